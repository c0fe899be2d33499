import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runQuietly } from "./children.mjs";
import { prepare } from "./prepare.mjs";
import { releaseFile } from "./released.mjs";
import { checkout, Refusal } from "./settings.mjs";
import { isStopping, onStop, stop, stopOnSignals } from "./stopping.mjs";

/**
 * npm run release: for each platform one archive that serves without npm, without a build and without a network.
 *   -- --for linux-x64   that one only
 *   -- --try             makes the one for Linux, starts it without a way out and works with it
 */
const tell = (/** @type {string} */ sentence) => console.log(sentence);

async function release() {
  const { values } = parseArgs({ options: { for: { type: "string" }, try: { type: "boolean" } } });
  if (process.platform !== "linux") throw new Refusal("Releases are made on Linux.");
  await prepare({ tell });
  const { targets } = await import("./release/packages.mjs");
  const only = values.try ? "linux-x64" : values.for;
  const wanted = targets.filter(({ platform }) => only === undefined || platform === only);
  if (wanted.length === 0) throw new Refusal(`There is a release for ${targets.map(({ platform }) => platform).join(" and ")}.`);
  const from = await source();
  for (const target of wanted) {
    const archive = await make(target, from);
    if (values.try) await (await import("./release/try.mjs")).tryRelease(archive, tell);
  }
}

/** The commit that the files are of, as a release names it, and when it was made. */
async function source() {
  const git = (/** @type {string[]} */ ...words) => runQuietly("git", words, { cwd: checkout });
  const [shown, status] = await Promise.all([git("log", "-1", "--format=%h %cI"), git("status", "--porcelain")]);
  const [, commit, moment] = shown.code === 0 ? (/^(\S+) (\S+)/.exec(shown.output) ?? []) : [];
  return commit && moment
    ? { commit: status.output === "" ? commit : `${commit}-changed`, moment: new Date(moment) }
    : { commit: null, moment: new Date() };
}

/**
 * @param {import("./release/packages.mjs").Target} target
 * @param {{ commit: string | null, moment: Date }} from
 */
async function make(target, { commit, moment }) {
  // What needs packages is imported once they are there.
  const { copyApp } = await import("./release/app.mjs");
  const { copyParts } = await import("./release/contents.mjs");
  const { installPackages } = await import("./release/packages.mjs");
  const { pack } = await import("./release/pack.mjs");
  tell(`Making the release for ${target.platform} ...`);
  const workshop = mkdtempSync(join(tmpdir(), "tandem-release-"));
  const clear = () => rmSync(workshop, { recursive: true, force: true });
  onStop(clear);
  const staged = join(workshop, "staged");
  mkdirSync(staged);
  const { version } = await installPackages(checkout, staged, target);
  copyParts(checkout, staged);
  copyApp(checkout, staged);
  const { platform } = target;
  writeFileSync(join(staged, releaseFile), `${JSON.stringify({ version, commit, platform }, null, 2)}\n`);
  mkdirSync(join(checkout, "release"), { recursive: true });
  const name = ["tandem", version, commit, platform].filter(Boolean).join("-");
  const archive = join(checkout, "release", `${name}.${target.archive}`);
  const { bytes, files, sha256 } = await pack(staged, name, archive, moment);
  clear();
  tell(`${archive}\n${(bytes / 1e6).toFixed(1)} MB, ${files.toLocaleString("en-US")} files, SHA-256 ${sha256}`);
  return archive;
}

stopOnSignals();
try {
  await release();
  await stop(0);
} catch (error) {
  if (!isStopping()) {
    console.error(error instanceof Refusal || error.code?.startsWith("ERR_PARSE_ARGS") ? error.message : error);
    await stop(1);
  }
}
