import "server-only";
import type { CompletionOutcome, CompletionsInput } from "@/lib/contracts/completions";
import type { CompletionInput } from "@/lib/contracts/tasks";
import { openPrerequisites } from "@/lib/domain/tasks/state";
import type { CompletedBefore } from "@/lib/server/database/columns";
import type { Call } from "@/lib/server/events/call";
import { type Changed, type InHand, nameOf, next, type Standing, standingsOf } from "./change";

/** What becomes of a task: how it is changed, or why it is left as it is, and what it waits for. */
export type Fate = { outcome: CompletionOutcome; sentence: string | null; change?: Changed; open?: readonly Standing[] };

/** What is asked for. `alone`: of one task by its own address, where ticking it again renews its evidence. */
export type Asked = CompletionsInput & { alone?: boolean };

/** What becomes of each task that is asked for, by its id. */
export function fatesOf(call: Call, tasks: ReadonlyMap<string, InHand>, asked: Asked): ReadonlyMap<string, Fate> {
  const { done, reason } = asked;
  const revisions = new Map(asked.tasks.map(({ id, revision }) => [id.toLowerCase(), revision]));
  const fates = new Map<string, Fate>([...revisions].map(([id, revision]) => [id, judge(tasks.get(id), revision, asked)]));
  const all = standingsOf(tasks);
  let waiting = [...fates].flatMap(([id, { outcome }]) => (outcome === "changed" ? (tasks.get(id) ?? []) : []));
  // Whoever waits for another one of them comes after it.
  for (;;) {
    const ready = waiting.filter(({ standing }) => !done || reason || !openPrerequisites(standing, all).length);
    if (!ready.length) break;
    for (const task of ready) {
      const change = done ? ticked(call, task, asked) : unticked(task);
      fates.set(task.row.id, { outcome: "changed", sentence: null, ...(change && { change }) });
      all.set(task.row.id, { ...task.standing, state: done ? "done" : task.row.state });
    }
    waiting = waiting.filter((task) => !ready.includes(task));
  }
  for (const { standing } of waiting) {
    const open = openPrerequisites(standing, all);
    const sentence = `${standing.key} waits for ${[...new Set(open.map((one) => one.key))].join(", ")}.`;
    fates.set(standing.id, { outcome: "waits", sentence, open });
  }
  return fates;
}

/** What can be said of a task before others are looked at. */
function judge(task: InHand | undefined, revision: number, { done, alone }: Asked): Fate {
  if (!task) return { outcome: "unknown", sentence: "It is no task of this migration any more." };
  const { row, completion, standing, shown } = task;
  const { key } = standing;
  const moved: Fate = { outcome: "stale", sentence: `Somebody changed ${key} meanwhile.` };
  if (alone && row.revision !== revision) return moved;
  if (done ? !alone && completion !== null && !shown().stale : completion === null)
    return { outcome: "already", sentence: done ? `${key} is ticked already.` : `${key} has no tick.` };
  return row.revision === revision ? { outcome: "changed", sentence: null } : moved;
}

/** Keeps what exports say of it as evidence. */
function ticked({ now, actor }: Call, { standing, shown, row }: InHand, input: CompletionInput): Changed {
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

/** What was said of the task otherwise stays. Null where there is no tick to undo. */
function unticked({ standing, row, completion }: InHand): Changed | null {
  if (!completion) return null;
  return {
    row: next(row),
    completion: null,
    event: {
      verb: "tasks.reopen",
      summary: `${nameOf(standing)} unticked.`,
      before: { state: "done", by: completion.by, at: completion.at.toISOString() },
      after: { state: row.state },
    },
  };
}

/** A task as it was before it was ticked, or unticked. */
export function restored(
  { standing, row, completion }: InHand,
  { id, revision: _, completion: tick, stateAt, ...said }: CompletedBefore,
): Changed {
  return {
    row: next(row, { ...said, stateAt: stateAt === null ? null : new Date(stateAt) }),
    completion: tick && { ...tick, taskId: id, at: new Date(tick.at) },
    event: {
      verb: tick ? "tasks.complete" : "tasks.reopen",
      summary: tick ? `${nameOf(standing)} ticked by ${tick.by} as before.` : `${nameOf(standing)} unticked.`,
      before: completion ? { state: "done", by: completion.by, at: completion.at.toISOString() } : { state: row.state },
      after: tick ? { state: "done", by: tick.by, at: tick.at } : { state: said.state },
    },
  };
}
