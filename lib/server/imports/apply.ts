import "server-only";
import type pg from "pg";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { isComponentImport } from "@/lib/domain/components";
import { may } from "@/lib/domain/roles";
import { count } from "@/lib/domain/words/numbers";
import { record } from "@/lib/server/activity/record";
import type { Call } from "@/lib/server/call";
import { placeBareComponents } from "@/lib/server/components/bare-names";
import { renewComponentCounts } from "@/lib/server/components/changes";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import { notify } from "@/lib/server/events/notify";
import { requireRevision } from "@/lib/server/http/preconditions";
import { archived, conflict, notAllowed, notFound, ProblemError } from "@/lib/server/http/problem";
import { findMigration, type MigrationRow } from "@/lib/server/migrations/row";
import { agentsAround } from "@/lib/server/projection/around-affected";
import type { Birth } from "@/lib/server/projection/derive";
import { reproject, reprojectAround } from "@/lib/server/projection/reproject";
import { loadGroups } from "@/lib/server/projection/timeline";
import { resolveBareNames } from "./bare-names";
import { placeServers } from "./known-servers";
import { inImportTurn } from "./memory";
import { type LaidOut, preview, settle } from "./plan";
import { coverageTold, presentImport } from "./read";
import { findImport, type ImportRow, updateImport } from "./record";
import { refusing } from "./refuse";
import { again, isOpen, withAnswers } from "./replan";
import { sayRetired } from "./retired-groups";
import { placeSameLabels } from "./same-labels";
import { tellerOf } from "./standing";

/** Takes the migration for one writer at a time, so that facts do not move between plan and apply. */
export async function lockMigration(client: pg.PoolClient, migrationId: string): Promise<MigrationRow> {
  const migration = await findMigration(client, migrationId, "for update");
  if (!migration) throw notFound("The migration");
  if (migration.archivedAt) throw archived();
  return migration;
}

/** Applies a planned import. Input given here is planned and applied at once; facts that moved since must be confirmed. */
export async function applyImport(
  call: Call,
  migrationId: string,
  importId: string,
  body: ImportInput,
  ifMatch: number | null,
): Promise<ImportRecord> {
  const found = await findImport(pool(), migrationId, importId);
  if (!found) throw notFound("The import");
  const subject = { kind: "import", id: found.id, name: `#${found.number} ${found.fileName}` } as const;
  const outcome = await refusing(call, migrationId, subject, () =>
    inImportTurn(
      () => transaction((client) => attemptImport(client, call, migrationId, importId, body, ifMatch)),
      tellerOf(migrationId, importId).waits,
    ),
  );
  const current = await presentImport(null, outcome.row);
  if (outcome.problem) throw new ProblemError(409, outcome.problem.code, outcome.problem.detail, { import: current });
  return current;
}

async function attemptImport(
  client: pg.PoolClient,
  call: Call,
  migrationId: string,
  importId: string,
  body: ImportInput,
  ifMatch: number | null,
): Promise<Attempt> {
  const migration = await lockMigration(client, migrationId);
  const row = await findImport(client, migrationId, importId);
  if (!row) throw notFound("The import");
  requireRevision(ifMatch, row.revision, await presentImport(client, row));
  if (row.status === "undone") throw conflict("undone", "This import was undone. Import the file again to use it.");
  if (row.status === "applied") return { row, problem: null };
  return await applyWithin(client, call, migration, row, body);
}

type Attempt = { row: ImportRow; problem: { code: "needs-input" | "plan-changed"; detail: string } | null };

/** The part of applying that happens inside a transaction which already holds the migration. */
export async function applyWithin(
  client: pg.PoolClient,
  call: Call,
  migration: MigrationRow,
  row: ImportRow,
  body: ImportInput,
): Promise<Attempt> {
  const said = Object.keys(body).length > 0;
  const laidOut = await withAnswers(client, call, row, body);
  if (isOpen(laidOut.row)) return { row: await again(client, laidOut.row, migration), problem: askFor(laidOut.row) };
  const { row: settled, birth } = await settle(client, laidOut);
  if (settled.status === "needs-input") return { row: await again(client, settled, migration), problem: askFor(settled) };
  if (!said && row.plan !== null && !row.plan.startsWith(`${migration.factsRevision}:`)) {
    const fresh = await preview(client, settled, migration.factsRevision);
    if (fresh.plan?.split(":")[1] !== row.plan.split(":")[1]) {
      const detail =
        "Facts moved since this import was planned, so it would change other things now. Look at the new plan and apply again to confirm it.";
      return { row: await updateImport(client, fresh, { revision: fresh.revision + 1 }), problem: { code: "plan-changed", detail } };
    }
  }
  return { row: await applySettled(client, call, migration, settled, birth), problem: null };
}

function askFor(row: ImportRow): Attempt["problem"] {
  return { code: "needs-input", detail: row.questions.map((q) => q.message).join(" ") };
}

/** Facts, event and notice in one transaction. Before this commits nothing counts; after it everything does. */
export async function applySettled(
  client: pg.PoolClient,
  call: Call,
  migration: MigrationRow,
  row: ImportRow,
  birth: Birth | null,
): Promise<ImportRow> {
  const applied = await updateImport(client, row, {
    status: "applied",
    appliedAt: call.now,
    appliedBy: call.actor.name,
    revision: row.revision + 1,
    plan: null,
    stages: null,
    byGroup: null,
  });
  await factsMoved(client, migration.id, call.now, { row, birth });
  const fresh = (await findImport(client, row.migrationId, row.id)) ?? applied;
  const { added, changed, unchanged, missing, rejected } = fresh;
  await record(client, {
    migrationId: migration.id,
    at: call.now,
    actor: call.actor,
    verb: "imports.apply",
    importId: row.id,
    requestId: call.requestId,
    subject: { kind: "import", id: row.id, name: `#${row.number} ${row.fileName}` },
    summary: `Import #${row.number} applied: ${count(added)} added, ${count(changed)} changed, ${count(unchanged)} unchanged, ${count(missing)} missing, ${count(rejected)} rejected.`,
    after: {
      status: "applied",
      capturedAt: row.capturedAt,
      ...coverageTold(row, await loadGroups(client, row.migrationId)),
      added,
      changed,
      unchanged,
      missing,
      rejected,
    },
  });
  await notify(client, { migration: migration.id, subject: "import", id: row.id });
  return fresh;
}

/** Everything derived follows the facts: after one import came or went, or after all names were read anew. */
export async function factsMoved(client: pg.PoolClient, migrationId: string, now: Date, around: LaidOut | null) {
  await client.query("update migration set facts_revision = facts_revision + 1 where id = $1", [migrationId]);
  await placeBareComponents(client, migrationId, null);
  await placeAmong(client, migrationId, now, around);
  await sayRetired(client, migrationId, null);
}

async function placeAmong(client: pg.PoolClient, migrationId: string, now: Date, around: LaidOut | null) {
  if (around && isComponentImport(around.row.kind)) {
    await renewComponentCounts(client, migrationId);
    if (await placeServers(client, migrationId, null)) {
      await resolveBareNames(client, migrationId, null);
      await placeServers(client, migrationId, null);
      await placeSameLabels(client, migrationId, null);
      await reproject(client, migrationId, "all", now);
      return;
    }
    await reproject(client, migrationId, await agentsAround(client, migrationId, around.row), now);
    return;
  }
  const named = await resolveBareNames(client, migrationId, null);
  const aside = await placeServers(client, migrationId, null);
  const labelled = await placeSameLabels(client, migrationId, null);
  if (around && !named && !aside && !labelled) await reprojectAround(client, migrationId, around.row.number, now, around.birth);
  else await reproject(client, migrationId, "all", now);
}

/** What waits and names one of these agents says no longer what was answered. Its counts follow when it is looked at for application. */
export async function renewSameLabels(client: pg.PoolClient, migrationId: string, agents: readonly number[]): Promise<void> {
  const { rows } = await client.query<{ number: number }>(
    `select i.number from import i
      where i.migration_id = $1 and i.kind = 'agents' and i.status in ('planned', 'needs-input')
        and exists (select from observation o where o.migration_id = $1 and o.number = i.number and o.agent_key = any($2))`,
    [migrationId, agents],
  );
  for (const { number } of rows) await placeSameLabels(client, migrationId, number);
}

/** Undoes an applied import exactly, or discards one that was only planned. */
export async function undoImport(call: Call, migrationId: string, importId: string, ifMatch: number | null): Promise<ImportRecord> {
  const undo = async (client: pg.PoolClient) => {
    const migration = await lockMigration(client, migrationId);
    const found = await findImport(client, migrationId, importId);
    if (!found) throw notFound("The import");
    requireRevision(ifMatch, found.revision, await presentImport(client, found));
    if (found.status === "undone") return found;
    const wasApplied = found.status === "applied";
    if (wasApplied && !may(call.actor, "imports.undo", { archived: false })) throw notAllowed("Undoing an applied import takes a lead.");
    const undone = await updateImport(client, found, {
      status: "undone",
      undoneAt: call.now,
      undoneBy: call.actor.name,
      revision: found.revision + 1,
      questions: [],
    });
    if (wasApplied) await factsMoved(client, migration.id, call.now, { row: found, birth: null });
    await record(client, {
      migrationId,
      at: call.now,
      actor: call.actor,
      verb: wasApplied ? "imports.undo" : "imports.discard",
      importId: found.id,
      requestId: call.requestId,
      subject: { kind: "import", id: found.id, name: `#${found.number} ${found.fileName}` },
      summary: wasApplied ? `Import #${found.number} undone.` : `Import #${found.number} discarded before it was applied.`,
      before: { status: found.status },
      after: { status: "undone" },
    });
    await notify(client, { migration: migrationId, subject: "import", id: found.id });
    return undone;
  };
  const row = await inImportTurn(() => transaction(undo), tellerOf(migrationId, importId).waits);
  return await presentImport(null, row);
}
