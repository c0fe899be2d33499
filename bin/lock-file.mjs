import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isRunning, startOf } from "./processes.mjs";

/**
 * A file that says who is at work. Left behind by a kill -9, it is recognised as stale and taken over.
 * @param {string} file
 * @param {Record<string, unknown>} about
 * @returns {{ holder: undefined, release: () => void, describe: (about: Record<string, unknown>) => void } | { holder: Record<string, any> }}
 */
export function takeLock(file, about = {}) {
  const own = { pid: process.pid, started: startOf(process.pid) };
  const text = (/** @type {object} */ more) => `${JSON.stringify({ ...own, ...more })}\n`;
  for (;;) {
    const mine = `${file}.${process.pid}`;
    writeFileSync(mine, text(about), { mode: 0o644 });
    try {
      // Linking, unlike opening, puts the name there with its content at once.
      linkSync(mine, file);
      return { holder: undefined, release: () => releaseOwn(file), describe: (more) => replace(file, text({ ...about, ...more })) };
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const holder = read(file);
      if (holder && isAlive(holder)) return { holder };
      removeStale(file, holder);
    } finally {
      rmSync(mine, { force: true });
    }
  }
}

function isAlive({ pid, started }) {
  if (pid === process.pid) return false;
  return isRunning(pid, (command) => command.includes("node")) && (started === undefined || started === startOf(pid));
}

/** Taken aside before it is removed: between our look and now another may have put its own there. */
function removeStale(file, stale) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const taken = read(aside);
  if (taken && taken.pid !== stale?.pid) {
    try {
      linkSync(aside, file);
    } catch {
      // A third one was faster; the loop sees it.
    }
  }
  rmSync(aside, { force: true });
}

function releaseOwn(file) {
  if (read(file)?.pid === process.pid) rmSync(file, { force: true });
}

function replace(file, text) {
  const next = `${file}.${process.pid}`;
  writeFileSync(next, text);
  renameSync(next, file);
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
