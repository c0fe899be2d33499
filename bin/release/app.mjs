import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "./contents.mjs";

/** What the build keeps for the next build, or for a person who asks how it went. */
const forBuilding = ["build", "cache", "diagnostics", "node_modules", "tandem-build", "trace", "trace-build", "turbopack", "types"];
const forDebugging = /\.(map|nft\.json)$/;

/**
 * The built app. Two things in it are true of this folder only: links to packages under names of the build's own, which a zip cannot hold and
 * Windows makes for administrators alone, and the folder's path.
 * @param {string} checkout
 * @param {string} to
 */
export function copyApp(checkout, to) {
  const here = new RegExp(`${checkout.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?=[/"'\\\\])`, "g");
  if (checkout.split(/[\\/]/).length < 3)
    throw new Error(`Build a release in a folder below another: ${checkout} could be a path within the app.`);
  const built = join(checkout, ".next");
  for (const name of readdirSync(built).filter((one) => !forBuilding.includes(one))) {
    cpSync(join(built, name), join(to, ".next", name), { recursive: true, filter: (file) => !forDebugging.test(file) });
  }
  const names = packageNames(join(built, "node_modules"));
  for (const file of filesBelow(join(to, ".next")).filter((name) => /\.(js|json)$/.test(name))) {
    const path = join(to, ".next", file);
    const text = readFileSync(path, "utf8");
    const changed = names.reduce((now, { linked, real }) => now.replaceAll(linked, real), text).replaceAll(here, ".");
    if (changed !== text) writeFileSync(path, changed);
  }
}

/** Of "pg-587764f78a6c7a9c", which leads to pg: both. */
function packageNames(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => (name.startsWith("@") ? readdirSync(join(folder, name)).map((one) => `${name}/${one}`) : [name]))
    .map((linked) => ({ linked, real: linked.replace(/-[0-9a-f]{16}$/, "") }));
}
