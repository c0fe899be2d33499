import { execFile } from "node:child_process";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type pg from "pg";
import { type Cluster, clusterConfig, makeCluster } from "../postgres/cluster.mjs";
import { clusterPlace } from "../postgres/place.mjs";
import { throwawayFolder } from "./throwaway-cluster.mjs";

const run = promisify(execFile);

export type Node = { config: (database?: string) => pg.ClientConfig; control: (...words: string[]) => Promise<void> };

/** A PostgreSQL and a standby that follows it, both started: two that a test may promote, freeze and end. */
export async function startPair(): Promise<{ primary: Node; standby: Node; end: () => Promise<void> }> {
  const [first, second] = [throwawayFolder(), throwawayFolder()];
  const one = await makeCluster(first.folder, { durable: false });
  const other = { ...one, ...clusterPlace(second.folder) };
  await run("cp", ["-a", one.data, other.data]);
  // What the copy is to be: it follows the first.
  appendFileSync(join(other.data, "postgresql.auto.conf"), `primary_conninfo = 'host=${one.sockets} user=postgres'\n`);
  writeFileSync(join(other.data, "standby.signal"), "");
  const [primary, standby] = [nodeOf(one), nodeOf(other)];
  await primary.control("start", "-o", options(one));
  await standby.control("start", "-o", options(other));
  return {
    primary,
    standby,
    end: async () => {
      for (const node of [standby, primary]) await node.control("stop", "-m", "immediate").catch(() => undefined);
      for (const { forget } of [first, second]) forget();
    },
  };
}

const options = ({ sockets }: Cluster) =>
  `-c listen_addresses= -c unix_socket_directories='${sockets}' -c wal_level=replica -c fsync=off -c shared_buffers=32MB`;

function nodeOf(cluster: Cluster): Node {
  return {
    config: (database = "postgres") => clusterConfig(cluster, database),
    control: async (...words) => {
      const control = join(cluster.binaries, "bin", "pg_ctl");
      const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
      const given = ["-D", cluster.data, "-w", "-t", "30", "-l", cluster.log, ...words];
      await run(control, given, { cwd: cluster.home, env, ...cluster.user });
    },
  };
}
