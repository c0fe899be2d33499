import "server-only";
import pg from "pg";
import { flag, readRows } from "@/lib/server/database/rows";
import { appConfig } from "./pool";

/** Milliseconds until a connection that was lost is tried again. */
const pause = 500;
/** Milliseconds between two questions whether it still speaks, until an answer is late, and for a goodbye. */
const beat = 3_000;
const latest = 6_000;
const goodbye = 500;

type Uses = {
  name: string;
  /** What makes it of use, once it stands. */
  begin: (client: pg.Client) => Promise<unknown>;
  /** Called once per outage. */
  lost?: (error: unknown) => void;
};

/**
 * A connection of its own that lasts as long as the process: lost, fallen silent or led to a standby, it is made again by itself within a second of the
 * database being there.
 */
export class LastingConnection {
  #client: pg.Client | null = null;
  #connecting: Promise<void> | null = null;
  #away = false;
  #ended = false;

  constructor(private readonly uses: Uses) {}

  /** Resolves when it stands, and rejects at the first failure; further tries go on behind. */
  async open(): Promise<void> {
    if (this.#client) return;
    this.#connecting ??= this.#connect();
    await this.#connecting;
  }

  async end(): Promise<void> {
    const client = this.#client;
    this.#ended = true;
    this.#client = null;
    if (client) await endSoon(client);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      ...appConfig(),
      application_name: this.uses.name,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: latest,
      query_timeout: latest,
    });
    client.on("error", (error) => this.#lose(client, error));
    client.on("end", () => this.#lose(client));
    try {
      await client.connect();
      await refuseReadOnly(client);
      await this.uses.begin(client);
    } catch (error) {
      void endSoon(client);
      this.#again(error);
      throw error;
    }
    this.#client = client;
    this.#connecting = null;
    this.#away = false;
    if (this.#ended) return await this.end();
    this.#watch(client);
  }

  /** A connection can die without a word; then the question is what fails. */
  #watch(client: pg.Client): void {
    const timer = setInterval(() => {
      if (this.#client !== client) return clearInterval(timer);
      client.query("select 1").catch((error: unknown) => this.#lose(client, error));
    }, beat);
    timer.unref();
  }

  #lose(client: pg.Client, error?: unknown): void {
    if (this.#client !== client) return;
    this.#client = null;
    void endSoon(client);
    this.#again(error);
  }

  #again(error: unknown): void {
    this.#connecting = null;
    if (this.#ended) return;
    if (!this.#away) this.uses.lost?.(error);
    this.#away = true;
    setTimeout(() => {
      if (!this.#ended) this.open().catch(() => undefined);
    }, pause).unref();
  }
}

async function refuseReadOnly(client: pg.Client): Promise<void> {
  const rows = await readRows(client, { readOnly: flag }, `select current_setting('transaction_read_only')::boolean as "readOnly"`);
  if (rows[0]?.readOnly) throw new Error("The database takes no changes.");
}

/** A database that keeps silent never answers a goodbye. */
async function endSoon(client: pg.Client): Promise<void> {
  const timer = setTimeout(() => client.connection.stream.destroy(), goodbye);
  await client.end().catch(() => undefined);
  clearTimeout(timer);
}
