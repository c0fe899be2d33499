import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { clusterConfig, makeCluster } from "../bin/postgres/cluster.mjs";

export type BenchServer = {
  address: string;
  token: string;
  /** Its own database, for what is measured beside it. */
  database: pg.ClientConfig;
  peakMegabytes: () => number /** Held now. */;
  megabytes: () => number;
  stop: () => Promise<void>;
};

/** The server that people run, with data of its own, and an administrator's token for it. */
export async function startServer(): Promise<BenchServer> {
  const data = mkdtempSync(join(tmpdir(), "tandem-bench-"));
  const env = {
    ...process.env,
    NODE_ENV: "production" as const,
    PORT: "0",
    HOST: "127.0.0.1",
    TANDEM_DATA: data,
    DATABASE_URL: "",
    NODE_OPTIONS: "",
    // As npm start has it.
    MALLOC_ARENA_MAX: "2",
  };
  const child = spawn(process.execPath, ["bin/server.mjs"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (data: Buffer) => {
      said += data;
      const ready = /Tandem is ready at (\S+)/.exec(said);
      if (ready?.[1]) resolve(ready[1]);
    });
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}. Build it first: npm start once.\n${said}`)));
  });
  const token = execFileSync("npm", ["run", "-s", "tandem", "--", "token", "create", "--name", "bench", "--role", "admin"], {
    env,
    encoding: "utf8",
  }).trim();
  return {
    address,
    token,
    database: clusterConfig(await makeCluster(data), "tandem"),
    peakMegabytes: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024,
    megabytes: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024,
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => {
          rmSync(data, { recursive: true, force: true });
          resolve();
        });
        child.kill("SIGTERM");
      }),
  };
}
