import "server-only";
import type { TaskComment } from "@/lib/contracts/task-comments";
import type { Actor } from "@/lib/domain/roles";
import { pool } from "@/lib/server/database/pool";
import { findPlanned } from "../list";
import { loadComments, present } from "./read";

export async function listComments(migrationId: string, taskId: string, actor: Actor): Promise<{ items: TaskComment[] }> {
  const { id } = await findPlanned(migrationId, taskId);
  return { items: (await loadComments(pool(), migrationId, id)).map((row) => present(row, actor)) };
}
