import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { npm, runQuietly } from "./children.mjs";
import { takeLock } from "./lock-file.mjs";
import { checkRelease, readRelease } from "./released.mjs";
import { checkout, Refusal } from "./settings.mjs";
import { onStop } from "./stopping.mjs";

/** Only Node's own modules here: it runs before anything is installed. */

const at = (/** @type {string} */ path) => join(checkout, path);
const lockStamp = at("node_modules/.tandem-lock");
const clientStamp = at("node_modules/.tandem-client");
const buildStamp = at(".next/tandem-build");

/**
 * Installs, generates and builds what is missing or older than its sources. In a release nothing is.
 * @param {{ build?: boolean, tell: (sentence: string) => void }} options
 */
export async function prepare({ build = true, tell }) {
  const release = readRelease();
  if (release) return checkRelease(release, { build });
  const endTurn = await takeTurn(tell);
  try {
    await installDependencies(tell);
    await generateClient(tell);
    if (build) await buildApp(tell);
  } finally {
    endTurn();
  }
}

/** Two starts of one checkout must not install or build at the same time. */
async function takeTurn(tell) {
  const folder = at(".tandem");
  try {
    mkdirSync(folder, { recursive: true });
    for (let told = false; ; told = true) {
      const lock = takeLock(join(folder, "preparing.json"));
      if (lock.holder === undefined) {
        onStop(lock.release);
        return lock.release;
      }
      if (!told) tell(`Another process (${lock.holder.pid}) is preparing this folder; waiting for it.`);
      await sleep(200);
    }
  } catch (error) {
    // A read-only checkout can still be served when everything in it is ready.
    if (["EACCES", "EROFS", "EPERM"].includes(error.code)) return () => undefined;
    throw error;
  }
}

async function installDependencies(tell) {
  const wanted = digest([readFileSync(at("package-lock.json"))]);
  if (readStamp(lockStamp) === wanted) return;
  if (!installedByHand()) {
    tell("Installing dependencies (this takes a minute or two) ...");
    for (const stamp of [lockStamp, at("node_modules/.package-lock.json")]) rmSync(stamp, { force: true });
    await must(npm(["ci", "--include=dev", "--no-audit", "--no-fund"], { cwd: checkout }), "npm ci");
  }
  writeStamp(lockStamp, wanted);
}

/** npm notes what it installed; when that is what the lock file asks for, there is nothing to do. */
function installedByHand() {
  try {
    const asked = JSON.parse(readFileSync(at("package-lock.json"), "utf8")).packages;
    const present = JSON.parse(readFileSync(at("node_modules/.package-lock.json"), "utf8")).packages;
    return Object.entries(asked).every(
      ([path, { version, optional, peer }]) =>
        path === "" || present[path]?.version === version || (present[path] === undefined && (optional || peer)),
    );
  } catch {
    return false;
  }
}

async function generateClient(tell) {
  const wanted = digest([readFileSync(at("prisma/schema.prisma")), readFileSync(at("node_modules/prisma/package.json"))]);
  if (readStamp(clientStamp) === wanted && existsSync(at("lib/server/database/client/client.ts"))) return;
  tell("Generating the database client ...");
  await node(["node_modules/prisma/build/index.js", "generate"]);
  writeStamp(clientStamp, wanted);
}

async function buildApp(tell) {
  const wanted = digest(sources());
  if (readStamp(buildStamp) === wanted && existsSync(at(".next/BUILD_ID"))) return;
  tell("Building the app (half a minute; a few minutes on a busy machine) ...");
  rmSync(buildStamp, { force: true });
  await node(["node_modules/next/dist/bin/next", "build"], { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  writeStamp(buildStamp, wanted);
}

/** Contents, not times: a fresh checkout or a touched file is no reason to build again. */
function* sources() {
  for (const name of [
    "package-lock.json",
    "next.config.mjs",
    "postcss.config.mjs",
    "tsconfig.json",
    "proxy.ts",
    "instrumentation.ts",
    "prisma/schema.prisma",
  ]) {
    if (existsSync(at(name))) yield* [name, readFileSync(at(name))];
  }
  yield process.versions.node.split(".")[0] ?? "";
  for (const folder of ["app", "components", "lib", "public"]) yield* filesBelow(folder);
}

function* filesBelow(folder) {
  if (!existsSync(at(folder)) || folder === "lib/server/database/client") return;
  const entries = readdirSync(at(folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield* [path, readFileSync(at(path))];
  }
}

function digest(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(String(part.length)).update(":").update(part);
  return hash.digest("hex");
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

function writeStamp(file, text) {
  writeFileSync(file, `${text}\n`);
}

async function node(options, env = {}) {
  await must(runQuietly(process.execPath, options, { cwd: checkout, env: { ...process.env, ...env } }), `node ${options[0]}`);
}

/** Quiet unless it fails. */
async function must(running, what) {
  const { code, output } = await running;
  if (code !== 0) throw new Refusal(`${output.trimEnd()}\n${what} failed.`);
}
