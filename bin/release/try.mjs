import { spawn } from "node:child_process";
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runQuietly } from "../children.mjs";
import { isRoot, Refusal } from "../settings.mjs";
import { onStop } from "../stopping.mjs";

/** The user that nothing belongs to, as of the built-in database (bin/postgres/place.mjs). */
const nobody = 65_534;

/**
 * Unpacks an archive as root and works with it as a user who may change nothing in it, where no network leads anywhere.
 * @param {string} archive
 * @param {(sentence: string) => void} tell
 */
export async function tryRelease(archive, tell) {
  if (!isRoot) throw new Refusal("A release is tried by root, who may take the network away and become another user.");
  const folder = mkdtempSync(join(tmpdir(), "tandem-try-"));
  onStop(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  const [unpacked, data] = ["unpacked", "data"].map((name) => join(folder, name));
  for (const one of [unpacked, data]) mkdirSync(one);
  chownSync(data, nobody, nobody);
  const { code, output } = await runQuietly("tar", ["-xzf", archive, "-C", unpacked]);
  if (code !== 0) throw new Refusal(`${output.trimEnd()}\nThe archive could not be unpacked.`);
  copyFileSync(fileURLToPath(new URL("visit.mjs", import.meta.url)), join(folder, "visit.mjs"));
  tell("Trying it as another user, without a network ...");
  const root = join(unpacked, readdirSync(unpacked)[0] ?? "");
  const ended = await visit([process.execPath, join(folder, "visit.mjs"), root, data], data);
  if (ended !== 0) throw new Refusal("The release does not do what it should.");
}

/**
 * @param {string[]} command
 * @param {string} home
 * @returns {Promise<number | null>}
 */
function visit(command, home) {
  const become = ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups", "--no-new-privs", "--"];
  const alone = ["--net", "--", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", ...become, ...command];
  const child = spawn("unshare", alone, {
    env: { PATH: process.env.PATH, HOME: home, TMPDIR: home },
    stdio: ["ignore", "inherit", "inherit"],
  });
  onStop(() => child.exitCode === null && child.kill("SIGTERM"));
  return new Promise((resolve) => {
    child.once("error", () => resolve(null));
    child.once("exit", resolve);
  });
}
