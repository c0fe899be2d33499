import "server-only";
import { v7 } from "uuid";
import type { CompletionsChanged, CompletionsInput, CompletionsUndone } from "@/lib/contracts/completions";
import type { CompletionInput, Task } from "@/lib/contracts/tasks";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { conflict, notFound } from "@/lib/server/answers/problem";
import { type CompletedBefore, typed } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import { type AllInHand, changeTasks, type InHand } from "./change";
import { type Asked, type Fate, fatesOf, restored } from "./fates";
import type { TaskRow } from "./rows";

/** Ticks several tasks, or unticks them, in one go. One that somebody changed meanwhile, or that waits for another, is left, and told. */
export async function changeCompletions(call: Call, migrationId: string, input: CompletionsInput): Promise<CompletionsChanged> {
  const { id, changed, fates } = await make(call, migrationId, input);
  return { id, changed, items: fates.map(({ id, outcome, sentence, task }) => ({ id, outcome, sentence, task })) };
}

/** The same with one task: what leaves one of several as it is refuses here. Ticked again, the newer evidence counts. */
export async function changeCompletion(
  call: Call,
  migrationId: string,
  task: { id: string; revision: number | null },
  said: CompletionInput & { done: boolean },
): Promise<Task> {
  const asked = { id: task.id, revision: task.revision ?? 0 };
  const [fate] = (await make(call, migrationId, { ...said, tasks: [asked], alone: true })).fates;
  if (!fate?.task) throw notFound("The task");
  if (fate.outcome === "stale") requireRevision(asked.revision, fate.task.revision, fate.task);
  if (fate.outcome === "waits")
    throw conflict("prerequisites-open", `${fate.sentence} Say why it is done nevertheless.`, {
      open: fate.open?.map(({ id, key, title, subject, state }) => ({ id, key, title, subject, state })),
    });
  return fate.task;
}

type Made = { id: string | null; changed: number; fates: (Fate & { id: string; task: Task | null })[] };

async function make(call: Call, migrationId: string, asked: Asked): Promise<Made> {
  const id = v7();
  let fates: ReadonlyMap<string, Fate> = new Map();
  let before: AllInHand["tasks"] = new Map();
  const now = await changeTasks(call, migrationId, async ({ tasks }, db) => {
    [fates, before] = [fatesOf(call, tasks, asked), tasks];
    const changes = [...fates.values()].flatMap(({ change }) => change ?? []);
    const data = { migrationId, id, at: call.now, by: call.actor.name, done: asked.done };
    if (changes.length)
      await tables(db).completionChange.create({ data: { ...data, before: changes.map(({ row }) => beforeOf(tasks.get(row.id), row)) } });
    return changes;
  });
  const after = new Map(now.map((task) => [task.id, task]));
  const shown = (task: string) => after.get(task) ?? before.get(task)?.shown() ?? null;
  return {
    id: now.length ? id : null,
    changed: now.length,
    fates: [...fates].map(([task, fate]) => ({ ...fate, id: task, task: shown(task) })),
  };
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
  const back = await changeTasks(call, migrationId, async ({ tasks }, db) => {
    const { completionChange } = tables(db);
    const where = { migrationId_id: { migrationId, id } };
    const found = await completionChange.findUnique({ where });
    if (!found) throw notFound("The change");
    if (found.undoneAt) return [];
    await completionChange.update({ where, data: { undoneAt: call.now, undoneBy: call.actor.name } });
    return typed("CompletionChange", found).before.flatMap((was) => {
      const task = tasks.get(was.id);
      if (task?.row.revision === was.revision) return [restored(task, was)];
      kept.push(task?.standing.key ?? was.id);
      return [];
    });
  });
  return { id, restored: back.length, kept };
}
