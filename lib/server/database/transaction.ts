import "server-only";
import type pg from "pg";
import { behind } from "./committed";
import { pool } from "./pool";
import { withTables } from "./prisma";

/** All or nothing, of SQL over `client` and of Prisma over `tables(client)` alike. A connection that broke is not given back to the pool. */
export async function transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query("begin");
    const result = await withTables(client, () => work(client));
    await client.query("commit");
    for (const work of behind().get(client) ?? []) work();
    return result;
  } catch (error) {
    await client.query("rollback").catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    behind().delete(client);
    client.release(broken);
  }
}
