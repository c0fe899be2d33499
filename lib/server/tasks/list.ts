import "server-only";
import { z } from "zod";
import type { Task, TaskList, TaskListQuery } from "@/lib/contracts/tasks";
import type { Actor } from "@/lib/domain/roles";
import { taskComponents } from "@/lib/domain/tasks/components";
import { phases } from "@/lib/domain/tasks/phases";
import type { PlannedTask } from "@/lib/domain/tasks/plan";
import { decodeCursor } from "@/lib/server/answers/cursor";
import { comparePositions, pageAfter } from "@/lib/server/answers/page";
import { notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";
import { type Known, loadFacts } from "./facts";
import { type AllSaid, type LoadedTask, loadPlanned, loadSaid, tasksFrom } from "./load";
import { isMeant } from "./owners";

/** Tasks by phase, component and place. */
export async function listTasks(migrationId: string, query: TaskListQuery, actor: Actor): Promise<TaskList> {
  const after = decodeCursor(query.cursor, position);
  const [known, said] = await Promise.all([loadFacts(migrationId), loadSaid(pool(), migrationId)]);
  const found = inOrder(tasksFrom(said, migrationId, known)).filter((task) => isAsked(task, query, actor));
  return {
    ...pageAfter(found, { after, limit: query.limit }, positionOf),
    people: [...said.accounts.values()].filter(({ active }) => active).map(({ id, name, email }) => ({ id, name, email })),
  };
}

/** A task without what was done of it and what the facts say. */
export async function findPlanned(migrationId: string, id: string): Promise<PlannedTask> {
  const { estate } = await loadFacts(migrationId);
  const found = (await loadPlanned(pool(), migrationId, estate)).find((task) => task.id === id.toLowerCase());
  if (!found) throw notFound("The task");
  return found;
}

/** All tasks by phase, component and place, archived ones too. */
export async function tasksInOrder(db: Queryable, migrationId: string, known: Known): Promise<Task[]> {
  return orderedFrom(await loadSaid(db, migrationId), migrationId, known);
}

/** The same where it is known what people said. */
export const orderedFrom = (said: AllSaid, migrationId: string, known: Known): Task[] => inOrder(tasksFrom(said, migrationId, known));

const inOrder = (tasks: readonly LoadedTask[]): Task[] =>
  tasks.map(({ shown }) => shown).sort((a, b) => comparePositions(positionOf(a), positionOf(b)));

function isAsked(task: Task, { phase, state, owner, stale, archived = false }: TaskListQuery, actor: Actor): boolean {
  if (task.archived !== archived) return false;
  if (phase && !phase.includes(task.phase)) return false;
  if (state && !state.includes(task.state)) return false;
  if (stale !== undefined && task.stale !== stale) return false;
  const { ownerId: id, owner: email } = task;
  return !owner || (id !== null && email !== null && owner.some((said) => isMeant({ id, email }, said, actor)));
}

const position = z.tuple([z.int(), z.int(), z.number(), z.string(), z.string()]);
type Position = z.infer<typeof position>;

function positionOf({ phase, component, position, subject, id }: Task): Position {
  return [phases.indexOf(phase), taskComponents.indexOf(component), position, subject ?? "", id];
}
