import "server-only";
import type { TaskComment } from "@/lib/contracts/task-comments";
import type { Actor } from "@/lib/domain/roles";
import type { Queryable } from "@/lib/server/database/queryable";

export type CommentRow = { id: string; taskId: string; at: Date; byKind: string; byId: string; by: string; text: string };

const columns = `id, task_id as "taskId", at, by_kind as "byKind", by_id as "byId", by_name as by, text`;

/** The comments of a task that were not taken out, the oldest first. */
export async function loadComments(db: Queryable, migrationId: string, taskId: string): Promise<CommentRow[]> {
  const { rows } = await db.query<CommentRow>(
    `select ${columns} from task_comment where migration_id = $1 and task_id = $2 and removed_at is null order by at, id`,
    [migrationId, taskId.toLowerCase()],
  );
  return rows;
}

/** How many comments each task has. */
export async function countComments(db: Queryable, migrationId: string): Promise<Map<string, number>> {
  const { rows } = await db.query<{ taskId: string; count: number }>(
    `select task_id as "taskId", count(*)::int as count from task_comment where migration_id = $1 and removed_at is null group by 1`,
    [migrationId],
  );
  return new Map(rows.map(({ taskId, count }) => [taskId, count]));
}

export function present({ id, at, by, byKind, byId, text }: CommentRow, actor: Actor): TaskComment {
  return { id, at: at.toISOString(), by, mine: byKind === actor.kind && byId === actor.id, text };
}
