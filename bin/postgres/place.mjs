import { createHash, randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Refusal, whyNot } from "../refusal.mjs";
import { isRoot, rootHome } from "../settings.mjs";

const nobody = 65_534;
/** The system limits the path of a socket, file name included. */
const longestSocketFolder = 107 - "/.s.PGSQL.5432".length;

/**
 * Where a cluster lives and whom it runs as. PostgreSQL refuses to run as root.
 * @param {string} dataDirectory
 */
export function clusterPlace(dataDirectory) {
  makeDataDirectory(dataDirectory);
  const home = isRoot && !othersCanEnter(dataDirectory) ? homeElsewhere(dataDirectory) : join(dataDirectory, "postgres");
  const data = join(home, "data");
  const user = isRoot ? { uid: ownerOf(data) ?? nobody, gid: nobody } : undefined;
  makePrivate(home, user);
  return { home, data, user, log: join(home, "postgres.log"), sockets: socketFolder(home, user) };
}

/** @param {string} dataDirectory */
export function makeDataDirectory(dataDirectory) {
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: isRoot ? 0o711 : 0o700 });
    if (isRoot) chmodSync(dataDirectory, statSync(dataDirectory).mode | 0o011);
  } catch (error) {
    throw new Refusal(
      `The data directory ${dataDirectory} cannot be made: ${whyNot(error)}. Set TANDEM_DATA to a folder this user may write.`,
    );
  }
}

function othersCanEnter(folder) {
  for (let path = folder; ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/** Tied to the data directory by an id inside it, so that deleting the directory means starting afresh. */
function homeElsewhere(dataDirectory) {
  const link = join(dataDirectory, "cluster");
  if (!existsSync(link)) writeFileSync(link, randomBytes(8).toString("hex"), { mode: 0o600 });
  const clusters = join(rootHome, "clusters");
  mkdirSync(clusters, { recursive: true, mode: 0o755 });
  return join(clusters, readFileSync(link, "utf8").trim());
}

function ownerOf(path) {
  const uid = statSync(path, { throwIfNoEntry: false })?.uid;
  return uid === 0 ? undefined : uid;
}

function socketFolder(home, user) {
  const inside = join(home, "run");
  const name = `tandem-${createHash("sha256").update(home).digest("hex").slice(0, 16)}`;
  const folder = [inside, join(tmpdir(), name), join("/tmp", name)].find(shortEnough);
  if (!folder) throw new Refusal(`The path of ${home} is too long for a socket. Set TANDEM_DATA to a folder with a shorter one.`);
  makePrivate(folder, user);
  const { uid } = lstatSync(folder);
  const expected = user?.uid ?? process.getuid?.();
  if (expected !== undefined && uid !== expected) throw new Refusal(`${folder} belongs to another user; remove it.`);
  return folder;
}

const shortEnough = (folder) => Buffer.byteLength(folder) <= longestSocketFolder || process.platform === "win32";

function makePrivate(folder, user) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (lstatSync(folder).isSymbolicLink()) throw new Refusal(`${folder} must not be a link.`);
    if (user) chownSync(folder, user.uid, user.gid);
    if (!isRoot && process.getuid && lstatSync(folder).uid !== process.getuid()) {
      throw new Refusal(`${folder} belongs to another user. Start as that user, or set TANDEM_DATA to another folder.`);
    }
    chmodSync(folder, 0o700);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${folder} cannot be made: ${whyNot(error)}. Set TANDEM_DATA to a folder this user may write.`);
  }
}
