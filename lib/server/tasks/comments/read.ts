import "server-only";
import type { TaskComment } from "@/lib/contracts/task-comments";
import type { Actor } from "@/lib/domain/roles";
import type { TaskComment as Row } from "@/lib/server/database/client/client";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

export type CommentRow = Omit<Row, "migrationId" | "removedAt" | "removedBy">;

/** The comments of a task that were not taken out, the oldest first. */
export function loadComments(db: Queryable, migrationId: string, taskId: string): Promise<CommentRow[]> {
  return tables(db).taskComment.findMany({ where: { migrationId, taskId, removedAt: null }, orderBy: [{ at: "asc" }, { id: "asc" }] });
}

/** How many comments each task has. */
export async function countComments(db: Queryable, migrationId: string): Promise<Map<string, number>> {
  const counts = await tables(db).taskComment.groupBy({ by: "taskId", where: { migrationId, removedAt: null }, _count: true });
  return new Map(counts.map(({ taskId, _count }) => [taskId, _count]));
}

export function present({ id, at, by, byKind, byId, text }: CommentRow, actor: Actor): TaskComment {
  return { id, at: at.toISOString(), by, mine: byKind === actor.kind && byId === actor.id, text };
}
