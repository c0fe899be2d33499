import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeCluster } from "../postgres/cluster.mjs";
import { keepRunning } from "../postgres/keeper.mjs";

const watcher = fileURLToPath(new URL("./end-with-parent.mjs", import.meta.url));

/**
 * A new folder for a PostgreSQL, both gone after `forget`. They go as well when this process is killed with all of its group: it
 * holds a pipe to a watcher in a group of its own, which hears it close.
 */
export function throwawayFolder() {
  const folder = mkdtempSync(join(tmpdir(), "tandem-test-"));
  const watching = spawn(process.execPath, [watcher, folder], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  watching.unref();
  watching.stdin.on("error", () => undefined);
  return {
    folder,
    forget: () => {
      rmSync(folder, { recursive: true, force: true });
      watching.stdin.end();
    },
  };
}

/** A PostgreSQL of its own in a new folder, both gone after `stop`. */
export async function startThrowaway() {
  const { folder, forget } = throwawayFolder();
  const cluster = await makeCluster(folder, { durable: false });
  const stop = await keepRunning(cluster, (sentence) => console.warn(sentence));
  return {
    cluster,
    folder,
    stop: async () => {
      await stop();
      forget();
    },
  };
}
