import type { CheckOutcome } from "../checks/result";
import type { TaskState } from "./components";

type Ticked = { reason: string | null; evidence: Pick<CheckOutcome, "result" | "summary"> | null };

/**
 * Whether the facts contradict a tick. What they said already when somebody ticked against them with a reason was decided on;
 * anything else they say is news. The tick itself stays.
 */
export function isStale(tick: Ticked | null, now: Pick<CheckOutcome, "result" | "summary"> | null): boolean {
  if (!tick || now?.result !== "fail") return false;
  const { evidence, reason } = tick;
  return !(reason !== null && evidence?.result === "fail" && evidence.summary === now.summary);
}

/** Nothing has to be waited for any more. */
export const isSettled = (state: TaskState): boolean => state === "done" || state === "notApplicable";

type Waiting = { id: string; state: TaskState; prerequisites: readonly string[] };

/** The prerequisites that are still open, in their order. */
export function openPrerequisites<T extends Waiting>(task: Waiting, all: ReadonlyMap<string, T>): T[] {
  return task.prerequisites.flatMap((id) => {
    const one = all.get(id);
    return one && !isSettled(one.state) ? [one] : [];
  });
}

export type PhaseCounts = { done: number; total: number; stale: number; blocked: number; inProgress: number };

/** Tasks of a phase. What is not applicable counts nowhere. */
export function countTasks(tasks: readonly { state: TaskState; stale: boolean }[]): PhaseCounts {
  const of = (state: TaskState) => tasks.filter((task) => task.state === state).length;
  return {
    done: of("done"),
    total: tasks.length - of("notApplicable"),
    stale: tasks.filter(({ stale }) => stale).length,
    blocked: of("blocked"),
    inProgress: of("inProgress"),
  };
}

type Next = Waiting & { stale: boolean; ownerId: string | null; dueDate: string | null };

/**
 * What a person can do now, the most pressing first: what is theirs and was contradicted, what they began, what is theirs and
 * ready by its date, then what is ready and nobody's.
 */
export function nextFor<T extends Next>(tasks: readonly T[], person: string | null): T[] {
  const all = new Map(tasks.map((task) => [task.id, task]));
  const rank = (task: T): number | null => {
    const mine = person !== null && task.ownerId === person;
    if (task.stale) return mine ? 0 : task.ownerId === null ? 3 : null;
    if (task.state === "inProgress") return mine ? 1 : null;
    if (task.state !== "open" || openPrerequisites(task, all).length) return null;
    if (mine) return 2;
    return task.ownerId === null ? 4 : null;
  };
  const ranked = tasks.flatMap((task, place) => {
    const at = rank(task);
    return at === null ? [] : [{ task, at, due: task.dueDate ?? "9999", place }];
  });
  return ranked.sort((a, b) => a.at - b.at || (a.due < b.due ? -1 : a.due > b.due ? 1 : a.place - b.place)).map(({ task }) => task);
}
