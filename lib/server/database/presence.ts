import "server-only";
import { randomInt } from "node:crypto";
import { z } from "zod";
import type { Queryable } from "@/lib/server/database/queryable";
import { ofProcess } from "@/lib/server/process/of-process";
import { onShutdown } from "@/lib/server/process/shutdown";
import { asked } from "./asked";
import { LastingConnection } from "./lasting";

/** The first half of the lock that a living process holds; the second is the number of its boot. */
const space = 72_707_011;

/**
 * Shows the others on this database that this process lives: one connection holds a lock with a number drawn at the start. The
 * database gives the lock back the moment the process dies, however it dies, so that nobody waits for what a dead one began.
 */
class Presence {
  readonly boot = randomInt(1, 2 ** 31);
  private readonly connection = new LastingConnection({
    name: "tandem presence",
    begin: (client) => client.query("select pg_advisory_lock_shared($1, $2)", [space, this.boot]),
  });

  /** The number of this boot, once the lock is held. A connection that was lost is made again, by itself or by whoever asks next. */
  async show(): Promise<number> {
    await this.connection.open();
    return this.boot;
  }

  async end(): Promise<void> {
    await this.connection.end();
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
  const rows = await asked(
    db,
    z.object({ boot: z.int() }),
    `select distinct objid::bigint as boot from pg_locks
     where locktype = 'advisory' and classid::bigint = $1 and objsubid = 2 and granted
       and database = (select oid from pg_database where datname = current_database())`,
    [space],
  );
  return rows.map(({ boot }) => boot);
}
