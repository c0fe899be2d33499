import "server-only";
import type { DriftReasonsAnswer, DriftReasonsInput } from "@/lib/contracts/drift";
import type { DriftItem } from "@/lib/domain/drift/item";
import { conflict } from "@/lib/server/answers/problem";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Call } from "@/lib/server/events/call";
import type { Told } from "@/lib/server/events/change";
import { changeHeld } from "@/lib/server/migrations/change-held";
import { presentDrift } from "./list";
import { readDrift } from "./read";

/**
 * Writes one reason for differences that nothing else explains, or removes what was written. Waits for imports, so that it is
 * written of what is there. All or none: a difference that is gone, stops, or is explained by a rule takes no reason.
 */
export async function writeReasons(
  call: Call,
  migrationId: string,
  { items: asked, reason }: DriftReasonsInput,
): Promise<DriftReasonsAnswer> {
  return await changeHeld(call, { migrationId, news: "drift" }, async (client) => {
    const byId = new Map((await readDrift(migrationId, client)).items.map((item) => [item.id, item]));
    const items = [...new Set(asked)].map((id) => explainable(byId.get(id), id));
    const changed = items.filter((item) => (reason === null ? item.rule === "written" : item.reason !== reason));
    await write(client, call, migrationId, changed, reason);
    const after = new Map((await readDrift(migrationId, client)).items.map((item) => [item.id, item]));
    return {
      answer: { changed: changed.length, items: items.map(({ id }) => presentDrift(after.get(id) ?? explainable(undefined, id))) },
      told: changed.map((item) => toldOf(item, reason)),
    };
  });
}

function explainable(item: DriftItem | undefined, id: string): DriftItem {
  if (!item) throw conflict("not-explainable", "This difference is not there any more. Look at the list again.", { item: id });
  if (item.severity === "stops")
    throw conflict(
      "not-explainable",
      `${item.subject}: no reason opens the gate here. ${item.says} Once it is meant, renew the baseline.`,
      { item: id },
    );
  if (item.severity === "unexplained" || item.rule === "written") return item;
  throw conflict("not-explainable", `${item.subject} needs no reason: ${item.reason}`, { item: id });
}

async function write(db: Queryable, call: Call, migrationId: string, items: readonly DriftItem[], reason: string | null): Promise<void> {
  const { driftReason } = tables(db);
  await driftReason.deleteMany({ where: { migrationId, item: { in: items.map(({ id }) => id) } } });
  if (reason === null) return;
  const said = { migrationId, reason, saidBy: call.actor.name, saidAt: call.now };
  await driftReason.createMany({ data: items.map(({ id, fingerprint }) => ({ ...said, item: id, fingerprint })) });
}

/** One event per difference: each can be found by its name. */
function toldOf({ id, subject, change: what, reason: before }: DriftItem, reason: string | null): Told {
  return {
    verb: reason === null ? "drift.unexplain" : "drift.explain",
    subject: { kind: "drift", id, name: subject },
    summary: reason === null ? `The reason for ${subject} (${what}) removed.` : `${subject} (${what}) explained.`,
    before: { reason: before },
    after: { reason },
    reason,
  };
}
