import "server-only";
import { v7 } from "uuid";
import type { TaskComment } from "@/lib/contracts/task-comments";
import { may } from "@/lib/domain/roles";
import { notAllowed, notFound } from "@/lib/server/answers/problem";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { record } from "@/lib/server/events/record";
import { nameOf } from "../change";
import { findTask } from "../list";
import { type CommentRow, loadComments, present } from "./read";

/** Writes about a task. Comments are no part of the task's revision: two people may write at once. */
export async function addComment(call: Call, migrationId: string, taskId: string, text: string): Promise<TaskComment> {
  const { actor, now } = call;
  const task = await findTask(migrationId, taskId);
  const row: CommentRow = { id: v7(), taskId: task.id, at: now, byKind: actor.kind, byId: actor.id, by: actor.name, text };
  return await transaction(async (client) => {
    await client.query(
      "insert into task_comment (migration_id, id, task_id, at, by_kind, by_id, by_name, text) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      [migrationId, row.id, row.taskId, row.at, row.byKind, row.byId, row.by, row.text],
    );
    const name = nameOf(task);
    await record(client, {
      migrationId,
      at: now,
      actor,
      requestId: call.requestId,
      verb: "tasks.comment",
      subject: { kind: "task", id: task.id, name },
      summary: `${actor.name} commented on ${name}.`,
      after: { comment: text },
    });
    await notify(client, { migration: migrationId, subject: "task", id: task.id });
    return present(row, actor);
  });
}

/** Takes a comment out of sight. Whoever wrote it may, and leads; the row and its event stay. */
export async function removeComment(call: Call, migrationId: string, taskId: string, id: string): Promise<TaskComment> {
  const { actor, now } = call;
  const task = await findTask(migrationId, taskId);
  return await transaction(async (client) => {
    const row = (await loadComments(client, migrationId, task.id)).find((one) => one.id === id.toLowerCase());
    if (!row) throw notFound("The comment");
    const shown = present(row, actor);
    if (!shown.mine && !may(actor, "tasks.shape")) throw notAllowed("Taking out what somebody else wrote takes a lead.");
    const { rowCount } = await client.query(
      "update task_comment set removed_at = $3, removed_by = $4 where migration_id = $1 and id = $2 and removed_at is null",
      [migrationId, row.id, now, actor.name],
    );
    if (!rowCount) throw notFound("The comment");
    const name = nameOf(task);
    await record(client, {
      migrationId,
      at: now,
      actor,
      requestId: call.requestId,
      verb: "tasks.uncomment",
      subject: { kind: "task", id: task.id, name },
      summary: `A comment of ${row.by} on ${name} taken out.`,
      before: { comment: row.text },
    });
    await notify(client, { migration: migrationId, subject: "task", id: task.id });
    return shown;
  });
}
