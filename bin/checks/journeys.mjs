import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runQuietly } from "../children.mjs";
import { checkout } from "../settings.mjs";
import { onStop } from "../stopping.mjs";

const readyWithin = 60_000;

/** Each has a worker of the browser to itself. As many as a small machine has processors. */
const servers = ["first", "second"];

/**
 * Every journey in a real browser against the server people run: two of them, with data of their own.
 * @param {{ folder: string, browser: string, env: Record<string, string | undefined> }} given
 */
export async function runJourneys({ folder, browser, env }) {
  const started = await Promise.all(servers.map((name) => startServer(join(folder, "journeys", name), env)));
  const said = () => started.map((server, i) => `The ${servers[i]} server said:\n${server.output()}`).join("\n");
  if (started.some(({ address }) => !address)) {
    await Promise.all(started.map(({ stop }) => stop()));
    return { passed: 0, failed: 1, output: `A server did not start.\n${said()}` };
  }
  const report = join(folder, "journeys.json");
  const addresses = started.map(({ address }) => address).join(" ");
  const { code, output } = await runQuietly(
    process.execPath,
    [join(checkout, "node_modules/@playwright/test/cli.js"), "test", "--pass-with-no-tests"],
    {
      cwd: checkout,
      env: { ...env, TANDEM_TEST_ADDRESS: addresses, CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      patience: 1_800_000,
    },
  );
  const endings = await Promise.all(started.map(({ stop }) => stop()));
  const unclean = endings.filter((ending) => ending !== 0).map((ending) => `A server ended with ${ending} instead of 0.`);
  const { stats = {}, suites = [] } = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
  const { expected = 0, unexpected = 0, flaky = 0 } = stats;
  const red = unexpected + flaky;
  const failed = red + (code !== 0 && red === 0 ? 1 : 0) + unclean.length;
  return {
    passed: expected,
    failed,
    output: failed > 0 ? [output, ...unclean, said()].join("\n") : output,
    tests: suites.flatMap(testsIn),
  };
}

/** @returns {import("./results.mjs").Test[]} */
function testsIn({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ file, title, ok, tests }) =>
    tests.flatMap(({ results }) =>
      results.map(({ duration, error }) => ({
        file: `e2e/${file}`,
        name: title,
        seconds: duration / 1000,
        failure: ok ? undefined : (error?.message ?? "failed"),
      })),
    ),
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
  return { address, stop, output: () => output.trimEnd().split("\n").slice(-40).join("\n") };
}
