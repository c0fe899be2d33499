import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failures, slowest } from "./checks/results.mjs";
import { runQuietly } from "./children.mjs";
import { prepare } from "./prepare.mjs";
import { checkout, Refusal } from "./settings.mjs";
import { isStopping, onStop, stop, stopOnSignals } from "./stopping.mjs";

/** npm test: every check, from formatting to journeys in a browser. Modules that need dependencies are imported late. */

const tell = (/** @type {string} */ sentence) => console.log(sentence);
const started = Date.now();
const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const slow = [];
/** @type {string[]} */
const red = [];

/** @typedef {{ passed: number, failed: number, output: string, tests?: import("./checks/results.mjs").Test[], notTried?: string[] }} Result */

/**
 * @param {string} name
 * @param {() => Promise<Result>} check
 */
async function step(name, check) {
  if (isStopping()) return;
  const begun = Date.now();
  /** @type {Result} */
  const result = await check().catch((error) => ({ passed: 0, failed: 1, output: whatHappened(error) }));
  const { passed, failed, output, tests = [], notTried = [] } = result;
  if (isStopping()) return;
  total.passed += passed;
  total.failed += failed;
  const counts = passed + failed === 1 ? "" : `, ${passed} passed${failed > 0 ? `, ${failed} failed` : ""}`;
  tell(`${failed === 0 ? "ok    " : "FAILED"} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s${counts})`);
  for (const sentence of notTried) tell(sentence);
  if (failed > 0) tell(output.trimEnd());
  const said = failures(tests);
  if (said !== "") red.push(said);
  if (tests.length > 0) slow.push(`The slowest of ${name}:\n${slowest(tests)}`);
}

function whatHappened(error) {
  return error instanceof Refusal ? error.message : (error.stack ?? String(error));
}

/** What the surroundings say about a real Tandem must not reach the tests. */
function testEnvironment() {
  const ours = /^(PORT|HOST|DATABASE_URL|SMTP_URL|BETTER_AUTH_.*|TANDEM_.*|NODE_ENV|npm_lifecycle_event)$/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", FORCE_COLOR: undefined };
}

const env = testEnvironment();

/**
 * @param {string} script
 * @param {string[]} options
 * @param {(output: string) => boolean} holds
 */
const tool =
  (script, options, holds = () => true) =>
  async () => {
    const { code, output } = await runQuietly(process.execPath, [join(checkout, script), ...options], {
      cwd: checkout,
      env,
      patience: 120_000,
    });
    const good = code === 0 && holds(output);
    return { passed: good ? 1 : 0, failed: good ? 0 : 1, output };
  };

async function everyCheck(folder) {
  const { installTools, findBrowser } = await import("./checks/tools.mjs");
  const { runUnitTests } = await import("./checks/unit-tests.mjs");
  const { runJourneys } = await import("./checks/journeys.mjs");
  // What waits for the network goes on beside what computes.
  const tools = later(installTools(tell));
  const browser = later(findBrowser(tell));
  await Promise.all([
    step("formatting and lint", tool("node_modules/@biomejs/biome/bin/biome", ["ci", "--colors=off", "--max-diagnostics=50", "."])),
    step("types", async () => {
      // Those of routes are generated; an earlier build may have left some of routes that are gone.
      const routes = await tool("node_modules/next/dist/bin/next", ["typegen"])();
      return routes.failed > 0 ? routes : tool("node_modules/typescript/bin/tsc", ["-p", "."])();
    }),
  ]);
  let built = false;
  const build = step("production build", async () => {
    await prepare({ tell: () => undefined });
    built = true;
    return { passed: 1, failed: 0, output: "" };
  });
  await step("dead code", tool("node_modules/knip/bin/knip.js", ["--no-progress"]));
  await step("architecture", async () => {
    await tools;
    const options = ["--config", "tools/import-rules.cjs", "app", "bin", "components", "lib"];
    // It once read nothing and said that all was well.
    return tool("tools/node_modules/dependency-cruiser/bin/dependency-cruise.mjs", options, (output) => /[1-9]\d* modules/.test(output))();
  });
  await build;
  await step("unit, property and server tests", () => runUnitTests({ folder, env }));
  if (!built) return;
  await step("journeys in a browser", async () => runJourneys({ folder, env, browser: await browser }));
}

/** Begun now, asked for later: if it fails, whoever asks hears of it. */
function later(running) {
  running.catch(() => undefined);
  return running;
}

stopOnSignals();
const folder = mkdtempSync(join(tmpdir(), "tandem-check-"));
onStop(() => rmSync(folder, { recursive: true, force: true }));
try {
  await prepare({ build: false, tell });
  await everyCheck(folder);
} catch (error) {
  total.failed += 1;
  if (!isStopping()) tell(whatHappened(error));
}
if (!isStopping()) {
  for (const list of slow) tell(list);
  if (red.length > 0) tell(`What failed:\n${red.join("\n")}`);
  tell(`Took ${Math.round((Date.now() - started) / 1000)} s.`);
  tell(`${total.passed} passed, ${total.failed} failed`);
  await stop(total.failed === 0 && total.passed > 0 ? 0 : 1);
}
