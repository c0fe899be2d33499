import "server-only";
import { v7 } from "uuid";
import type { TaskComment } from "@/lib/contracts/task-comments";
import { may } from "@/lib/domain/roles";
import { notAllowed, notFound } from "@/lib/server/answers/problem";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { nameOf } from "../change";
import { findPlanned } from "../list";
import { type CommentRow, loadComments, present } from "./read";

/** Writes about a task. Comments are no part of the task's revision: two people may write at once. */
export async function addComment(call: Call, migrationId: string, taskId: string, text: string): Promise<TaskComment> {
  const { actor, now } = call;
  const task = await findPlanned(migrationId, taskId);
  const row: CommentRow = { id: v7(), taskId: task.id, at: now, byKind: actor.kind, byId: actor.id, by: actor.name, text };
  return await change(call, { migrationId, news: "task" }, async (client) => {
    await tables(client).taskComment.create({ data: { ...row, migrationId } });
    const name = nameOf(task);
    const summary = `${actor.name} commented on ${name}.`;
    return {
      answer: present(row, actor),
      told: { verb: "tasks.comment", subject: { kind: "task", id: task.id, name }, summary, after: { comment: text } },
    };
  });
}

/** Takes a comment out of sight. Whoever wrote it may, and leads; the row and its event stay. */
export async function removeComment(call: Call, migrationId: string, taskId: string, id: string): Promise<TaskComment> {
  const { actor, now } = call;
  const task = await findPlanned(migrationId, taskId);
  return await change(call, { migrationId, lock: `tasks ${migrationId}`, news: "task" }, async (client) => {
    const row = (await loadComments(client, migrationId, task.id)).find((one) => one.id === id.toLowerCase());
    if (!row) throw notFound("The comment");
    const shown = present(row, actor);
    if (!shown.mine && !may(actor, "tasks.shape")) throw notAllowed("Taking out what somebody else wrote takes a lead.");
    const where = { migrationId_id: { migrationId, id: row.id } };
    await tables(client).taskComment.update({ where, data: { removedAt: now, removedBy: actor.name } });
    const name = nameOf(task);
    const summary = `A comment of ${row.by} on ${name} taken out.`;
    return {
      answer: shown,
      told: { verb: "tasks.uncomment", subject: { kind: "task", id: task.id, name }, summary, before: { comment: row.text } },
    };
  });
}
