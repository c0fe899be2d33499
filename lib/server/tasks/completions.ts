import "server-only";
import { v7 } from "uuid";
import type { CompletionOutcome, CompletionsChanged, CompletionsInput, CompletionsUndone } from "@/lib/contracts/completions";
import { openPrerequisites } from "@/lib/domain/tasks/state";
import { notFound } from "@/lib/server/answers/problem";
import { type CompletedBefore, typed } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import { type AllInHand, type Changed, changeTasks, type InHand, nameOf, next } from "./change";
import { standingsOf, ticked, unticked, waitsFor } from "./complete";
import type { TaskRow } from "./rows";

/** What becomes of a task: how it is changed, or why it is left as it is. */
type Fate = { outcome: CompletionOutcome; sentence: string | null; change?: Changed };

/** Ticks several tasks, or takes their ticks back, in one go. One that somebody changed meanwhile, or that waits for another, is left, and told. */
export async function changeCompletions(call: Call, migrationId: string, input: CompletionsInput): Promise<CompletionsChanged> {
  const id = v7();
  let fates: ReadonlyMap<string, Fate> = new Map();
  let before: AllInHand["tasks"] = new Map();
  const now = await changeTasks(call, migrationId, async ({ tasks }, db) => {
    [fates, before] = [fatesOf(call, tasks, input), tasks];
    const changes = [...fates.values()].flatMap(({ change }) => change ?? []);
    const data = { migrationId, id, at: call.now, by: call.actor.name, done: input.done };
    if (changes.length)
      await tables(db).completionChange.create({ data: { ...data, before: changes.map(({ row }) => beforeOf(tasks.get(row.id), row)) } });
    return changes;
  });
  const after = new Map(now.map((task) => [task.id, task]));
  const items = [...fates].map(([task, { outcome, sentence }]) => ({
    id: task,
    outcome,
    sentence,
    task: after.get(task) ?? before.get(task)?.shown() ?? null,
  }));
  return { id: now.length ? id : null, changed: now.length, items };
}

function fatesOf(call: Call, tasks: AllInHand["tasks"], { done, tasks: asked, ...said }: CompletionsInput): ReadonlyMap<string, Fate> {
  const revisions = new Map(asked.map(({ id, revision }) => [id.toLowerCase(), revision]));
  const fates = new Map<string, Fate>([...revisions].map(([id, revision]) => [id, judge(tasks.get(id), revision, done)]));
  const all = standingsOf(tasks);
  let waiting = [...fates].flatMap(([id, { outcome }]) => (outcome === "changed" ? (tasks.get(id) ?? []) : []));
  // Whoever waits for another one of them comes after it.
  for (;;) {
    const ready = waiting.filter(({ standing }) => !done || said.reason || !openPrerequisites(standing, all).length);
    if (!ready.length) break;
    for (const task of ready) {
      const change = done ? ticked(call, task, said) : unticked(task);
      fates.set(task.row.id, { outcome: "changed", sentence: null, ...(change && { change }) });
      all.set(task.row.id, { ...task.standing, state: done ? "done" : task.row.state });
    }
    waiting = waiting.filter((task) => !ready.includes(task));
  }
  for (const { standing } of waiting)
    fates.set(standing.id, { outcome: "waits", sentence: waitsFor(standing, openPrerequisites(standing, all)) });
  return fates;
}

/** What can be said of a task before others are looked at. */
function judge(task: InHand | undefined, revision: number, done: boolean): Fate {
  if (!task) return { outcome: "unknown", sentence: "It is no task of this migration any more." };
  const { row, completion, standing, shown } = task;
  const { key } = standing;
  if (done ? completion !== null && !shown().stale : completion === null)
    return { outcome: "already", sentence: done ? `${key} is ticked already.` : `${key} has no tick.` };
  if (row.revision !== revision) return { outcome: "stale", sentence: `Somebody changed ${key} meanwhile.` };
  return { outcome: "changed", sentence: null };
}

function beforeOf(task: InHand | undefined, { id, revision }: TaskRow): CompletedBefore {
  const { state = "open", stateReason = null, stateBy = null, stateAt = null } = task?.row ?? {};
  const { taskId: _, at, ...tick } = task?.completion ?? { taskId: id, at: null };
  return {
    id,
    revision,
    state,
    stateReason,
    stateBy,
    stateAt: stateAt?.toISOString() ?? null,
    completion: at && "by" in tick ? { ...tick, at: at.toISOString() } : null,
  };
}

/** Gives every task back what it was before, unless somebody changed it since: those are named. Done twice, it is done once. */
export async function undoCompletions(call: Call, migrationId: string, id: string): Promise<CompletionsUndone> {
  const kept: string[] = [];
  const restored = await changeTasks(call, migrationId, async ({ tasks }, db) => {
    const { completionChange } = tables(db);
    const where = { migrationId_id: { migrationId, id } };
    const found = await completionChange.findUnique({ where });
    if (!found) throw notFound("The change");
    if (found.undoneAt) return [];
    await completionChange.update({ where, data: { undoneAt: call.now, undoneBy: call.actor.name } });
    return typed("CompletionChange", found).before.flatMap((was) => {
      const task = tasks.get(was.id);
      if (task?.row.revision === was.revision) return [restore(task, was)];
      kept.push(task?.standing.key ?? was.id);
      return [];
    });
  });
  return { id, restored: restored.length, kept };
}

function restore({ standing, row, completion }: InHand, { id, revision: _, completion: tick, stateAt, ...said }: CompletedBefore): Changed {
  return {
    row: next(row, { ...said, stateAt: stateAt === null ? null : new Date(stateAt) }),
    completion: tick && { ...tick, taskId: id, at: new Date(tick.at) },
    event: {
      verb: tick ? "tasks.complete" : "tasks.reopen",
      summary: tick ? `${nameOf(standing)} ticked by ${tick.by} as before.` : `The tick of ${nameOf(standing)} taken back.`,
      before: completion ? { state: "done", by: completion.by, at: completion.at.toISOString() } : { state: row.state },
      after: tick ? { state: "done", by: tick.by, at: tick.at } : { state: said.state },
    },
  };
}
