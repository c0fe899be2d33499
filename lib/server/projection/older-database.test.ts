import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, inject, it } from "vitest";
import { migrate } from "@/bin/migrate.mjs";
import { makeQueue } from "@/bin/queue.mjs";
import { grantToApp } from "@/bin/roles.mjs";
import { checkout } from "@/bin/settings.mjs";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { refreshProjections } from "./refresh";

useDatabase({ own: true });

/** The first migration that an older database has not seen: until then coverage was one word for a whole file. */
const coveragePerGroup = "20261129_coverage_per_group";
const before = (name: string) => name < "20261129";

type Dump = Map<string, Record<string, unknown>[]>;

async function asOwner<T>(work: (client: pg.Client, config: pg.ClientConfig) => Promise<T>): Promise<T> {
  const { rows } = await pool().query<{ database: string }>("select current_database() as database");
  const config = { ...inject("testDatabase").owner, database: rows[0]?.database };
  const client = new pg.Client(config);
  await client.connect();
  return await work(client, config).finally(() => client.end());
}

const tablesOf = async (client: pg.Client) =>
  (await client.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public' and tablename !~ '^_prisma'"))
    .rows;

async function dump(client: pg.Client): Promise<Dump> {
  const found: Dump = new Map();
  for (const { name } of await tablesOf(client)) {
    const { rows } = await client.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from "${name}" t`);
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** Columns that the edition before had, and this one has not. */
function inOlderColumns(table: string, row: Record<string, unknown>, coverage: ReadonlyMap<unknown, string | null>) {
  if (table === "import") return { coverage: coverage.get(row.id) ?? null };
  return table === "agent_period" ? { version_sort: "", in_group: true, span: row.migration_id } : {};
}

/** The database as the edition before would have it: its schema, the same rows in its columns, coverage as it was kept. */
async function becomeOlder(client: pg.Client, config: pg.ClientConfig, rows: Dump, coverage: ReadonlyMap<unknown, string | null>) {
  const folder = mkdtempSync(join(tmpdir(), "tandem-older-"));
  const all = join(checkout, "prisma", "migrations");
  for (const name of readdirSync(all).filter(before)) cpSync(join(all, name), join(folder, name), { recursive: true });
  await client.query("drop schema public cascade; create schema public");
  await migrate(config, folder);
  rmSync(folder, { recursive: true });
  // Rows come in any order: what they refer to may follow.
  await client.query("set session_replication_role = replica");
  const tables = await tablesOf(client);
  await client.query(`truncate ${tables.map(({ name }) => `"${name}"`).join(", ")}`);
  for (const { name } of tables) {
    const own = rows.get(name) ?? [];
    const kept = own.map((row) => ({ ...row, ...inOlderColumns(name, row, coverage) }));
    await client.query(`insert into "${name}" select * from jsonb_populate_recordset(null::"${name}", $1)`, [JSON.stringify(kept)]);
  }
  // What that edition derived, by rules of its own: other flags and stages, so that nothing of it is alike what is derived now.
  await client.query(
    `update agent_period set flags = '[]', flag_codes = '{}', stage = 'waiting', digest = md5(digest);
     update migration set rules = 'older'`,
  );
  await client.query("set session_replication_role = origin");
}

it("a database of the edition before, with imports in it, ends as if everything had been imported anew", async () => {
  const { id } = await makeMigration();
  const api = apiOf(id);
  const all = names(40);
  const at = (list: readonly string[], version = "7.1.10184.0") => list.map((name) => ({ name, version }));
  const both = (list: readonly string[], rest: readonly string[]) =>
    csvOf(at(list)) + csvOf(at(rest), target).split("\n").slice(1).join("\n");
  await api.send(both(all, all.slice(0, 30)), { capturedAt: day(3), coverage: "whole" });
  await api.send(csvOf(at(all.slice(0, 39))), { capturedAt: day(4) });
  const undone = (await api.send(csvOf(at(all.slice(0, 38))), { capturedAt: day(5) })).body;
  await api.undo(undone.id);
  await api.send(both(all.slice(0, 3), all.slice(0, 2)), { capturedAt: day(6), coverage: "part" });
  await api.send(csvOf(at(all.slice(1, 31)), target), { capturedAt: day(7) });
  const waiting = (await api.send(csvOf(at(all.slice(0, 9))), { capturedAt: day(8), apply: "false" })).body;
  const planned = (await api.send(csvOf(at(all.slice(0, 38))), { capturedAt: day(9), apply: "false" })).body;
  const servers = `Name,IsGateway,Version,ManagementGroup\nms01.corp.test,False,7.0.9538.0,${source}\n`;
  await api.send(servers, { capturedAt: day(3) });

  const told = async () => ({
    imports: (await api.imports("?limit=500")).body.items.map(({ number, status, coverages, changes, needs }) => ({
      number,
      status,
      // An import that was undone kept no word of what it had been taken for.
      ...(status === "undone" ? {} : { coverages }),
      changes,
      needs,
    })),
    progress: (await api.progress()).body,
    agents: (await api.agents("?limit=500")).body.items.map(({ fqdn, stage, flags, groups, done }) => ({
      fqdn,
      stage,
      flags,
      groups,
      done,
    })),
    servers: (await api.components()).body.items.map(({ name, listed }) => [name, listed]),
  });
  const right = await told();
  expect(right.progress).toMatchObject({ total: 39, stages: { dualHomed: 30, upgraded: 9, gone: 1 }, flags: { lostMonitoring: 1 } });
  expect(waiting.needs).toEqual(["coverage"]);

  await asOwner(async (client, config) => {
    const rows = await dump(client);
    const word = ({ status, whole_keys: whole, part_keys: part, questions }: Record<string, unknown>) =>
      Array.isArray(part) && part.length > 0
        ? "part"
        : status === "undone" || (Array.isArray(questions) && questions.length > 0) || !Array.isArray(whole)
          ? null
          : "whole";
    await becomeOlder(client, config, rows, new Map((rows.get("import") ?? []).map((row) => [row.id, word(row)])));
    const { rows: older } = await client.query<{ coverage: string | null; count: number }>(
      "select coverage, count(*)::int as count from import group by 1 order by 1 nulls last",
    );
    expect(older).toEqual([
      { coverage: "part", count: 1 },
      { coverage: "whole", count: 5 },
      { coverage: null, count: 2 },
    ]);
    expect(await migrate(config)).toContain(coveragePerGroup);
    await makeQueue(config, (sentence: string) => expect(sentence).toBe(""));
    await grantToApp(config, "nologin");
  });
  expect(await refreshProjections(new Date())).toBe(1);
  const now = await told();
  expect(now).toEqual(right);

  // What waited waits still, and is answered as ever; what was ready is applied.
  expect((await api.apply(waiting.id)).body.code).toBe("needs-input");
  expect((await api.apply(waiting.id, { coverage: "part" })).body).toMatchObject({ status: "applied", coverages: { [source]: "part" } });
  expect((await api.apply(planned.id, { coverage: "whole" })).body).toMatchObject({ status: "applied", coverages: { [source]: "whole" } });
  expect((await api.progress()).body.stages).toMatchObject({ dualHomed: 30, upgraded: 8, gone: 2 });
});
