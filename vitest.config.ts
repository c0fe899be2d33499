import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Tests that start and kill programs, put something in the place of a module, or count what of it ran: each in a process of its own. */
const alone = [
  "app/**",
  "bin/{database,server}.test.ts",
  "bin/tandem/tandem.test.ts",
  "lib/server/database/moving.test.ts",
  "lib/server/endpoint/two-processes.test.ts",
  "lib/server/imports/{killed,small-heap,upload-limits}.test.ts",
  "lib/server/process/small-heap.test.ts",
  "lib/domain/golden/series.test.ts",
];
/** Tests that need a database. */
const server = ["bin/**", "lib/server/**"];
const pure = ["bench/**", "components/**", "lib/{contracts,domain,queries,readers}/**"];

const tests = (folders: readonly string[]) => folders.map((one) => (one.endsWith(".ts") ? one : `${one}/*.test.{ts,tsx}`));

/** Modules are loaded once a worker, except where a test stands alone; what that waits for is time for those that only compute. */
const project = (name: string, groupOrder: number, include: string[], exclude: string[] = []) => ({
  oxc: { jsx: { runtime: "automatic" as const } },
  resolve: { alias: { "@": here("."), "server-only": here("node_modules/server-only/empty.js") } },
  test: {
    name,
    include,
    exclude,
    isolate: name === "alone",
    sequence: { groupOrder },
    env: { TANDEM_QUICK_PASSWORDS: "1" },
    setupFiles: ["bin/testing/quiet-console.ts"],
    pool: "forks" as const,
    // Only for what hangs: on a busy machine everything takes several times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});

export default defineConfig({
  test: {
    globalSetup: ["bin/testing/global-setup.ts"],
    maxWorkers: 2,
    projects: [
      project("server", 0, tests(server), tests(alone)),
      project("alone", 1, tests(alone)),
      project("pure", 1, tests(pure), tests(alone)),
    ],
  },
});
