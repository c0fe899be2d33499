import "server-only";
import type pg from "pg";
import { v7 } from "uuid";
import type { ChecklistTemplateUsed } from "@/lib/contracts/checklist-templates";
import type { PlannedTask } from "@/lib/domain/tasks/plan";
import { planShape, type ShapeUse } from "@/lib/domain/tasks/shape";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { record } from "@/lib/server/events/record";
import { loadFacts } from "../facts";
import { loadPlanned } from "../load";
import { blankRow, type TaskRow, writeTaskRow } from "../rows";
import { findTemplate } from "./read";

/** Shapes a migration's checklist by a kept one. Ticks, owners and dates are not touched, nor what the team shaped already. */
export async function applyTemplate(call: Call, migrationId: string, id: string): Promise<ChecklistTemplateUsed> {
  const { estate } = await loadFacts(migrationId);
  return await transaction(async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`tasks ${migrationId}`]);
    const { template, shape } = await findTemplate(client, id);
    const tasks = await loadPlanned(client, migrationId, estate);
    const use = planShape(shape, tasks);
    await write(client, { call, migrationId, name: template.name }, use, tasks);
    await notify(client, { migration: migrationId, subject: "task", id });
    return { shaped: use.shape.length, added: use.add.length, kept: use.kept };
  });
}

type Here = { call: Call; migrationId: string; name: string };

async function write(client: pg.PoolClient, here: Here, { shape, add }: ShapeUse<TaskRow>, tasks: readonly PlannedTask<TaskRow>[]) {
  const first = Math.max(0, ...tasks.map(({ kept }) => kept?.number ?? 0)) + 1;
  const added = add.map((one, place) => ({ ...one, id: v7(), number: first + place }));
  const idsOf = (needs: readonly string[]) =>
    needs.flatMap((key) =>
      [...added.filter((one) => one.key === key), ...tasks.filter((one) => one.template?.key === key)].map(({ id }) => id),
    );
  for (const { task, as } of shape) {
    const row = task.kept ?? blankRow({ ...task, templateKey: task.key });
    const { key, needs, ...said } = as;
    const chained = needs ? { prerequisites: idsOf(needs), ownNeeds: true } : {};
    await writeTaskRow(client, here.migrationId, { ...row, ...said, ...chained, revision: row.revision + 1 });
    await tell(client, here, { id: task.id, name: `${key} ${said.title ?? task.title}` }, said);
  }
  for (const { id, number, needs, key: _, ...said } of added) {
    const row = blankRow({ id, templateKey: null, subject: null, ...said });
    await writeTaskRow(client, here.migrationId, { ...row, ...said, number, prerequisites: idsOf(needs), revision: 1 });
    await tell(client, here, { id, name: `OWN-${number} ${said.title}` }, said);
  }
}

async function tell(client: pg.PoolClient, { call, migrationId, name }: Here, task: { id: string; name: string }, after: object) {
  const { actor, now: at, requestId } = call;
  const summary = `${task.name}: as the kept checklist "${name}" has it.`;
  await record(client, {
    migrationId,
    at,
    actor,
    requestId,
    verb: "tasks.edit",
    subject: { kind: "task", ...task },
    summary,
    after: { ...after },
  });
}
