import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./settings.mjs";

/**
 * npm run complete-lock, after each npm install. npm leaves optional packages of other platforms out of the lock file when
 * it could not fetch them, and `npm ci` then refuses the file. This names them; npm ci of that platform fetches them.
 */
const file = join(checkout, "package-lock.json");

/** @param {{ packages: Record<string, any> }} lock */
export function completeLock(lock) {
  const added = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    delete entry.resolved;
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (placeOf(lock.packages, path, name) !== undefined) continue;
      lock.packages[`node_modules/${name}`] = { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...platformOf(name) };
      added.push(name);
    }
  }
  const inOrder = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  return { lock: { ...lock, packages: Object.fromEntries(inOrder) }, added };
}

/**
 * Where the package at `path` finds the one of this name, as Node looks: in the package itself, then in every folder above.
 * @param {Record<string, unknown>} packages
 * @param {string} path
 * @param {string} name
 */
export function placeOf(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    const place = `${at ? `${at}/` : ""}node_modules/${name}`;
    if (packages[place]) return place;
    if (at === "") return undefined;
  }
}

const systems = {
  darwin: "darwin",
  linux: "linux",
  win32: "win32",
  windows: "win32",
  freebsd: "freebsd",
  android: "android",
  openharmony: "openharmony",
};
const processors = {
  x64: "x64",
  arm64: "arm64",
  ia32: "ia32",
  arm: "arm",
  riscv64: "riscv64",
  ppc64: "ppc64",
  s390x: "s390x",
  wasm32: "wasm32",
};

function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = words.map((word) => systems[word]).find(Boolean);
  const cpu = words.map((word) => processors[word]).find(Boolean);
  const libc = words.includes("musl") ? "musl" : words.includes("gnu") ? "glibc" : undefined;
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(os ? { os: [os] } : {}), ...(libc ? { libc: [libc] } : {}) };
}

if (process.argv[1] === join(checkout, "bin", "complete-lock.mjs")) {
  const { lock, added } = completeLock(JSON.parse(readFileSync(file, "utf8")));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(added.length === 0 ? "The lock file is complete." : `Added ${added.length} packages of other platforms.`);
}
