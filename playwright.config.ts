import { defineConfig } from "@playwright/test";

const browser = process.env.CHROMIUM;

/** npm test starts the server with data of its own and says where; by hand, any running server will do. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  workers: 1,
  retries: 0,
  // A busy machine is slow, not wrong: what a page should show may take a while.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["line"], ["json"]] : [["line"]],
  // The first visit happens once per server, so it comes before everything else and leaves its session behind.
  projects: [
    { name: "first visit", testMatch: "first-run.spec.ts" },
    {
      name: "journeys",
      testIgnore: "first-run.spec.ts",
      dependencies: ["first visit"],
      use: { storageState: "test-results/administrator.json" },
    },
  ],
  use: {
    baseURL: process.env.TANDEM_TEST_ADDRESS ?? "http://127.0.0.1:3000",
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    launchOptions: { ...(browser ? { executablePath: browser } : {}), args: ["--no-sandbox", "--disable-dev-shm-usage"] },
  },
});
