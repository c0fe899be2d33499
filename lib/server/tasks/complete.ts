import "server-only";
import type { CompletionInput, Task } from "@/lib/contracts/tasks";
import { openPrerequisites } from "@/lib/domain/tasks/state";
import { conflict } from "@/lib/server/answers/problem";
import type { Call } from "@/lib/server/events/call";
import { changeTask, type Event, type InHand, nameOf } from "./change";
import type { Known } from "./facts";
import { removeCompletion, writeCompletion, writeTaskRow } from "./rows";

/** Ticks a task and keeps what exports say of it as evidence. Ticked again, the newer evidence counts. */
export function completeTask(
  call: Call,
  migrationId: string,
  id: string,
  input: CompletionInput,
  ifMatch: number | null,
  facts: Known | null = null,
): Promise<Task> {
  const tick = async ({ client, shown, row, all }: InHand): Promise<Event> => {
    const reason = input.reason || null;
    const open = openPrerequisites(shown, all);
    if (open.length && !reason)
      throw conflict(
        "prerequisites-open",
        `${shown.key} waits for ${[...new Set(open.map(({ key }) => key))].join(", ")}. Say why it is done nevertheless.`,
        { open: open.map(({ id: task, key, title, subject, state }) => ({ id: task, key, title, subject, state })) },
      );
    const evidence = shown.check;
    await writeTaskRow(client, migrationId, {
      ...row,
      state: "open",
      stateReason: null,
      stateBy: null,
      stateAt: null,
      revision: row.revision + 1,
    });
    const note = input.note || null;
    await writeCompletion(client, migrationId, {
      taskId: shown.id,
      at: call.now,
      by: call.actor.name,
      byId: call.actor.kind === "person" ? call.actor.id : null,
      note,
      reason,
      evidence,
    });
    return {
      verb: "tasks.complete",
      summary: `${nameOf(shown)} ticked${evidence?.result === "fail" ? ", though exports disagree" : ""}.`,
      before: { state: shown.state },
      after: { state: "done", ...(evidence ? { check: evidence.result, says: evidence.summary } : {}), ...(note ? { note } : {}) },
      reason,
    };
  };
  return changeTask(call, migrationId, id, ifMatch, tick, facts);
}

/** Takes the tick back. What was said of the task otherwise stays. */
export function reopenTask(call: Call, migrationId: string, id: string, ifMatch: number | null): Promise<Task> {
  return changeTask(call, migrationId, id, ifMatch, async ({ client, shown, row }) => {
    if (!shown.completion) return null;
    await writeTaskRow(client, migrationId, { ...row, revision: row.revision + 1 });
    await removeCompletion(client, migrationId, shown.id);
    const { by, at } = shown.completion;
    return {
      verb: "tasks.reopen",
      summary: `The tick of ${nameOf(shown)} taken back.`,
      before: { state: "done", by, at },
      after: { state: row.state },
    };
  });
}
