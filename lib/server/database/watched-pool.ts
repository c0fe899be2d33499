import "server-only";
import { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

/** How long the database may owe an answer to a question of one word, in milliseconds; twice in a row means that it is silent. */
export const patience = 3_000;

type Taken = (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void;

/**
 * A pool that notices a database that is there and says nothing: frozen, or behind a line that was cut. A dead one closes its
 * connections, and whoever waits hears of it; of a silent one nobody would ever hear. While any connection is in use it is
 * asked on a line of its own, so that work that takes long is left alone. Silent, its connections are ended like those of a
 * dead one, and further ones refused at once until it speaks again.
 */
export class WatchedPool extends pg.Pool {
  readonly #lines: Set<Socket>;
  readonly #config: pg.PoolConfig;
  readonly #patience: number;
  #watching = false;
  #silent = false;

  constructor(config: pg.PoolConfig, longest = patience) {
    const lines = new Set<Socket>();
    super({ ...config, stream: () => lineIn(lines) });
    this.#lines = lines;
    this.#config = config;
    this.#patience = longest;
    this.on("acquire", () => {
      if (!this.#watching) void this.#watch();
    });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Taken): void;
  override connect(callback?: Taken): unknown {
    if (!this.#silent) return callback ? super.connect(callback) : super.connect();
    if (!callback) return Promise.reject(new SilentDatabase());
    return callback(new SilentDatabase(), undefined, () => undefined);
  }

  async #watch(): Promise<void> {
    this.#watching = true;
    let unanswered = 0;
    while (!this.ending && (this.#silent || this.totalCount > this.idleCount)) {
      await wait(this.#patience, undefined, { ref: false });
      unanswered = (await speaks(this.#config, this.#patience)) ? 0 : unanswered + 1;
      this.#silent = unanswered > 1;
      if (this.#silent) for (const line of this.#lines) line.destroy();
    }
    this.#watching = false;
  }
}

/** Known by its code, which means that a connection failed. */
class SilentDatabase extends Error {
  readonly code = "08006";
  constructor() {
    super("The database keeps silent.");
  }
}

/** A refusal is an answer, too. */
async function speaks(config: pg.ClientConfig, longest: number): Promise<boolean> {
  const lines = new Set<Socket>();
  const client = new pg.Client({ ...config, application_name: "tandem watch", stream: () => lineIn(lines) });
  client.on("error", () => undefined);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    for (const line of lines) line.destroy();
  }, longest);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return !late;
  } finally {
    clearTimeout(timer);
    client.end().catch(() => undefined);
  }
}

function lineIn(lines: Set<Socket>): Socket {
  const line = new Socket();
  lines.add(line);
  line.once("close", () => lines.delete(line));
  return line;
}
