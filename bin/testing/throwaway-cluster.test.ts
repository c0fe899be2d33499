import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it, vi } from "vitest";
import { isRunning } from "../processes.mjs";

const starter = `
  const { startThrowaway } = await import(${JSON.stringify(new URL("./throwaway-cluster.mjs", import.meta.url).href)});
  const { cluster, folder, stop } = await startThrowaway();
  console.log(JSON.stringify({ data: cluster.data, folder }));
  process.stdin.once("data", async () => { await stop(); process.exit(); });
`;

/** A program that has started one, in a process group of its own, and whether the database runs. */
async function started() {
  const program = spawn(process.execPath, ["--input-type=module", "-e", starter], { detached: true, stdio: ["pipe", "pipe", "inherit"] });
  const [line] = await once(createInterface(program.stdout), "line");
  const { data, folder } = JSON.parse(line);
  const postgres = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  return { program, folder, runs: () => isRunning(postgres, (command) => command.includes("postgres")) };
}

it("a database for tests ends, with its folder, when all of the group that started it is killed", async () => {
  const { program, folder, runs } = await started();
  expect([runs(), existsSync(folder)]).toEqual([true, true]);
  process.kill(-(program.pid ?? Number.NaN), "SIGKILL");
  await vi.waitFor(() => expect([runs(), existsSync(folder)]).toEqual([false, false]), { timeout: 60_000, interval: 100 });
});

it("and when it is stopped as it should be", async () => {
  const { program, folder, runs } = await started();
  const ended = once(program, "exit");
  program.stdin.write("stop\n");
  expect(await ended).toEqual([0, null]);
  expect([runs(), existsSync(folder)]).toEqual([false, false]);
});
