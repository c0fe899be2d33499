import { defineConfig } from "@playwright/test";

const browser = process.env.CHROMIUM;

const use = { storageState: "test-results/administrator.json" };

/** npm test starts the server with data of its own and says where; by hand, any running server will do. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  // A busy machine is slow, not wrong: what a page should show may take a while.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["line"], ["json"]] : [["line"]],
  // The first visit happens once per server, so it comes before everything else and leaves its session behind; then the start page
  // without migrations. Journeys change what belongs to the whole server, so they come one after another; looks change nothing and
  // run beside them.
  projects: [
    { name: "first visit", testMatch: "first-run.spec.ts" },
    { name: "no migration", testMatch: "sample.spec.ts", use, dependencies: ["first visit"] },
    { name: "journeys", testIgnore: /(first-run|sample|looks)\.spec\.ts/, workers: 1, use, dependencies: ["no migration"] },
    { name: "looks", testMatch: "looks.spec.ts", workers: 1, use, dependencies: ["no migration"] },
  ],
  use: {
    baseURL: process.env.TANDEM_TEST_ADDRESS ?? "http://127.0.0.1:3000",
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    launchOptions: { ...(browser ? { executablePath: browser } : {}), args: ["--no-sandbox", "--disable-dev-shm-usage"] },
  },
});
