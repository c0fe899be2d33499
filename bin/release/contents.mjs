import { cpSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** What of the checkout goes into a release as it is, besides the built app and the packages. */
export const parts = [
  "bin",
  "lib/contracts",
  "lib/domain",
  "lib/readers",
  "lib/server",
  "prisma/migrations",
  "public",
  "tsconfig.json",
  "next.config.mjs",
  "CHANGELOG.md",
  "docs/operation.md",
];

const forTests = /\.(test|fixture)\.tsx?$|(^|\/)testing(\/|\.ts$|$)/;
const forDevelopers = /^bin\/(checks|release)(\/|$)|^bin\/(author-migration|complete-lock|release|schema-engine|test)\.mjs$/;

/** @param {string} path from the checkout, with slashes */
export const belongs = (path) => !forTests.test(path) && !forDevelopers.test(path);

/**
 * @param {string} from
 * @param {string} to
 */
export function copyParts(from, to) {
  cpSync(join(from, "bin/release/README.md"), join(to, "README.md"));
  const filter = (/** @type {string} */ source) => belongs(relative(from, source).split(sep).join("/"));
  for (const part of parts) cpSync(join(from, part), join(to, part), { recursive: true, filter });
}

/** Every file below, with slashes, in order. */
export function filesBelow(/** @type {string} */ folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}
