import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/**
 * Alive, not merely unreaped, and the process it is taken for: numbers are reused.
 * @param {number} pid
 * @param {(command: string) => boolean} isTheOne
 */
export function isRunning(pid, isTheOne) {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  const command = commandOf(pid);
  return command !== undefined && isTheOne(command);
}

function commandOf(pid) {
  if (!existsSync("/proc/self/stat")) return commandFromPs(pid);
  try {
    const state = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.[0];
    return state === "Z" || state === "X" ? undefined : readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return undefined;
  }
}

function commandFromPs(pid) {
  try {
    // Windows has no ps; there the number alone has to do.
    if (process.platform === "win32") return "postgres node";
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return undefined;
  }
}

/**
 * Tells two processes with the same number apart, across restarts of a container or the machine.
 * @param {number} pid
 */
export function startOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ");
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields?.[19]}`;
  } catch {
    return undefined;
  }
}
