import "server-only";
import type { Task } from "@/lib/contracts/tasks";
import type { PlannedTask } from "@/lib/domain/tasks/plan";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { notFound } from "@/lib/server/answers/problem";
import { turnsOf } from "@/lib/server/answers/turns";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Call } from "@/lib/server/events/call";
import { change, type Told } from "@/lib/server/events/change";
import { type Known, loadFacts } from "./facts";
import { type AllSaid, loadSaid, plannedFrom, shownFrom, withWritten } from "./load";
import { blankRow, type SaidOfTask, type TaskRow, writeTasks } from "./rows";

export type Event = Pick<Told, "summary" | "before" | "after" | "reason"> & {
  verb: "tasks.add" | "tasks.edit" | "tasks.complete" | "tasks.reopen";
};

/** What other tasks look at of a task. */
export type Standing = Readonly<Pick<Task, "id" | "key" | "title" | "subject" | "state">> & { prerequisites: readonly string[] };
/** A task in hand: as kept, and, for whoever asks, as people see it. */
export type InHand = SaidOfTask & { standing: Standing; shown: () => Task };
/** All tasks of a migration, by id, and the accounts that may own one. */
export type AllInHand = { tasks: ReadonlyMap<string, InHand>; accounts: AllSaid["accounts"] };
/** What becomes of a task, and what happened. */
export type Changed = SaidOfTask & { event: Event };

/**
 * A few at a time, in the order they came. Two hundred people who change one task at once would each hold a connection while they wait for its lock, and
 * everybody else would wait for a connection until that fails.
 */
const turns = () => turnsOf("tasks", 6, Number.POSITIVE_INFINITY, () => new Error("Nobody is turned away."));

/**
 * Changes tasks of a migration: `decide` answers what becomes of which. Answers those that it changed, as they stand now.
 * @param facts where the caller has them already
 */
export async function changeTasks(
  call: Call,
  migrationId: string,
  decide: (all: AllInHand, db: Queryable) => readonly Changed[] | Promise<readonly Changed[]>,
  facts: Known | null = null,
): Promise<Task[]> {
  const done = await turns().take();
  try {
    const known = facts ?? (await loadFacts(migrationId));
    return await change(call, { migrationId, lock: `tasks ${migrationId}`, news: "task" }, async (client) => {
      const said = await loadSaid(client, migrationId);
      const tasks = new Map(plannedFrom(said, migrationId, known).map((planned) => [planned.id, inHand(planned, said, known)]));
      const changed = await decide({ tasks, accounts: said.accounts }, client);
      if (!changed.length) return { answer: [], told: null };
      await writeTasks(client, migrationId, changed);
      const ids = new Set(changed.map(({ row }) => row.id));
      const after = withWritten(said, changed);
      const now = plannedFrom(after, migrationId, known).flatMap((one) => (ids.has(one.id) ? [shownFrom(one, after, known)] : []));
      const names = new Map(now.map((shown) => [shown.id, nameOf(shown)]));
      const told = changed.map(({ row: { id }, event }) => ({ ...event, subject: { kind: "task", id, name: names.get(id) ?? id } }));
      return { answer: now, told };
    });
  } finally {
    done();
  }
}

function inHand(planned: PlannedTask<TaskRow>, said: AllSaid, known: Known): InHand {
  const { id, key, title, subject, prerequisites, kept } = planned;
  const completion = said.completions.get(id) ?? null;
  const row = kept ?? blankRow({ ...planned, templateKey: key });
  const standing = { id, key, title, subject, prerequisites: [...prerequisites], state: completion ? "done" : row.state } as const;
  return { row, completion, standing, shown: () => shownFrom(planned, said, known) };
}

/** Changes one task: `decide` answers what becomes of it, or null where nothing is different. */
export async function changeTask(
  call: Call,
  migrationId: string,
  id: string,
  ifMatch: number | null,
  decide: (task: InHand, all: AllInHand) => Changed | null,
): Promise<Task> {
  let asItIs: Task | undefined;
  const only = (all: AllInHand) => {
    const task = all.tasks.get(id.toLowerCase());
    if (!task) throw notFound("The task");
    if (ifMatch !== null && ifMatch !== task.row.revision) requireRevision(ifMatch, task.row.revision, task.shown());
    const changed = decide(task, all);
    if (!changed) asItIs = task.shown();
    return changed ? [changed] : [];
  };
  const [now = asItIs] = await changeTasks(call, migrationId, only);
  if (!now) throw notFound("The task");
  return now;
}

export const standingsOf = (tasks: ReadonlyMap<string, InHand>): Map<string, Standing> =>
  new Map([...tasks].map(([id, { standing }]) => [id, standing]));

/** The row of a task after one more change. */
export const next = (row: TaskRow, said: Partial<TaskRow> = {}): TaskRow => ({ ...row, ...said, revision: row.revision + 1 });

/** "DEP-12 Install the gateway server (gw01.dmz.test)". */
export function nameOf({ key, title, subject }: Pick<Task, "key" | "title" | "subject">): string {
  return `${key} ${title}${subject ? ` (${subject})` : ""}`;
}
