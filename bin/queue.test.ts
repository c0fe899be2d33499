import pg from "pg";
import { describe, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { queueEdition } from "./queue.mjs";

const database = useDatabase({ own: true });

describe("the job queue", () => {
  it("is as new as the library that works on it", async () => {
    const { rows } = await database.owner().query("select max(id) as edition from graphile_worker.migrations");
    expect(rows).toEqual([{ edition: queueEdition }]);
  });

  it("takes jobs of the app, whose role can change none of its tables", async () => {
    await pool().query("select graphile_worker.add_job('nothing', '{}'::json)");
    expect((await pool().query("select from graphile_worker.jobs")).rowCount).toBe(1);
    for (const statement of [
      "drop table graphile_worker._private_jobs",
      "alter table graphile_worker._private_jobs add x int",
      "delete from graphile_worker.migrations",
      "create table graphile_worker.mine ()",
    ])
      await expect(pool().query(statement)).rejects.toThrow(/must be owner|permission denied/);
    expect(pool()).toBeInstanceOf(pg.Pool);
  });
});
