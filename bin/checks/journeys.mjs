import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runQuietly } from "../children.mjs";
import { checkout } from "../settings.mjs";
import { onStop } from "../stopping.mjs";

const readyWithin = 60_000;

/**
 * Every journey in a real browser against the server people run, with data of its own.
 * @param {{ folder: string, browser: string, env: Record<string, string | undefined> }} given
 */
export async function runJourneys({ folder, browser, env }) {
  const server = await startServer(join(folder, "journeys"), env);
  if (!server.address) return { passed: 0, failed: 1, output: `The server did not start.\n${server.output()}` };
  const report = join(folder, "journeys.json");
  const { code, output } = await runQuietly(
    process.execPath,
    [join(checkout, "node_modules/@playwright/test/cli.js"), "test", "--pass-with-no-tests"],
    {
      cwd: checkout,
      env: { ...env, TANDEM_TEST_ADDRESS: server.address, CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      patience: 1_800_000,
    },
  );
  const ending = await server.stop();
  const { stats = {}, suites = [] } = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
  const { expected = 0, unexpected = 0, flaky = 0 } = stats;
  const failed = unexpected + flaky;
  const broken = (code !== 0 && failed === 0 ? 1 : 0) + (ending === 0 ? 0 : 1);
  const said = ending === 0 ? output : `${output}\nThe server ended with ${ending} instead of 0.`;
  return {
    passed: expected,
    failed: failed + broken,
    output: failed + broken > 0 ? `${said}\nThe server said:\n${server.output()}` : said,
    tests: suites.flatMap(testsIn),
  };
}

/** @returns {import("./slowest.mjs").Test[]} */
function testsIn({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests.flatMap(({ results }) => results.map(({ duration }) => ({ file: `e2e/${file}`, name: title, seconds: duration / 1000 }))),
  );
  return [...own, ...suites.flatMap(testsIn)];
}

async function startServer(dataDirectory, env) {
  const child = spawn(process.execPath, [join(checkout, "bin", "server.mjs")], {
    cwd: checkout,
    env: { ...env, NODE_ENV: "production", PORT: "0", TANDEM_DATA: dataDirectory },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  onStop(() => (child.exitCode === null ? stop() : undefined));
  let output = "";
  const address = await new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data) => {
        output += data;
        const ready = /Tandem is ready at (\S+)/.exec(output);
        if (ready) resolve(ready[1]);
      });
    }
    void ended.then(() => resolve(undefined));
    setTimeout(() => resolve(undefined), readyWithin).unref();
  });
  if (!address) await stop();
  return { address, stop, output: () => output.trimEnd().split("\n").slice(-40).join("\n") };
}
