import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "../processes.mjs";

/** Above every process number a system hands out. */
const nobodysNumber = "9999999";

/**
 * PostgreSQL refuses to start while a lock file names a live process, and cannot tell an unrelated one, or a dead one
 * that nobody reaped, from its own. Both are left behind by a kill -9 in a container.
 * @param {{ data: string, sockets: string }} place
 */
export function clearStaleLocks({ data, sockets }) {
  const lock = join(data, "postmaster.pid");
  const owner = firstLine(lock);
  // Only the number is replaced: the rest lets PostgreSQL see backends that outlive their parent, and wait for them.
  if (owner && !isServer(owner, data)) replaceNumber(lock, owner);
  const socketLock = join(sockets, ".s.PGSQL.5432.lock");
  const socketOwner = firstLine(socketLock);
  if (socketOwner && !isServer(socketOwner, data)) {
    rmSync(socketLock, { force: true });
    rmSync(join(sockets, ".s.PGSQL.5432"), { force: true });
  }
}

/**
 * Whether a server that runs holds the data; the lock of one that was killed stays behind.
 * @param {{ data: string }} place
 */
export function isHeld({ data }) {
  const owner = firstLine(join(data, "postmaster.pid"));
  return owner !== undefined && isServer(owner, data);
}

function isServer(number, data) {
  return isRunning(Number(number), (command) => command.includes("postgres") && command.includes(data));
}

function firstLine(file) {
  try {
    return readFileSync(file, "utf8").split("\n", 1)[0]?.trim();
  } catch {
    return undefined;
  }
}

function replaceNumber(file, owner) {
  const rest = readFileSync(file, "utf8").slice(owner.length);
  const handle = openSync(file, "w");
  writeSync(handle, nobodysNumber + rest);
  closeSync(handle);
}
