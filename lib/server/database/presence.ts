import "server-only";
import { randomInt } from "node:crypto";
import pg from "pg";
import type { Queryable } from "@/lib/server/database/queryable";
import { ofProcess } from "@/lib/server/process/of-process";
import { onShutdown } from "@/lib/server/process/shutdown";
import { appConfig } from "./pool";

/** The first half of the lock that a living process holds; the second is the number of its boot. */
const space = 72_707_011;
/** Milliseconds until a connection that was lost is tried again. */
const pause = 1_000;

/**
 * Shows the others on this database that this process lives: one connection holds a lock with a number drawn at the start. The
 * database gives the lock back the moment the process dies, however it dies, so that nobody waits for what a dead one began.
 */
class Presence {
  readonly boot = randomInt(1, 2 ** 31);
  private connecting: Promise<void> | null = null;
  private client: pg.Client | null = null;
  private ended = false;

  /** The number of this boot, once the lock is held. A connection that was lost is made again, by itself or by whoever asks next. */
  async show(): Promise<number> {
    this.connecting ??= this.connect();
    await this.connecting;
    return this.boot;
  }

  private again(): void {
    this.connecting = null;
    if (this.ended) return;
    const timer = setTimeout(() => void this.show().catch(() => undefined), pause);
    timer.unref();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      ...appConfig(),
      application_name: "tandem presence",
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
    });
    const lost = () => {
      if (this.client !== client) return;
      this.client = null;
      this.again();
    };
    client.on("error", lost);
    client.on("end", lost);
    try {
      await client.connect();
      await client.query("select pg_advisory_lock_shared($1, $2)", [space, this.boot]);
      this.client = client;
    } catch (error) {
      client.end().catch(() => undefined);
      this.again();
      throw error;
    }
  }

  async end(): Promise<void> {
    const { client } = this;
    this.ended = true;
    this.client = null;
    await client?.end().catch(() => undefined);
  }
}

export function presence(): Presence {
  return ofProcess("presence", () => {
    const made = new Presence();
    onShutdown(() => made.end());
    return made;
  });
}

/** The boots of all processes that live on this database. */
export async function livingBoots(db: Queryable): Promise<number[]> {
  const { rows } = await db.query<{ boot: number }>(
    `select distinct objid::bigint as boot from pg_locks
     where locktype = 'advisory' and classid::bigint = $1 and objsubid = 2 and granted
       and database = (select oid from pg_database where datname = current_database())`,
    [space],
  );
  return rows.map(({ boot }) => boot);
}
