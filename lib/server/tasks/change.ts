import "server-only";
import type pg from "pg";
import type { Task } from "@/lib/contracts/tasks";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { notFound } from "@/lib/server/answers/problem";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { record } from "@/lib/server/events/record";
import { type Known, loadFacts } from "./facts";
import { type AllSaid, loadSaid, taskFrom, tasksFrom, withWritten } from "./load";
import { blankRow, type TaskRow } from "./rows";
import { inTurn } from "./turns";

export type Event = {
  verb: "tasks.add" | "tasks.edit" | "tasks.complete" | "tasks.reopen";
  summary: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason?: string | null;
};

/** A task in hand: as shown, as kept, and all the others. */
export type InHand = { client: pg.PoolClient; shown: Task; row: TaskRow; all: ReadonlyMap<string, Task> };

/** Changes one task: `write` answers what happened, or null where nothing is different. The event goes with the change. `facts` where the caller has them. */
export function changeTask(
  call: Call,
  migrationId: string,
  id: string,
  ifMatch: number | null,
  write: (task: InHand) => Promise<Event | null>,
  facts: Known | null = null,
): Promise<Task> {
  return inTurn(async () => {
    const known = facts ?? (await loadFacts(migrationId));
    return await transaction(async (client) => {
      await lockTask(client, migrationId, id);
      const said = await loadSaid(client, migrationId);
      const tasks = tasksFrom(said, migrationId, known);
      const found = tasks.find(({ shown }) => shown.id === id.toLowerCase());
      if (!found) throw notFound("The task");
      const { shown } = found;
      requireRevision(ifMatch, shown.revision, shown);
      const row = found.row ?? blankRow({ ...shown, templateKey: shown.key });
      const all = new Map(tasks.map((one) => [one.shown.id, one.shown]));
      const event = await write({ client, shown, row, all });
      return event ? await told(client, call, migrationId, { id: shown.id, known, said, event }) : shown;
    });
  });
}

/** Two people who change the same task at once, also one that has no row yet: the second waits here. */
async function lockTask(client: pg.PoolClient, migrationId: string, id: string): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`task ${migrationId} ${id.toLowerCase()}`]);
}

type Written = { id: string; known: Known /** As it was before the task was written. */; said: AllSaid; event: Event };

/** The event, the notice, and the task as it stands. */
export async function told(client: pg.PoolClient, call: Call, migrationId: string, { id, known, said, event }: Written): Promise<Task> {
  const now = await withWritten(client, migrationId, said, id);
  const shown = taskFrom(now, migrationId, known, id)?.shown;
  if (!shown) throw notFound("The task");
  const { now: at, actor, requestId } = call;
  await record(client, { migrationId, at, actor, requestId, subject: { kind: "task", id, name: nameOf(shown) }, ...event });
  await notify(client, { migration: migrationId, subject: "task", id });
  return shown;
}

/** "DEP-12 Install the gateway server (gw01.dmz.test)". */
export function nameOf({ key, title, subject }: Pick<Task, "key" | "title" | "subject">): string {
  return `${key} ${title}${subject ? ` (${subject})` : ""}`;
}
