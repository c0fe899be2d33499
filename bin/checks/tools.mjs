import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npm, runQuietly } from "../children.mjs";
import { checkout, isRoot, Refusal } from "../settings.mjs";

/** @param {(sentence: string) => void} tell */
export async function installTools(tell) {
  const folder = join(checkout, "tools");
  const stamp = join(folder, "node_modules", ".tandem-lock");
  const wanted = createHash("sha256")
    .update(readFileSync(join(folder, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  tell("Installing the tools that check the architecture ...");
  const { code, output } = await npm(["ci", "--no-audit", "--no-fund"], { cwd: folder });
  if (code !== 0) throw new Refusal(`${output}\nThe tools in tools/ could not be installed.`);
  writeFileSync(stamp, wanted);
}

/** Chromium without a desk to draw its own windows on: a third of the work of the whole one. */
const light = ["/usr/bin/chromium-headless-shell"];
const whole = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The lightest Chromium there is, or that can be installed here.
 * @param {(sentence: string) => void} tell
 * @returns {Promise<string>} its path
 */
export async function findBrowser(tell) {
  const { chromium } = await import("@playwright/test");
  const preferred = present([process.env.CHROMIUM, ...light]);
  if (preferred) return preferred;
  const any = () => present([...light, chromium.executablePath(), ...whole]);
  const debian = isRoot && existsSync("/usr/bin/apt-get");
  if (any() && !debian) return any();
  tell("Installing Chromium ...");
  let said = "";
  for (const attempt of debian ? [fromDebian, fromPlaywright] : [fromPlaywright]) {
    said += (await attempt()).output;
    const found = any();
    if (found) return found;
  }
  throw new Refusal(
    `${said.trimEnd().split("\n").slice(-5).join("\n")}\nThe journeys need Chromium. Install it, or set CHROMIUM to its path.`,
  );
}

/** @param {(string | undefined)[]} candidates */
const present = (candidates) => candidates.find((path) => path && existsSync(path));

function fromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium-headless-shell";
  return runQuietly("sh", ["-c", install], { env, patience: 240_000 });
}

function fromPlaywright() {
  return runQuietly(process.execPath, [join(checkout, "node_modules/@playwright/test/cli.js"), "install", "chromium"], {
    patience: 240_000,
  });
}
