import "server-only";
import { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { flag, int, readRows } from "@/lib/server/database/rows";
import { endsConnection, isDatabaseGone } from "./gone";
import { Line } from "./line";

/** How long the database may owe an answer to a question of one word, in milliseconds; twice in a row means that it is silent. */
export const patience = 3_000;

type Taken = (error: Error | undefined, client: pg.PoolClient | undefined, done: pg.PoolClient["release"]) => void;

/**
 * A pool that survives a database that moves or falls silent.
 *
 * What a new connection leads to is asked first: a standby, or a database that takes no changes, is refused like one that is away. A
 * connection over which the server says that it ends, or takes no changes any more, is not used again, nor are those that were
 * opened before: each is thrown away when it comes back or is asked for.
 *
 * A dead database closes its connections, and whoever waits hears of it; of a silent one (frozen, or behind a line that was cut) nobody
 * would ever hear. While any connection is in use the database is therefore asked, on a line of its own, whether it speaks at all,
 * and whether it works on what it owes an answer to, so that work that takes long is left alone. All connections of a silent database
 * are ended, and further ones refused at once until it speaks again; of one that speaks, those that it knows nothing of.
 */
export class WatchedPool extends pg.Pool {
  readonly #sockets: Set<Socket>;
  readonly #lines = new Map<pg.ClientBase, Line>();
  readonly #config: pg.PoolConfig;
  readonly #patience: number;
  #watching = false;
  #silent = false;

  constructor(config: pg.PoolConfig, longest = patience) {
    const sockets = new Set<Socket>();
    super({
      ...config,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      stream: () => socketIn(sockets),
      onConnect: (client) => this.#welcome(client),
    });
    this.#sockets = sockets;
    this.#config = config;
    this.#patience = longest;
    this.on("acquire", () => {
      if (!this.#watching) void this.#watch();
    });
    this.on("remove", (client) => this.#lines.delete(client));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Taken): void;
  override connect(callback?: Taken): unknown {
    const taken = this.#silent ? Promise.reject(new SilentDatabase()) : this.#takeTrusted();
    if (!callback) return taken;
    taken.then(
      (client) => callback(undefined, client, client.release),
      (error) => callback(error, undefined, () => undefined),
    );
    return undefined;
  }

  /** What is open now is not used again: the database moved, or takes no changes any more. */
  distrust(): void {
    for (const line of this.#lines.values()) line.trusted = false;
  }

  async #welcome(client: pg.ClientBase): Promise<void> {
    const asked = { text: firstQuestion, query_timeout: this.#config.connectionTimeoutMillis };
    const rows = await readRows(client, { backend: int, readOnly: flag }, asked);
    if (rows[0]?.readOnly) throw new ReadOnlyDatabase();
    if (!rows[0] || !(client instanceof pg.Client)) return;
    this.#lines.set(client, new Line(client, rows[0].backend));
    client.connection.on("errorMessage", ({ code }: { code?: string }) => {
      if (endsConnection(code)) this.distrust();
    });
  }

  async #takeTrusted(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await super.connect();
      const { release } = client;
      const line = this.#lines.get(client);
      client.release = (error) => {
        if (isDatabaseGone(error)) this.distrust();
        release(error || line?.trusted === false);
      };
      if (line?.trusted !== false) return client;
      client.release();
    }
  }

  async #watch(): Promise<void> {
    this.#watching = true;
    let unanswered = 0;
    while (!this.ending && (this.#silent || this.totalCount > this.idleCount)) {
      await wait(this.#patience, undefined, { ref: false });
      const said = await ask(this.#config, this.#patience);
      unanswered = said === "nothing" ? unanswered + 1 : 0;
      this.#silent = unanswered > 1;
      if (this.#silent) for (const socket of this.#sockets) socket.destroy();
      else if (said !== "nothing" && said !== "something") this.#endForgotten(said);
    }
    this.#watching = false;
  }

  #endForgotten(known: ReadonlyMap<number, boolean> | null): void {
    for (const line of this.#lines.values()) {
      if (!line.isForgotten(known)) continue;
      this.distrust();
      line.end();
    }
  }
}

const firstQuestion = `select pg_backend_pid() as backend, current_setting('transaction_read_only')::boolean as "readOnly"`;

/** Known by its code, which means that a connection failed. */
class SilentDatabase extends Error {
  readonly code = "08006";
  constructor() {
    super("The database keeps silent.");
  }
}

class ReadOnlyDatabase extends Error {
  readonly code = "25006";
  constructor() {
    super("The database takes no changes: it is a standby, or set to be read only.");
  }
}

/**
 * The backends of the database, and whether each is at work and waits for nothing from this side; null where it cannot be reached, "something" where it
 * says why it tells nothing, "nothing" where it keeps silent.
 */
type Said = ReadonlyMap<number, boolean> | null | "something" | "nothing";

/** Their state is told to their own user only, hence no role. */
const question = `set role none;
  select pid, state <> 'idle' and state not like 'idle in transaction%' and wait_event_type is distinct from 'Client' as works
    from pg_stat_activity where datname = current_database()`;

async function ask(config: pg.ClientConfig, longest: number): Promise<Said> {
  const sockets = new Set<Socket>();
  const client = new pg.Client({ ...config, application_name: "tandem watch", stream: () => socketIn(sockets) });
  client.on("error", () => undefined);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    for (const socket of sockets) socket.destroy();
  }, longest);
  try {
    await client.connect();
    const answers: unknown = await client.query(question);
    return backendsIn(answers);
  } catch (error) {
    if (late) return "nothing";
    return error instanceof pg.DatabaseError || !isDatabaseGone(error) ? "something" : null;
  } finally {
    clearTimeout(timer);
    client.end().catch(() => undefined);
  }
}

/** Of two statements in one question the driver gives both answers. */
function backendsIn(answers: unknown): ReadonlyMap<number, boolean> {
  const rows: { pid: number; works: boolean }[] = Array.isArray(answers) ? answers[1].rows : [];
  return new Map(rows.map(({ pid, works }) => [pid, works]));
}

function socketIn(sockets: Set<Socket>): Socket {
  const socket = new Socket();
  sockets.add(socket);
  socket.once("close", () => sockets.delete(socket));
  return socket;
}
