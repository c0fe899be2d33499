import { existsSync, rmSync } from "node:fs";
import { postgresBinaries } from "../postgres/binaries.mjs";
import { stopCluster } from "../postgres/cluster.mjs";
import { clusterPlace } from "../postgres/place.mjs";

/** Whoever started it holds its standard input; once that closes, the PostgreSQL of the folder is stopped and the folder removed. */
const [folder = ""] = process.argv.slice(2);
process.stdin.resume();
process.stdin.on("close", async () => {
  if (!existsSync(folder)) return;
  await stopCluster({ ...clusterPlace(folder), binaries: postgresBinaries(), durable: false }).catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
});
