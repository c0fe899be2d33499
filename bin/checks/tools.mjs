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

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * @param {(sentence: string) => void} tell
 * @returns {Promise<string>} the path of a Chromium
 */
export async function findBrowser(tell) {
  const present = await presentBrowser();
  if (present) return present;
  tell("Installing Chromium ...");
  const attempts = isRoot && existsSync("/usr/bin/apt-get") ? [fromDebian, fromPlaywright] : [fromPlaywright];
  let said = "";
  for (const attempt of attempts) {
    said += (await attempt()).output;
    const installed = await presentBrowser();
    if (installed) return installed;
  }
  throw new Refusal(
    `${said.trimEnd().split("\n").slice(-5).join("\n")}\nThe journeys need Chromium. Install it, or set CHROMIUM to its path.`,
  );
}

async function presentBrowser() {
  const { chromium } = await import("@playwright/test");
  const candidates = [process.env.CHROMIUM, ...usual, chromium.executablePath()];
  return candidates.find((path) => path && existsSync(path));
}

function fromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return runQuietly("sh", ["-c", "apt-get update -qq && apt-get install -y -qq chromium"], { env, patience: 240_000 });
}

function fromPlaywright() {
  return runQuietly(process.execPath, [join(checkout, "node_modules/@playwright/test/cli.js"), "install", "chromium"], {
    patience: 240_000,
  });
}
