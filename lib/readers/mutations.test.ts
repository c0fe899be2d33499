import fc from "fast-check";
import { test } from "vitest";
import { sample } from "./read-text.fixture";
import { expectReadOrRefused, mutated, mutationsWith } from "./testing/mutations";

const files = [
  "powershell/a03-typed-unicode.csv",
  "powershell/a13-select.csv",
  "powershell/b01-servers.csv",
  "powershell/e-fa-IR.csv",
  "cases/01-primary-failover-rows.csv",
  "cases/10-prefixed-headers-sql.csv",
  "cases/34-health-service-watchers.csv",
].map((file) => [file, sample(file)] as const);

test("damaged files are read or refused, never half understood and never a crash", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), mutationsWith('",;\n'), async ([, original], mutations) => {
      await expectReadOrRefused(mutated(original.subarray(0, 6_000), mutations), "x.csv");
    }),
    { numRuns: 150 },
  );
});
