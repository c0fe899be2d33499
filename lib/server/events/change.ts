import "server-only";
import type pg from "pg";
import type { ChangeNotice } from "@/lib/contracts/activity";
import { type Lock, lock } from "@/lib/server/database/lock";
import { transaction } from "@/lib/server/database/transaction";
import type { EventActor } from "./call";
import { notify } from "./notify";
import { type EventInput, record } from "./record";

/** Who changes something, and when; the request that asked for it, where one did. */
export type By = { actor: EventActor; now: Date; requestId?: string | null };

/** What is changed: of which migration (null: of the installation), behind which locks, and what pages that show it are told of. */
type Changed = { migrationId: string | null; lock?: Lock | readonly Lock[]; news?: ChangeNotice["subject"] };

/** One event. */
export type Told = Omit<EventInput, "migrationId" | "at" | "actor" | "requestId">;

/** What came of it: the answer, and an event for each thing that is different now; none where nothing is. */
export type Made<T> = { answer: T; told: Told | readonly Told[] | null };

/**
 * The one way to change something that people say: all or nothing, one at a time behind its lock, with its events and with the news of it. `make` reads what
 * is there, refuses what rests on an older revision (`requireRevision`), writes, and says what happened.
 */
export async function change<T>(by: By, what: Changed, make: (client: pg.PoolClient) => Promise<Made<T>>): Promise<T> {
  return await transaction(async (client) => {
    for (const one of [what.lock ?? []].flat()) await lock(client, one);
    const { answer, told } = await make(client);
    await tell(client, by, what, told === null ? [] : [told].flat());
    return answer;
  });
}

async function tell(client: pg.PoolClient, by: By, { migrationId, news }: Changed, events: readonly Told[]): Promise<void> {
  const [first] = events;
  if (!first) return;
  const { actor, now: at, requestId = null } = by;
  await record(client, ...events.map((one) => ({ migrationId, at, actor, requestId, ...one })));
  if (migrationId === null || !news) return;
  await notify(client, { migration: migrationId, subject: news, id: events.length === 1 ? first.subject.id : migrationId });
}
