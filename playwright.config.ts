import { defineConfig } from "@playwright/test";
import { addresses, origin, sessionAt } from "./e2e/addresses";

const browser = process.env.CHROMIUM;
const firstVisit = (address: string) => `first visit of ${address}`;

/** npm test starts servers with data of their own and says where; by hand, any running server will do. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  workers: addresses.length,
  retries: 0,
  // A busy machine is slow, not wrong: what a page should show may take a while.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["line"], ["json"]] : [["line"]],
  // The first visit happens once per server, so it comes before everything else and leaves its session behind.
  projects: [
    ...addresses.map((baseURL) => ({ name: firstVisit(baseURL), testMatch: "first-run.spec.ts", use: { baseURL } })),
    {
      name: "journeys",
      testIgnore: "first-run.spec.ts",
      dependencies: addresses.map(firstVisit),
      use: { storageState: sessionAt(origin) },
    },
  ],
  use: {
    baseURL: origin,
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    launchOptions: { ...(browser ? { executablePath: browser } : {}), args: ["--no-sandbox", "--disable-dev-shm-usage"] },
  },
});
