import "server-only";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { count } from "@/lib/domain/words/numbers";
import { ProblemError } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { loadGroups } from "@/lib/server/estate/timeline";
import type { Call } from "@/lib/server/events/call";
import type { Birth } from "@/lib/server/projection/derive";
import { decideImport, type Work } from "./change";
import { eventOf } from "./event";
import { factsMoved } from "./facts-moved";
import { preview } from "./preview";
import { coverageTold, presentImport } from "./read";
import { changesIn, type ImportRow, requireImport, updateImport } from "./record";
import { again, isOpen, withAnswers } from "./replan";
import { settle } from "./settle";

/** Applies a planned import. Input given here is planned and applied at once; facts that moved since must be confirmed. */
export async function applyImport(
  call: Call,
  migrationId: string,
  importId: string,
  body: ImportInput,
  ifMatch: number | null,
): Promise<ImportRecord> {
  const outcome = await decideImport(call, migrationId, importId, ifMatch, async (work, row): Promise<Attempt> => {
    if (row.status === "applied") return { row, problem: null };
    return await applyWithin(work, row, body);
  });
  const current = await presentImport(pool(), outcome.row);
  if (outcome.problem) throw new ProblemError(409, outcome.problem.code, outcome.problem.detail, { import: current });
  return current;
}

type Attempt = { row: ImportRow; problem: { code: "needs-input" | "plan-changed"; detail: string } | null };

/** The part of applying that happens inside a transaction which already holds the migration. */
export async function applyWithin(work: Work, row: ImportRow, body: ImportInput): Promise<Attempt> {
  const { client, migration } = work;
  const said = Object.keys(body).length > 0;
  const laidOut = await withAnswers(work, row, body);
  if (isOpen(laidOut.row)) return { row: await again(work, laidOut.row), problem: askFor(laidOut.row) };
  const { row: settled, birth } = await settle(client, laidOut);
  if (settled.status === "needs-input") return { row: await again(work, settled), problem: askFor(settled) };
  if (!said && row.plan !== null && !row.plan.startsWith(`${migration.factsRevision}:`)) {
    const fresh = await preview(client, settled, migration.factsRevision);
    if (fresh.plan?.split(":")[1] !== row.plan.split(":")[1]) {
      const detail =
        "Facts moved since this import was planned, so it would change other things now. Look at the new plan and apply again to confirm it.";
      return { row: await updateImport(client, fresh, { revision: fresh.revision + 1 }), problem: { code: "plan-changed", detail } };
    }
  }
  return { row: await applySettled(work, settled, birth), problem: null };
}

function askFor(row: ImportRow): Attempt["problem"] {
  return { code: "needs-input", detail: row.questions.map((q) => q.message).join(" ") };
}

/** Facts, event and notice in one transaction. Before this commits nothing counts; after it everything does. */
export async function applySettled({ client, call, migration, tell }: Work, row: ImportRow, birth: Birth | null): Promise<ImportRow> {
  await updateImport(client, row, {
    status: "applied",
    appliedAt: call.now,
    appliedBy: call.actor.name,
    revision: row.revision + 1,
    plan: null,
    stages: null,
    byGroup: null,
  });
  await factsMoved(client, migration.id, call.now, { row, birth });
  const fresh = await requireImport(client, row.migrationId, row.id);
  const { rejected } = fresh;
  const { added, changed, unchanged, missing } = changesIn(fresh);
  const coverage = coverageTold(row, await loadGroups(client, row.migrationId));
  tell(
    eventOf(row, {
      verb: "imports.apply",
      summary: `Import #${row.number} applied: ${count(added)} added, ${count(changed)} changed, ${count(unchanged)} unchanged, ${count(missing)} missing, ${count(rejected)} rejected.`,
      after: { status: "applied", capturedAt: row.capturedAt, ...coverage, added, changed, unchanged, missing, rejected },
    }),
  );
  return fresh;
}
