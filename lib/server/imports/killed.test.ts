import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { estateCsv } from "@/bench/estate";
import type { Migration } from "@/lib/contracts/migrations";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { transaction } from "@/lib/server/database/transaction";
import { lockMigration } from "@/lib/server/migrations/row";
import { reproject } from "@/lib/server/projection/reproject";
import { lead, makeMigration, send } from "./testing/send";
import { undoImport } from "./undo";

useDatabase();

/** 200 on demand: TANDEM_KILLS=200 npx vitest run lib/server/imports/killed.test.ts */
const kills = Number(process.env.TANDEM_KILLS ?? 10);
const script = fileURLToPath(new URL("testing/apply-until-killed.ts", import.meta.url));
const csv = (generation: number, agents: number) => [...estateCsv({ agents, group: "OPS_2012SP1", seed: 3, generation })].join("");

async function startChild(migrationId: string, importId: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", script, migrationId, importId], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (child.stdout) await once(child.stdout, "data");
  return child;
}

/** Everything that an apply may have touched, once the database has ended what the killed process began. */
async function state(migration: Migration) {
  return transaction(async (client) => {
    await lockMigration(client, migration.id);
    const periods = await client.query("select * from agent_period where migration_id = $1 order by agent_key, from_at", [migration.id]);
    const imports = await client.query(
      "select number, status, added, changed, unchanged, missing from import where migration_id = $1 order by number",
      [migration.id],
    );
    const events = await client.query("select count(*)::int as count from event where migration_id = $1", [migration.id]);
    return { periods: JSON.stringify(periods.rows), imports: imports.rows, events: events.rows[0]?.count };
  });
}

describe("a process killed while it applies an import", () => {
  it(`leaves the state before or after, never between (${kills} kills)`, { timeout: 600_000 + kills * 120_000 }, async () => {
    const migration = await makeMigration();
    await send(migration.id, csv(0, 1_500), { capturedAt: "2014-02-03T06:00:00Z", coverage: "whole" });
    let longest = 250;
    const ends = { before: 0, after: 0 };
    for (let round = 0; round < kills; round++) {
      const planned = await send(migration.id, csv(round + 1, 1_500), {
        capturedAt: new Date(Date.UTC(2014, 1, 4 + (round % 28), round)).toISOString(),
        coverage: "whole",
        apply: false,
      });
      const before = await state(migration);
      const child = await startChild(migration.id, planned.id);
      const ended = once(child, "exit");
      const begun = performance.now();
      child.stdin?.write("go\n");
      const timer = setTimeout(() => child.kill("SIGKILL"), (longest * ((round * 7) % 10)) / 9);
      await ended;
      clearTimeout(timer);
      const after = await state(migration);
      const status = after.imports.at(-1)?.status;
      if (status === "planned") {
        expect(after).toEqual(before);
        ends.before += 1;
        await undoImport({ actor: lead, now: new Date(), requestId: "test" }, migration.id, planned.id, null);
      } else {
        expect(status).toBe("applied");
        expect(after.events).toBe(Number(before.events) + 1);
        longest = Math.min(longest, Math.max(60, performance.now() - begun));
        ends.after += 1;
      }
      const live = await state(migration);
      await transaction(async (client) => {
        await client.query("delete from agent_period where migration_id = $1", [migration.id]);
        await reproject(client, migration.id, "all", new Date());
      });
      expect(await state(migration)).toEqual(live);
    }
    expect(ends.before + ends.after).toBe(kills);
    expect((await pool().query("select 1 as alive")).rows[0]?.alive).toBe(1);
  });
});
