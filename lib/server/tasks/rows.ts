import "server-only";
import type { Task, TaskCheck } from "@/lib/contracts/tasks";
import type { TaskComponent, TaskState } from "@/lib/domain/tasks/components";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import type { KeptTask } from "@/lib/domain/tasks/plan";
import type { Queryable } from "@/lib/server/database/queryable";

/** What people said of a task. */
export type TaskRow = KeptTask & {
  revision: number;
  state: Exclude<TaskState, "done">;
  stateReason: string | null;
  stateBy: string | null;
  stateAt: Date | null;
  ownerId: string | null;
  /** Who gave it to its owner, and when. */
  ownerBy: string | null;
  ownerAt: Date | null;
  /** A calendar date, YYYY-MM-DD. */
  dueDate: string | null;
  note: string | null;
  links: Task["links"];
  prerequisites: string[];
};

export type CompletionRow = {
  taskId: string;
  at: Date;
  by: string;
  /** The account that ticked; null for a service's token. */
  byId: string | null;
  note: string | null;
  reason: string | null;
  evidence: TaskCheck | null;
};

/** What a task is before anybody touched it. */
export function blankRow(of: {
  id: string;
  templateKey: string | null;
  subject: string | null;
  phase: PhaseId;
  component: TaskComponent;
}): TaskRow {
  return {
    ...of,
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

/** Of all tasks, or of one. */
export async function loadTaskRows(db: Queryable, migrationId: string, id: string | null = null): Promise<TaskRow[]> {
  const { rows } = await db.query<TaskRow>(
    `select id, template_key as "templateKey", subject, number, phase, component, title, detail, position, archived, prerequisites,
            own_needs as "ownNeeds", revision,
            state, state_reason as "stateReason", state_by as "stateBy", state_at as "stateAt", owner_id as "ownerId", owner_by as "ownerBy", owner_at as "ownerAt",
            due_date::text as "dueDate", note, links
       from task where migration_id = $1 and ($2::uuid is null or id = $2) order by number nulls first, id`,
    [migrationId, id],
  );
  return rows;
}

export async function loadCompletions(db: Queryable, migrationId: string, taskId: string | null = null): Promise<CompletionRow[]> {
  const { rows } = await db.query<CompletionRow>(
    `select task_id as "taskId", at, by_name as by, by_id as "byId", note, reason, evidence
       from task_completion where migration_id = $1 and ($2::uuid is null or task_id = $2)`,
    [migrationId, taskId],
  );
  return rows;
}

/** Writes what is now said of a task. */
export async function writeTaskRow(db: Queryable, migrationId: string, row: TaskRow): Promise<void> {
  await db.query(
    `insert into task (migration_id, id, template_key, subject, number, phase, component, title, detail, position, archived, prerequisites,
       revision, state, state_reason, state_by, state_at, owner_id, due_date, note, links, own_needs, owner_by, owner_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
     on conflict (migration_id, id) do update set title = $8, detail = $9, position = $10, archived = $11, prerequisites = $12,
       revision = $13, state = $14, state_reason = $15, state_by = $16, state_at = $17, owner_id = $18, due_date = $19, note = $20,
       links = $21, own_needs = $22, owner_by = $23, owner_at = $24`,
    [
      migrationId,
      row.id,
      row.templateKey,
      row.subject,
      row.number,
      row.phase,
      row.component,
      row.title,
      row.detail,
      row.position,
      row.archived,
      row.prerequisites,
      row.revision,
      row.state,
      row.stateReason,
      row.stateBy,
      row.stateAt,
      row.ownerId,
      row.dueDate,
      row.note,
      JSON.stringify(row.links),
      row.ownNeeds,
      row.ownerBy,
      row.ownerAt,
    ],
  );
}

/** A tick is a row; ticking again puts the newer one in its place. */
export async function writeCompletion(db: Queryable, migrationId: string, row: CompletionRow) {
  const { taskId, at, by, byId, note, reason, evidence } = row;
  await db.query(
    `insert into task_completion (migration_id, task_id, at, by_name, note, reason, evidence, by_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (migration_id, task_id) do update set at = $3, by_name = $4, note = $5, reason = $6, evidence = $7, by_id = $8`,
    [migrationId, taskId, at, by, note, reason, evidence && JSON.stringify(evidence), byId],
  );
}

export async function removeCompletion(db: Queryable, migrationId: string, taskId: string): Promise<void> {
  await db.query("delete from task_completion where migration_id = $1 and task_id = $2", [migrationId, taskId]);
}
