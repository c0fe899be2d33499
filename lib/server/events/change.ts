import "server-only";
import type pg from "pg";
import type { ChangeNotice } from "@/lib/contracts/activity";
import { type Lock, lock } from "@/lib/server/database/lock";
import { transaction } from "@/lib/server/database/transaction";
import type { EventActor } from "./call";
import { type News, notify } from "./notify";
import { type EventInput, record } from "./record";

/** Who changes something, and when; the request that asked for it, where one did. */
export type By = { actor: EventActor; now: Date; requestId?: string | null };

/** What is changed: of which migration (null: of the installation), behind which locks, and what pages that show it are told of. */
export type Changed = { migrationId: string | null; lock?: Lock | readonly Lock[]; news?: ChangeNotice["subject"] };

/** One event. */
export type Told = Omit<EventInput, "migrationId" | "at" | "actor" | "requestId">;

/**
 * What came of it: the answer, and an event for each thing that is different now; none where nothing is, or where time alone moved it. `news`: what pages
 * are told besides, where the events were written as one set, or where other migrations show it too.
 */
export type Made<T> = { answer: T; told: Told | readonly Told[] | null; news?: readonly Omit<News, "change">[] };

/**
 * The one way to change something: all or nothing, one at a time behind its lock, with its events and with the news of it. `make` reads what is there, refuses
 * what rests on an older revision (`requireRevision`), writes, and says what happened.
 */
export async function change<T>(by: By, what: Changed, make: (client: pg.PoolClient) => Promise<Made<T>>): Promise<T> {
  return await transaction(async (client) => {
    for (const one of [what.lock ?? []].flat()) await lock(client, one);
    const { answer, told, news = [] } = await make(client);
    const events = told === null ? [] : [told].flat();
    await tell(client, by, what.migrationId, events);
    const own = newsOf(what, events);
    for (const { migration, subject } of own) if (saysOfAgents.has(subject)) await countSaid(client, migration);
    for (const one of [...own, ...news]) await notify(client, one);
    return answer;
  });
}

/** What people say by these changes bears on what is worked out of agents and kept with them (estate/kept-with.ts). Plans of agents count themselves. */
const saysOfAgents = new Set<ChangeNotice["subject"]>(["migration", "component", "drift", "gate"]);

async function countSaid(client: pg.PoolClient, migrationId: string): Promise<void> {
  await client.query(
    `with counted as (
       insert into agent_plan_revision (migration_id) values ($1)
       on conflict (migration_id) do update set revision = agent_plan_revision.revision + 1 returning revision)
     select agents_moved($1, 'plans', revision, '{}') from counted`,
    [migrationId],
  );
}

async function tell(client: pg.PoolClient, { actor, now: at, requestId = null }: By, migrationId: string | null, events: readonly Told[]) {
  if (events.length) await record(client, ...events.map((one) => ({ migrationId, at, actor, requestId, ...one })));
}

/** Where several things changed at once, pages look at all of them anew. */
function newsOf({ migrationId, news }: Changed, events: readonly Told[]): Omit<News, "change">[] {
  const [id, ...others] = new Set(events.map(({ subject }) => subject.id));
  if (id === undefined || migrationId === null || !news) return [];
  return [{ migration: migrationId, subject: news, id: others.length || news === "migration" ? migrationId : id }];
}
