import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { endpoints } from "@/lib/contracts/endpoints";
import { handlerAt } from "@/lib/server/api/api";
import { openBackup } from "@/lib/server/backup/read";
import { writeBackup } from "@/lib/server/backup/write";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { driftOf } from "@/lib/server/drift/testing/api";
import { routeAt, tokenOf } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { makeMigration, sendSample } from "@/lib/server/imports/testing/send";
import { findMigration } from "@/lib/server/migrations/row";
import { knock, makePerson, signInAs, testPassword } from "@/lib/server/people/testing";
import { freezeReport } from "@/lib/server/report/frozen/freeze";
import { makeLink } from "@/lib/server/report/links/manage";
import { addSchedule, askSending } from "@/lib/server/report/sending/manage";
import { addComment } from "@/lib/server/tasks/comments/write";
import { tasksOf } from "@/lib/server/tasks/testing/api";
import { readMigrations } from "../migrate.mjs";
import { restoreInto } from "./restore";

useDatabase({ own: true });
const { owner, template, appRole } = inject("testDatabase");
const now = new Date("2026-11-22T10:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "tandem-backup-"));
const file = join(folder, "all.backup");
const made: string[] = [];
let migration: string;
let person: Awaited<ReturnType<typeof makePerson>>;
/** Of the first database, and of every one that is restored from its backup. */
let authorization: string;

async function maintain(statement: string, database?: string) {
  const client = new pg.Client(database ? { ...owner, database } : owner);
  client.on("error", () => undefined);
  await client.connect();
  await client.query("select pg_advisory_lock(72707003)");
  return await client.query(statement).finally(() => client.end());
}

async function emptyDatabase(): Promise<string> {
  const name = `tandem_restored_${process.pid}_${made.length}`;
  made.push(name);
  await maintain(`create database ${name} template ${template}`);
  return name;
}

async function restoreFile(path: string, database: string, known?: ReturnType<typeof readMigrations>) {
  const backup = await openBackup(path);
  await restoreInto({ ...owner, database }, backup, now, known).finally(backup.close);
}

/** From here on the API answers from that database. */
async function moveTo(database: string) {
  const shared: { [key: symbol]: unknown } = globalThis;
  const before = pool();
  for (const name of ["tandem.prisma", "tandem.pool"]) delete shared[Symbol.for(name)];
  process.env.TANDEM_APP_DATABASE = JSON.stringify({ ...owner, database, options: `${owner.options ?? ""} -c role=${appRole}` });
  await before.end();
}

/** What some endpoints cannot be asked without. */
const queries: Record<string, string> = {
  "/api/v1/migrations/{migration}/agents/rows": "?keys=1,2,3",
  "/api/v1/migrations/{migration}/comparison": "?from=2014-02-11&to=2014-02-24",
};

/** What every endpoint that can be asked says, of every import and every agent. */
async function answers(): Promise<Record<string, string>> {
  const ids = async (sql: string) => (await pool().query<{ id: string }>(sql, [migration])).rows.map(({ id }) => id);
  const values: Record<string, readonly string[]> = {
    migration: [migration],
    import: await ids("select id from import where migration_id = $1"),
    fqdn: await ids("select name as id from agent where migration_id = $1 order by key limit 40"),
    component: (await componentsOf()).map(({ id }) => id),
    change: await ids("select id from agent_change where migration_id = $1"),
    task: await ids("select id from task where migration_id = $1"),
    report: await ids("select number::text as id from frozen_report where migration_id = $1 order by number"),
    earlier: ["1"],
    file: ["json"],
    name: await ids("select name as id from alias where migration_id = $1"),
  };
  const said: Record<string, string> = {};
  const asked = Object.values<Endpoint>(endpoints).filter((one) => one.method === "GET" && one.verb && one.media !== "text/event-stream");
  for (const { path } of asked) {
    const route = await handlerAt(`GET ${path}`);
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    let calls: Record<string, string>[] = [{}];
    for (const name of named) calls = calls.flatMap((call) => (values[name] ?? []).map((value) => ({ ...call, [name]: value })));
    for (const name of named) expect(values[name], `what ${name} stands for in ${path}`).toBeDefined();
    for (const params of calls) {
      const at = path.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? "") + (queries[path] ?? "");
      const response = await knock(route, at, { headers: { authorization }, params });
      expect(response.status, at).toBe(200);
      // A report says when it was made, and its files are made of it (lib/server/report/files.test.ts).
      const text = await response.text();
      if (!/\/report\.\w+$/.test(path)) said[at] = text.replace(/"madeAt":"[^"]+"/, "");
    }
  }
  return said;
}

async function componentsOf(): Promise<{ id: string }[]> {
  const { GET } = routeAt("/api/v1/migrations/{migration}/components");
  const asked = await knock(GET, "/components", { headers: { authorization }, params: { migration } });
  return (await asked.json()).items;
}

beforeAll(async () => {
  const one = await makeMigration();
  migration = one.id;
  person = await makePerson("lead");
  authorization = await tokenOf("admin");
  const drift = driftOf(migration);
  for (const day of ["00", "07", "14"]) {
    if (day === "07") {
      await sendSample(migration, "exports/OPS_2012SP1_day00_management_servers.csv", { capturedAt: "2014-02-10T07:00:00Z" });
      expect((await drift.freeze()).status).toBe(200);
    }
    for (const group of ["OPS_2012SP1", "OPS_2012R2"])
      await sendSample(migration, `exports/${group}_day${day}_agents.csv`, {
        capturedAt: `2014-02-${Number(day) + 10}T06:00:00Z`,
        coverage: "whole",
      });
  }
  await drift.plan({ kind: "decommission", names: ["lonctx085"], from: "2014-02-10", reason: "Switched off\\\n" });
  const [open] = (await drift.list("?severity=unexplained")).body.items;
  expect((await drift.explain(open ? [open] : [], "Crossed before it was told")).status).toBe(200);
  await sendSample(migration, "exports/OPS_2012SP1_management_servers.csv", { capturedAt: "2014-02-24T06:00:00Z", coverage: "whole" });
  const api = apiOf(migration);
  const [first, second] = (await api.agents("?limit=2")).body.items;
  await api.edit(first?.fqdn ?? "", { owner: "Møller\tund\\Söhne\n", tags: ["a,b", '"{}'] }, { ifMatch: first?.revision ?? 0 });
  await api.edit(second?.fqdn ?? "", { excluded: { reason: "Switched off" } }, { ifMatch: second?.revision ?? 0 });
  const lead = { actor: { kind: "person", id: person.id, name: person.name, role: "lead" }, now, requestId: "test" } as const;
  const row = await findMigration(pool(), migration);
  if (!row) throw new Error("The migration was made");
  for (const asOf of ["2014-02-18", undefined]) await freezeReport(lead, row, { asOf });
  await makeLink({ ...lead, now: new Date() }, row, 2, {
    expires: new Date(Date.now() + 86_400_000).toISOString(),
    password: "a long password",
  });
  const board = {
    name: "Board",
    cron: "0 8 * * 1",
    recipients: ["board@example.org"],
    files: ["json" as const],
    filter: {},
    paused: false,
  };
  const scheduled = await addSchedule({ ...lead, now: new Date() }, row, board);
  await askSending({ ...lead, now: new Date() }, migration, scheduled.id);
  const tasks = tasksOf(migration);
  const task = (await tasks.edit(await tasks.find("DEP-02"), { note: "Asked\twice" })).body;
  await addComment(lead, migration, task.id, "No \\answer\n");
  await writeBackup(file, now);
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const name of made) await maintain(`drop database if exists ${name} with (force)`);
});

describe("a backup", () => {
  it("is a file for its owner alone, is never written over, and leaves nothing behind when it cannot be written", async () => {
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(writeBackup(file, now)).rejects.toThrow("There is a file");
    await expect(writeBackup(join(folder, "no/such/folder"), now)).rejects.toThrow("cannot be written");
    writeFileSync(join(folder, "other.part"), "");
    await expect(writeBackup(join(folder, "other"), now)).rejects.toThrow("another backup is being written");
    expect([existsSync(join(folder, "other")), existsSync(join(folder, "other.part"))]).toEqual([false, true]);
  });

  it("says the same of itself when it is made of what it restored", async () => {
    const database = await emptyDatabase();
    await restoreFile(file, database);
    const counts = (name?: string) =>
      maintain(
        "select sum((xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', relname), false, true, '')))[1]::text::int)::int as rows from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all('{session,rateLimit,idempotency,verification}')",
        name,
      );
    const here = JSON.parse(process.env.TANDEM_APP_DATABASE ?? "{}").database;
    const [before, after] = [await counts(here), await counts(database)];
    // One event more: the restoring itself.
    expect(after.rows[0].rows).toBe(before.rows[0].rows + 1);
  });
});

describe("a restore is refused and changes nothing:", () => {
  let empty: string;
  beforeAll(async () => {
    empty = await emptyDatabase();
  });
  const bytes = () => readFileSync(file);
  const edited = () => {
    const text = gunzipSync(bytes());
    text.write("b", text.indexOf("Switched off"));
    return gzipSync(text);
  };
  const cutInside = (share: number) => {
    const text = gunzipSync(bytes());
    return gzipSync(text.subarray(0, Math.floor(text.length * share)));
  };
  const flipped = () => {
    const copy = Buffer.from(bytes());
    const middle = copy.length >> 1;
    copy[middle] = (copy[middle] ?? 0) ^ 1;
    return copy;
  };

  it.each<[string, () => Buffer, string]>([
    ["a file cut in the middle", () => bytes().subarray(0, bytes().length >> 1), "cut off or was changed"],
    ["a file without its last byte", () => bytes().subarray(0, -1), "cut off or was changed"],
    ["one bit turned", flipped, "cut off or was changed"],
    ["one letter of a reason changed, packed again", edited, "cut off or was changed"],
    ["its inside cut, packed again", () => cutInside(0.9), "cut off or was changed"],
    ["only its end missing", () => cutInside(1 - 1e-7), "cut off or was changed"],
    ["a second backup behind it", () => Buffer.concat([bytes(), bytes()]), "cut off or was changed"],
    ["bytes behind it, packed too", () => gzipSync(Buffer.concat([gunzipSync(bytes()), Buffer.from("x")])), "cut off or was changed"],
    ["an empty file", () => Buffer.alloc(0), "no backup of Tandem"],
    ["another file", () => Buffer.from("FQDN,Version\n"), "no backup of Tandem"],
    ["another packed file", () => gzipSync("FQDN,Version\n"), "no backup of Tandem"],
  ])("%s", async (name, content, sentence) => {
    const path = join(folder, `${name.replaceAll(/\W/g, "")}.backup`);
    writeFileSync(path, content());
    await expect(restoreFile(path, empty)).rejects.toThrow(sentence);
    const left = await maintain("select (select count(*) from event)::int + (select count(*) from import)::int as rows", empty);
    expect(left.rows).toEqual([{ rows: 0 }]);
  });

  it("no such file", async () => {
    await expect(restoreFile(join(folder, "none"), empty)).rejects.toThrow("cannot be read");
  });

  it("a newer schema, and one edited by hand", async () => {
    const known = readMigrations();
    await expect(restoreFile(file, empty, known.slice(0, -1))).rejects.toThrow("made by a newer Tandem");
    await expect(
      restoreFile(
        file,
        empty,
        known.map((one) => ({ ...one, checksum: "other" })),
      ),
    ).rejects.toThrow("edited by hand");
  });

  it("a database that holds anything", async () => {
    const database = await emptyDatabase();
    await maintain("insert into migration (id, name, time_zone) values (gen_random_uuid(), 'M', 'UTC')", database);
    await expect(restoreFile(file, database)).rejects.toThrow("holds data already");
  });
});

describe("a restore", () => {
  it("of an older schema goes through what came since", async () => {
    const database = await emptyDatabase();
    const sql = "alter table agent add column nickname text; update agent set nickname = 'x'; create table extra (id int primary key)";
    await restoreFile(file, database, [...readMigrations(), { name: "29990101_later", sql, checksum: "c" }]);
    const { rows } = await maintain("select count(*)::int as agents, min(nickname) as name from agent", database);
    expect(rows).toEqual([{ agents: (await pool().query("select from agent")).rowCount, name: "x" }]);
    const history = await maintain("select migration_name as name from _prisma_migrations order by 1 desc limit 1", database);
    expect(history.rows).toEqual([{ name: "29990101_later" }]);
  });

  it("whose later migration fails is taken back", async () => {
    const database = await emptyDatabase();
    const later = { name: "29990101_later", sql: "select 1 / 0", checksum: "c" };
    await expect(restoreFile(file, database, [...readMigrations(), later])).rejects.toThrow("was rolled back");
    expect((await maintain("select from event", database)).rowCount).toBe(0);
  });

  it("answers every question as before; people sign in again with their password", async () => {
    const before = await answers();
    expect(Object.keys(before).length).toBeGreaterThan(65);
    const database = await emptyDatabase();
    await restoreFile(file, database);
    await moveTo(database);
    const after = await answers();
    const different = Object.keys(before).filter((at) => before[at] !== after[at]);
    expect(different.map((at) => [at, before[at]?.slice(0, 500), after[at]?.slice(0, 500)])).toEqual([]);
    expect(await signInAs(person.email, testPassword)).toContain("session_token");
    await expect(pool().query("delete from event")).rejects.toThrow("append-only");
  });
});
