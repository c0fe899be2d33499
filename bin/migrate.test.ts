import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { migrate } from "./migrate.mjs";
import { scriptToSchema } from "./schema-engine.mjs";
import { checkout } from "./settings.mjs";

const { owner } = inject("testDatabase");
const database = `tandem_migrate_${process.pid}`;
const config = { ...owner, database };
let folder: string;

async function query(text: string, target: pg.ClientConfig = config) {
  const client = new pg.Client(target);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function write(name: string, sql: string) {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "tandem-migrations-"));
  await query(`create database ${database}`, owner);
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  await query(`drop database ${database} with (force)`, owner);
});

describe("the migrations", () => {
  it("say what schema.prisma says", async () => {
    expect((await migrate(config)).length).toBeGreaterThan(0);
    expect(await scriptToSchema(config)).toBe("");
    expect(await migrate(config)).toEqual([]);
  });

  it("are noticed when they say something else", async () => {
    await migrate(config);
    await query("alter table event drop column summary");
    expect(await scriptToSchema(config)).toMatch(/summary/);
  });
});

describe("the runner", () => {
  it("applies in order, bodies of functions included", async () => {
    write("20260102_b", "insert into a values (';'); do $$ begin insert into a values ('$'); end $$; -- ; end");
    write("20260101_a", "create table a (t text);");
    expect(await migrate(config, folder)).toEqual(["20260101_a", "20260102_b"]);
    expect(await query("select t from a order by t")).toEqual([{ t: "$" }, { t: ";" }]);
  });

  it("applies once when two start at the same time", async () => {
    write("20260101_a", "create table a (t text); select pg_sleep(0.2);");
    const applied = await Promise.all([migrate(config, folder), migrate(config, folder), migrate(config, folder)]);
    expect(applied.flat()).toEqual(["20260101_a"]);
  });

  it("leaves nothing of a failed migration and goes on after it is mended", async () => {
    write("20260101_a", "create table a (t text);");
    write("20260102_b", "create table b (t text); select 1/0;");
    await expect(migrate(config, folder)).rejects.toThrow("Migration 20260102_b failed and was rolled back: division by zero");
    expect(await query("select to_regclass('a') is not null as a, to_regclass('b') as b")).toEqual([{ a: true, b: null }]);
    write("20260102_b", "create table b (t text);");
    expect(await migrate(config, folder)).toEqual(["20260102_b"]);
  });

  it("refuses an applied migration that was edited", async () => {
    write("20260101_a", "create table a (t text);");
    await migrate(config, folder);
    write("20260101_a", "create table a (t text, n int);");
    await expect(migrate(config, folder)).rejects.toThrow("edited after it had been applied (20260101_a)");
  });

  it("does not mind the line ends of another system", async () => {
    write("20260101_a", "create table a (\n t text);\n");
    await migrate(config, folder);
    write("20260101_a", "create table a (\r\n t text);\r\n");
    expect(await migrate(config, folder)).toEqual([]);
  });

  it("refuses a database newer than the code", async () => {
    write("20260101_a", "create table a (t text);");
    write("20270101_later", "create table later (t text);");
    await migrate(config, folder);
    rmSync(join(folder, "20270101_later"), { recursive: true });
    await expect(migrate(config, folder)).rejects.toThrow("newer than this code");
  });

  it("records them as Prisma does", async () => {
    cpSync(join(checkout, "prisma", "migrations"), folder, { recursive: true });
    await migrate(config, folder);
    const rows = await query(
      "select length(checksum) as checksum, finished_at is not null as finished, applied_steps_count as steps from _prisma_migrations",
    );
    for (const row of rows) expect(row).toEqual({ checksum: 64, finished: true, steps: 1 });
  });
});
