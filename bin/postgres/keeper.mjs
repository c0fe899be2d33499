import { setTimeout as sleep } from "node:timers/promises";
import { connectOrStart, stopCluster } from "./cluster.mjs";

/** Everyone who uses the cluster holds this lock shared; who gets it alone is the last and turns off the light. */
const usersLock = 72_707_001;

/**
 * Keeps the cluster running: when its connection breaks, the cluster is started again.
 * @param {import("./cluster.mjs").Cluster} cluster
 * @param {(sentence: string) => void} tell
 */
export async function keepRunning(cluster, tell) {
  let stopping = false;
  /** @type {Promise<void> | undefined} */
  let recovery;
  let connection = await connectOrStart(cluster, claim);

  async function claim(client) {
    const { rows } = await client.query("select pg_try_advisory_lock_shared($1) as held", [usersLock]);
    if (!rows[0].held) return undefined;
    client.once("end", () => {
      if (!stopping) recovery ??= recover();
    });
    return client;
  }

  async function recover() {
    tell("The database stopped by itself; starting it again.");
    while (!stopping) {
      try {
        connection = await connectOrStart(cluster, claim);
        tell("The database runs again.");
        break;
      } catch (error) {
        tell(error.message);
        await sleep(1_000);
      }
    }
    recovery = undefined;
  }

  async function finish() {
    stopping = true;
    await recovery;
    if (await isLast(connection)) await stopCluster(cluster);
    await connection.end().catch(() => undefined);
  }

  /** @type {Promise<void> | undefined} */
  let finished;
  return () => {
    finished ??= finish();
    return finished;
  };
}

async function isLast(connection) {
  try {
    await connection.query("select pg_advisory_unlock_shared($1)", [usersLock]);
    const { rows } = await connection.query("select pg_try_advisory_lock($1) as alone", [usersLock]);
    return rows[0].alone;
  } catch {
    // It does not answer any more: nobody can be using it.
    return true;
  }
}
