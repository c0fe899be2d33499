import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { listen } from "./instance.mjs";
import { takeLock } from "./lock-file.mjs";
import { checkout, readSettings } from "./settings.mjs";
import { openLine } from "./testing/line";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tandem-server-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function start(given: Record<string, string>): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PORT|HOST|DATABASE_URL|TANDEM_.*)$/.test(name)));
    const env: NodeJS.ProcessEnv = { ...clean, NODE_ENV: "production", TANDEM_DATA: folder, PORT: "0", ...given };
    const child = spawn(process.execPath, [join(checkout, "bin", "server.mjs")], { env });
    let said = "";
    child.stderr.on("data", (data) => {
      said += data;
    });
    child.once("close", (code) => resolve({ code, said }));
  });
}

describe("a start that cannot succeed says why in one sentence", () => {
  it("a wrong value", async () => {
    expect(await start({ PORT: "x" })).toEqual({ code: 1, said: 'PORT must be a whole number from 0 to 65535; it is "x".\n' });
  });

  it("a data directory that is a file, below a file, or longer than a path may be", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const data = (path: string) => start({ TANDEM_DATA: path });
    const end = "Set TANDEM_DATA to a folder this user may write.\n";
    expect(await data(file)).toEqual({
      code: 1,
      said: `The data directory ${file} cannot be made: there is a file of that name. ${end}`,
    });
    expect((await data(join(file, "in"))).said).toBe(`The data directory ${file}/in cannot be made: a part of that path is a file. ${end}`);
    expect((await data(join(folder, "a".repeat(300)))).said).toMatch(/ cannot be made: the path is too long\. Set TANDEM_DATA/);
  });

  it("a certificate of the database that is not there", async () => {
    const { code, said } = await start({ DATABASE_URL: "postgresql://u:hunter2@127.0.0.1:1/x?sslrootcert=/nowhere/ca.pem" });
    expect({ code, said }).toEqual({
      code: 1,
      said: "DATABASE_URL cannot be used: /nowhere/ca.pem cannot be read: there is none. Name a file that this user may read.\n",
    });
  });

  it("a port that is taken", async () => {
    const other = createServer();
    const port = await listen(other, { ...readSettings({ TANDEM_DATA: folder }), port: 0 });
    const { code, said } = await start({ PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`^Port ${port} at 127\\.0\\.0\\.1 is taken by another program\\..*\n$`));
  });

  it("but what a killed server left of uploads is gone then", async () => {
    const left = join(folder, "uploads", "tandem-upload-x");
    mkdirSync(left, { recursive: true });
    writeFileSync(join(left, "export"), "half");
    await start({ DATABASE_URL: "postgresql://u:p@127.0.0.1:1/x" });
    expect(existsSync(left)).toBe(false);
  });

  it("a database that is not there", async () => {
    const { code, said } = await start({ DATABASE_URL: "postgresql://u:hunter2@127.0.0.1:1/x" });
    expect(code).toBe(1);
    expect(said).toBe("The database of DATABASE_URL cannot be reached: connect ECONNREFUSED 127.0.0.1:1.\n");
  });

  it.each(["postgresql://u@db:6543/x", "postgresql://u@db/x?pgbouncer=true"])(
    "a pooler that changes sessions: %s",
    async (DATABASE_URL) => {
      const { code, said } = await start({ DATABASE_URL });
      expect(code).toBe(1);
      expect(said).toMatch(/pooler/);
    },
  );

  it("a second server for the same data", async () => {
    const lock = takeLock(join(folder, "running.json"), { address: "http://127.0.0.1:4711" });
    const { code, said } = await start({});
    if (lock.holder === undefined) lock.release();
    expect(code).toBe(1);
    expect(said).toBe(`Tandem is already running at http://127.0.0.1:4711 (process ${process.pid}, data in ${folder}).\n`);
  });
});

it("SIGTERM during a start ends at once, also where the database keeps silent", async () => {
  const line = await openLine(inject("testDatabase").owner);
  line.cut();
  const child = spawn(process.execPath, [join(checkout, "bin", "server.mjs")], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      TANDEM_QUICK_PASSWORDS: "",
      TANDEM_DATA: folder,
      PORT: "0",
      DATABASE_URL: `postgresql://u@127.0.0.1:${line.port}/x`,
    },
  });
  const ended = once(child, "exit");
  await vi.waitFor(() => expect(line.opened).toBe(1), { timeout: 60_000 });
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  line.close();
});

describe("a lock", () => {
  const file = () => join(folder, "lock.json");

  it.each([
    ["a process that is gone", { pid: 4_194_303 }],
    ["another process with the same number", { pid: process.ppid, started: "another boot 1" }],
    ["nobody", {}],
  ])("of %s is taken over", (_whose, content) => {
    writeFileSync(file(), JSON.stringify(content));
    const lock = takeLock(file());
    expect(lock.holder).toBeUndefined();
    expect(JSON.parse(readFileSync(file(), "utf8")).pid).toBe(process.pid);
    if (lock.holder === undefined) lock.release();
  });

  it("cut short by a crash is taken over", () => {
    writeFileSync(file(), "{");
    expect(takeLock(file()).holder).toBeUndefined();
  });
});
