import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  oxc: { jsx: { runtime: "automatic" } },
  resolve: { alias: { "@": here("."), "server-only": here("node_modules/server-only/empty.js") } },
  test: {
    include: ["{app,bin,components,lib,bench}/**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "lib/server/database/client/**"],
    globalSetup: ["bin/testing/global-setup.ts"],
    setupFiles: ["bin/testing/quiet-console.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
});
