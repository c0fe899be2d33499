import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "./database.mjs";
import { isRunning } from "./processes.mjs";
import { readSettings } from "./settings.mjs";

let folder: string;
let said: string[];
let opened: { stop: () => Promise<void> }[];

const lockFile = () => join(folder, "postgres", "data", "postmaster.pid");
const processNumber = () => Number(readFileSync(lockFile(), "utf8").split("\n")[0]);
const runs = (pid: number) => isRunning(pid, (command) => command.includes("postgres"));

async function open(durable = false) {
  const database = await openDatabase(readSettings({ TANDEM_DATA: folder }), { durable, tell: (sentence) => said.push(sentence) });
  opened.push(database);
  return database;
}

async function query(config: pg.ClientConfig, text: string) {
  const client = new pg.Client(config);
  client.on("error", () => undefined);
  await client.connect();
  return (await client.query(text).finally(() => client.end())).rows;
}

beforeEach(() => {
  // A blank and a quote in the path, as people have them.
  folder = mkdtempSync(join(tmpdir(), "tandem's data "));
  said = [];
  opened = [];
});

afterEach(async () => {
  for (const database of opened) await database.stop();
  rmSync(folder, { recursive: true });
});

describe("the built-in database", () => {
  it("starts, migrates, opens no port, and stops", async () => {
    const { config, migrated, stop } = await open();
    expect(migrated.length).toBeGreaterThan(0);
    expect(
      await query(config, "select current_user as u, current_setting('listen_addresses') as l, current_setting('timezone') as z"),
    ).toEqual([{ u: "tandem_app", l: "", z: "UTC" }]);
    const pid = processNumber();
    await stop();
    opened = [];
    expect(runs(pid)).toBe(false);
  });

  it("is shared by those who open it, and the last one stops it", async () => {
    const [first, second] = await Promise.all([open(), open()]);
    const pid = processNumber();
    await first?.stop();
    expect(runs(pid)).toBe(true);
    expect(await query(second?.config ?? {}, "select 1 as one")).toEqual([{ one: 1 }]);
    await second?.stop();
    opened = [];
    expect(runs(pid)).toBe(false);
  });

  it("starts again by itself when it is killed, and has lost nothing", async () => {
    const { config, ownerConfig } = await open(true);
    await query(ownerConfig, "create table kept as select 42 as n");
    process.kill(processNumber(), "SIGKILL");
    await expect.poll(() => said, { timeout: 60_000 }).toContain("The database runs again.");
    expect(await query(ownerConfig, "select n from kept")).toEqual([{ n: 42 }]);
    expect(await query(config, "select current_user as u")).toEqual([{ u: "tandem_app" }]);
  });

  it("starts although the number in its lock belongs to another process now", async () => {
    const { ownerConfig, stop } = await open();
    await query(ownerConfig, "create table kept as select 42 as n");
    const lock = readFileSync(lockFile(), "utf8");
    await stop();
    writeFileSync(lockFile(), lock.replace(/^\d+/, String(process.pid)));
    const again = await open();
    expect(await query(again.ownerConfig, "select n from kept")).toEqual([{ n: 42 }]);
  });

  it("survives a stop while it recovers", async () => {
    const { stop } = await open();
    process.kill(processNumber(), "SIGKILL");
    await sleep(20);
    await stop();
    opened = [];
  });
});
