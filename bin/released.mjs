import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { platform } from "./platform.mjs";
import { checkout, Refusal } from "./settings.mjs";

/**
 * What `npm run release` writes beside the app: it is built and installed, for one platform. `commit`: null where no git knows it.
 * @typedef {{ version: string, commit: string | null, platform: string }} Release
 */
export const releaseFile = "release.json";

/** @returns {Release | null} null in a checkout */
export function readRelease(folder = checkout) {
  const file = join(folder, releaseFile);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/**
 * @param {Release} release
 * @param {{ build: boolean }} asked
 */
export function checkRelease(release, { build }, here = platform) {
  if (!build)
    throw new Refusal("This is a release: it is built already and holds no sources to develop. Start it with: node bin/start.mjs");
  if (release.platform !== here)
    throw new Refusal(`This is the release of Tandem for ${release.platform}; this machine is ${here}. Take the release for it.`);
}
