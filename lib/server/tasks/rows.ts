import "server-only";
import type { TaskComponent } from "@/lib/domain/tasks/components";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import { Prisma, type Task, type TaskCompletion } from "@/lib/server/database/client/client";
import { allTyped, dayIn, dayOf, type Typed } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

/** What people said of a task. `dueDate` is a calendar date. */
export type TaskRow = Omit<Typed<"Task", Task>, "migrationId" | "dueDate"> & { dueDate: string | null };
/** A tick. `byId` is null for a service's token. */
export type CompletionRow = Omit<Typed<"TaskCompletion", TaskCompletion>, "migrationId">;

/** What a task is before anybody touched it. */
export function blankRow(of: {
  id: string;
  templateKey: string | null;
  subject: string | null;
  phase: PhaseId;
  component: TaskComponent;
}): TaskRow {
  return {
    id: of.id,
    templateKey: of.templateKey,
    subject: of.subject,
    phase: of.phase,
    component: of.component,
    number: null,
    title: null,
    detail: null,
    position: null,
    archived: null,
    prerequisites: [],
    ownNeeds: of.templateKey === null,
    revision: 0,
    state: "open",
    stateReason: null,
    stateBy: null,
    stateAt: null,
    ownerId: null,
    ownerBy: null,
    ownerAt: null,
    dueDate: null,
    note: null,
    links: [],
  };
}

const withoutMigration = { omit: { migrationId: true } } as const;

export async function loadTaskRows(db: Queryable, migrationId: string): Promise<TaskRow[]> {
  const order = [{ number: { sort: "asc", nulls: "first" } }, { id: "asc" }] as const;
  const rows = await tables(db).task.findMany({ where: { migrationId }, orderBy: [...order], ...withoutMigration });
  return allTyped("Task", rows).map((row) => ({ ...row, dueDate: dayOf(row.dueDate) }));
}

export async function loadCompletions(db: Queryable, migrationId: string): Promise<CompletionRow[]> {
  return allTyped("TaskCompletion", await tables(db).taskCompletion.findMany({ where: { migrationId }, ...withoutMigration }));
}

/** What is said of a task from now on, and its tick; null where it has none. */
export type SaidOfTask = { row: TaskRow; completion: CompletionRow | null };

/** Writes tasks as they are from now on. One whose revision is the first was never written before. */
export async function writeTasks(db: Queryable, migrationId: string, said: readonly SaidOfTask[]): Promise<void> {
  const { task, taskCompletion } = tables(db);
  const known = said.flatMap(({ row }) => (row.revision > 1 ? row.id : []));
  if (known.length) {
    await task.deleteMany({ where: { migrationId, id: { in: known } } });
    await taskCompletion.deleteMany({ where: { migrationId, taskId: { in: known } } });
  }
  await task.createMany({ data: said.map(({ row }) => ({ ...row, migrationId, dueDate: dayIn(row.dueDate) })) });
  const ticks = said.flatMap(({ completion }) => completion ?? []);
  if (ticks.length)
    await taskCompletion.createMany({ data: ticks.map((one) => ({ ...one, migrationId, evidence: one.evidence ?? Prisma.DbNull })) });
}
