import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A server that nobody has visited, with data of its own, for what can be done only once per server. The app must be built. */
export async function startOwnServer(env = {}) {
  const data = mkdtempSync(join(tmpdir(), "tandem-own-"));
  const server = spawn(process.execPath, [fileURLToPath(new URL("../bin/server.mjs", import.meta.url))], {
    env: { ...process.env, NODE_ENV: "production", PORT: "0", TANDEM_DATA: data, DATABASE_URL: "", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const stop = async () => {
    server.kill("SIGTERM");
    const code = await ended;
    rmSync(data, { recursive: true, force: true });
    return code;
  };
  let said = "";
  const ready = new Promise((resolve) => {
    server.stdout.on("data", (piece) => {
      said += piece;
      const found = /Tandem is ready at (\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
  });
  const address = await Promise.race([ready, ended.then(() => undefined)]);
  if (typeof address !== "string") {
    await stop();
    throw new Error("The server ended before it was ready.");
  }
  return { address, stop, said: () => said, stopReading: () => server.stdout.destroy() };
}
