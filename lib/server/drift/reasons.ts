import "server-only";
import type { DriftReasonsAnswer, DriftReasonsInput } from "@/lib/contracts/drift";
import type { DriftItem } from "@/lib/domain/drift/item";
import { conflict } from "@/lib/server/answers/problem";
import type { Queryable } from "@/lib/server/database/queryable";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { record } from "@/lib/server/events/record";
import { lockMigration } from "@/lib/server/migrations/row";
import { presentDrift } from "./list";
import { readDrift } from "./read";

/**
 * Writes one reason for differences that nothing else explains, or takes back what was written. Waits for imports, so that it is
 * written of what is there. All or none: a difference that is gone, stops, or is explained by a rule takes no reason.
 */
export async function writeReasons(
  call: Call,
  migrationId: string,
  { items: asked, reason }: DriftReasonsInput,
): Promise<DriftReasonsAnswer> {
  return await transaction(async (client) => {
    await lockMigration(client, migrationId);
    const byId = new Map((await readDrift(migrationId, client)).items.map((item) => [item.id, item]));
    const items = [...new Set(asked)].map((id) => explainable(byId.get(id), id));
    const changed = items.filter((item) => (reason === null ? item.rule === "written" : item.reason !== reason));
    for (const item of changed) await writeOne(client, call, migrationId, item, reason);
    for (const item of changed) await tell(client, call, migrationId, item, reason);
    if (changed.length) await notify(client, { migration: migrationId, subject: "drift", id: migrationId });
    const after = new Map((await readDrift(migrationId, client)).items.map((item) => [item.id, item]));
    return { changed: changed.length, items: items.map(({ id }) => presentDrift(after.get(id) ?? explainable(undefined, id))) };
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

async function writeOne(client: Queryable, call: Call, migrationId: string, item: DriftItem, reason: string | null): Promise<void> {
  if (reason === null) {
    await client.query("delete from drift_reason where migration_id = $1 and item = $2", [migrationId, item.id]);
    return;
  }
  await client.query(
    `insert into drift_reason (migration_id, item, fingerprint, reason, said_by, said_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (migration_id, item) do update set fingerprint = $3, reason = $4, said_by = $5, said_at = $6`,
    [migrationId, item.id, item.fingerprint, reason, call.actor.name, call.now],
  );
}

/** One event per difference: each can be found by its name. */
async function tell(client: Parameters<typeof record>[0], call: Call, migrationId: string, item: DriftItem, reason: string | null) {
  const { now: at, actor, requestId } = call;
  await record(client, {
    migrationId,
    at,
    actor,
    requestId,
    verb: reason === null ? "drift.unexplain" : "drift.explain",
    subject: { kind: "drift", id: item.id, name: item.subject },
    summary:
      reason === null ? `The reason for ${item.subject} (${item.change}) taken back.` : `${item.subject} (${item.change}) explained.`,
    before: { reason: item.reason },
    after: { reason },
    reason,
  });
}
