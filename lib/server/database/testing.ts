import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";

/**
 * Call at the top of a test file: gives the file a database of its own, copied from the migrated template, which
 * pool(), prisma() and transaction() then use. `owner()` connects as the owner of the tables, for what the app may not do.
 */
export function useDatabase() {
  const { owner, template, appRole } = inject("testDatabase");
  const database = `tandem_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  const pools: pg.Pool[] = [];

  beforeAll(async () => {
    await maintain(`create database ${database} template ${template}`);
    process.env.TANDEM_APP_DATABASE = JSON.stringify({ ...owner, database, options: `${owner.options ?? ""} -c role=${appRole}` });
  });

  afterAll(async () => {
    const shared: { [key: symbol]: unknown } = globalThis;
    const used = shared[Symbol.for("tandem.pool")];
    if (used instanceof pg.Pool) pools.push(used);
    for (const name of ["tandem.prisma", "tandem.pool"]) delete shared[Symbol.for(name)];
    await Promise.all(pools.map((pool) => pool.end()));
    await maintain(`drop database if exists ${database} with (force)`);
  });

  async function maintain(statement: string) {
    const client = new pg.Client(owner);
    client.on("error", () => undefined);
    await client.connect();
    // A template in use cannot be copied: workers that start together take turns.
    await client.query("select pg_advisory_lock(72707003)");
    await client.query(statement).finally(() => client.end());
  }

  return {
    owner: () => {
      const made = new pg.Pool({ ...owner, database, max: 2 });
      made.on("error", () => undefined);
      pools.push(made);
      return made;
    },
  };
}
