import "server-only";
import type { CompletionInput, Task } from "@/lib/contracts/tasks";
import { openPrerequisites } from "@/lib/domain/tasks/state";
import { conflict } from "@/lib/server/answers/problem";
import type { Call } from "@/lib/server/events/call";
import { type Changed, changeTask, type InHand, nameOf, next, type Standing } from "./change";
import type { Known } from "./facts";

/** Ticks a task and keeps what exports say of it as evidence. Ticked again, the newer evidence counts. */
export function completeTask(
  call: Call,
  migrationId: string,
  id: string,
  input: CompletionInput,
  ifMatch: number | null,
  facts: Known | null = null,
): Promise<Task> {
  const tick = (task: InHand, { tasks }: { tasks: ReadonlyMap<string, InHand> }): Changed => {
    const open = openPrerequisites(task.standing, standingsOf(tasks));
    if (open.length && !input.reason)
      throw conflict("prerequisites-open", `${waitsFor(task.standing, open)} Say why it is done nevertheless.`, {
        open: open.map(({ id: other, key, title, subject, state }) => ({ id: other, key, title, subject, state })),
      });
    return ticked(call, task, input);
  };
  return changeTask(call, migrationId, id, ifMatch, tick, facts);
}

/** Takes the tick back. What was said of the task otherwise stays. */
export function reopenTask(call: Call, migrationId: string, id: string, ifMatch: number | null): Promise<Task> {
  return changeTask(call, migrationId, id, ifMatch, unticked);
}

export const standingsOf = (tasks: ReadonlyMap<string, InHand>): Map<string, Standing> =>
  new Map([...tasks].map(([id, { standing }]) => [id, standing]));

export const waitsFor = ({ key }: Standing, open: readonly Standing[]): string =>
  `${key} waits for ${[...new Set(open.map((one) => one.key))].join(", ")}.`;

export function ticked({ now, actor }: Call, { standing, shown, row }: InHand, input: CompletionInput): Changed {
  const evidence = shown().check;
  const note = input.note || null;
  const reason = input.reason || null;
  const byId = actor.kind === "person" ? actor.id : null;
  return {
    row: next(row, { state: "open", stateReason: null, stateBy: null, stateAt: null }),
    completion: { taskId: row.id, at: now, by: actor.name, byId, note, reason, evidence },
    event: {
      verb: "tasks.complete",
      summary: `${nameOf(standing)} ticked${evidence?.result === "fail" ? ", though exports disagree" : ""}.`,
      before: { state: standing.state },
      after: { state: "done", ...(evidence ? { check: evidence.result, says: evidence.summary } : {}), ...(note ? { note } : {}) },
      reason,
    },
  };
}

/** Null where there is no tick to take back. */
export function unticked({ standing, row, completion }: InHand): Changed | null {
  if (!completion) return null;
  return {
    row: next(row),
    completion: null,
    event: {
      verb: "tasks.reopen",
      summary: `The tick of ${nameOf(standing)} taken back.`,
      before: { state: "done", by: completion.by, at: completion.at.toISOString() },
      after: { state: row.state },
    },
  };
}
