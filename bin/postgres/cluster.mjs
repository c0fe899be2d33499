import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { Refusal } from "../settings.mjs";
import { executable, postgresBinaries } from "./binaries.mjs";
import { clusterPlace } from "./place.mjs";
import { clearStaleLocks, isHeld } from "./stale-locks.mjs";

const run = promisify(execFile);
const windows = process.platform === "win32";
const patience = 60_000;

/**
 * @param {string} dataDirectory
 * @param {{ durable?: boolean }} options durable: false is for tests, which throw their data away
 */
export async function makeCluster(dataDirectory, { durable = true } = {}) {
  const place = clusterPlace(dataDirectory);
  const cluster = { ...place, binaries: postgresBinaries(), durable };
  if (!existsSync(place.data)) await initialise(cluster);
  return cluster;
}

/** @typedef {Awaited<ReturnType<typeof makeCluster>>} Cluster */

/** Made aside and renamed, so that a kill in the middle leaves nothing that looks like a database. */
async function initialise(cluster) {
  for (const name of readdirSync(cluster.home)) {
    const left = join(cluster.home, name);
    if (name.startsWith("data.") && Date.now() - statSync(left).mtimeMs > patience) rmSync(left, { recursive: true, force: true });
  }
  const unfinished = join(cluster.home, `data.${randomBytes(4).toString("hex")}`);
  const common = ["-D", unfinished, "-U", "postgres", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const options = [...common, "--locale=C", "--data-checksums", ...(cluster.durable ? [] : ["--no-sync"]), ...(await access(cluster))];
  await run(join(cluster.binaries, "bin", executable("initdb")), options, surroundings(cluster)).catch((error) => {
    throw new Refusal(`The database could not be made in ${cluster.home}: ${error.stderr || error.message}`);
  });
  try {
    renameSync(unfinished, cluster.data);
  } catch (error) {
    if (!existsSync(join(cluster.data, "PG_VERSION"))) throw error;
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The socket's folder is private, so the socket needs no password; a port does. */
async function access(cluster) {
  if (!windows) return ["--auth=trust"];
  const secret = join(cluster.home, "password");
  writeFileSync(secret, randomBytes(24).toString("hex"), { mode: 0o600 });
  writeFileSync(join(cluster.home, "port"), String(await freePort()));
  return ["--auth=scram-sha-256", `--pwfile=${secret}`];
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/**
 * @param {Cluster} cluster
 * @returns {pg.ClientConfig}
 */
export function clusterConfig(cluster, database = "postgres", user = "postgres") {
  const shared = { user, database, options: "-c timezone=UTC" };
  if (!windows) return { ...shared, host: cluster.sockets };
  const read = (/** @type {string} */ name) => readFileSync(join(cluster.home, name), "utf8").trim();
  return { ...shared, host: "127.0.0.1", port: Number(read("port")), password: read("password") };
}

/**
 * Attaches to the cluster when it answers, starts it when not, and waits for whoever else is starting or ending it.
 * @template T
 * @param {Cluster} cluster
 * @param {(client: pg.Client) => Promise<T | undefined>} claim undefined: not usable, try again
 * @returns {Promise<T>}
 */
export async function connectOrStart(cluster, claim) {
  const until = Date.now() + patience;
  /** @type {{ ended: boolean } | undefined} */
  let attempt;
  while (Date.now() < until) {
    const { claimed, answers } = await tryClaim(cluster, claim);
    if (claimed !== undefined) return claimed;
    if (!answers && (!attempt || attempt.ended)) {
      clearStaleLocks(cluster);
      attempt = launch(cluster);
    }
    await sleep(50);
  }
  throw new Refusal(`The database in ${cluster.home} does not start. The end of its log:\n${lastLines(cluster.log)}`);
}

async function tryClaim(cluster, claim) {
  const client = new pg.Client({
    ...clusterConfig(cluster),
    application_name: "tandem keeper",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const claimed = await claim(client);
    if (claimed === undefined) await client.end();
    return { claimed, answers: true };
  } catch (error) {
    await client.end().catch(() => undefined);
    // 57P03: it is starting, recovering or ending.
    return { claimed: undefined, answers: error.code === "57P03" };
  }
}

function launch(cluster) {
  if (existsSync(cluster.log) && statSync(cluster.log).size > 10_000_000) renameSync(cluster.log, `${cluster.log}.1`);
  const log = openSync(cluster.log, "a", 0o600);
  const set = (/** @type {string} */ setting) => ["-c", setting];
  const listen = windows
    ? [...set("listen_addresses=127.0.0.1"), ...set(`port=${clusterConfig(cluster).port}`)]
    : [...set("listen_addresses="), ...set(`unix_socket_directories=${quoted(cluster.sockets)}`), ...set("unix_socket_permissions=0700")];
  const careless = cluster.durable ? [] : [...set("fsync=off"), ...set("full_page_writes=off"), ...set("synchronous_commit=off")];
  // One server without replicas, written in bursts: whole exports at a time.
  const bursts = ["shared_buffers=256MB", "max_wal_size=2GB", "wal_level=minimal", "max_wal_senders=0", "jit=off", "work_mem=16MB"].flatMap(
    set,
  );
  const options = ["-D", cluster.data, ...listen, ...set("timezone=UTC"), ...set("log_timezone=UTC"), ...bursts, ...careless];
  const child = spawn(join(cluster.binaries, "bin", executable("postgres")), options, {
    ...surroundings(cluster),
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const attempt = { ended: false };
  child.once("error", () => {
    attempt.ended = true;
  });
  child.once("exit", () => {
    attempt.ended = true;
  });
  child.unref();
  return attempt;
}

/** The setting is a list: a folder with a comma or a blank needs quotes. */
function quoted(folder) {
  return `"${folder.replaceAll('"', '""')}"`;
}

function surroundings(cluster) {
  const env = { PATH: process.env.PATH, SYSTEMROOT: process.env.SYSTEMROOT, LC_ALL: "C", TZ: "UTC" };
  return { cwd: cluster.home, env, ...cluster.user };
}

/** @param {Cluster} cluster */
export async function stopCluster(cluster) {
  const options = ["stop", "-D", cluster.data, "-m", "fast", "-w", "-t", "60"];
  await run(join(cluster.binaries, "bin", executable("pg_ctl")), options, surroundings(cluster)).catch((error) => {
    if (isHeld(cluster)) throw error;
  });
}

function lastLines(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-8).join("\n") : `(no log at ${basename(file)})`;
}
