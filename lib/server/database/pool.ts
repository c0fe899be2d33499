import "server-only";
import pg from "pg";
import { ofProcess } from "@/lib/server/process/of-process";
import { WatchedPool } from "./watched-pool";

/** One pool per process, made at first use: building the app imports every route without a database. bin/server.mjs ends it before the database. */
export const pool = (): pg.Pool => ofProcess("pool", () => makePool(appConfig()));

/** For a connection of its own, such as the one that listens. */
export function appConfig(): pg.ClientConfig {
  const config = process.env.TANDEM_APP_DATABASE;
  if (!config) throw new Error("No database is open: TANDEM_APP_DATABASE is not set. Start the app with npm start.");
  return JSON.parse(config);
}

export function makePool(config: pg.PoolConfig, patience?: number): pg.Pool {
  const made = new WatchedPool({ max: 20, application_name: "tandem", connectionTimeoutMillis: 10_000, types, ...config }, patience);
  // Without listeners a database that goes away would end the process; the next query reports it anyway.
  made.on("error", ignore);
  made.on("connect", (client) => client.on("error", ignore));
  return made;
}

function ignore() {}

const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) => (id === pg.types.builtins.INT8 && format !== "binary" ? safeInteger : pg.types.getTypeParser(id, format)),
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond what a number holds exactly`);
  return value;
}
