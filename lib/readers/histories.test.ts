import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomRuns } from "@/bin/testing/random-runs";
import { pureEstate, toldOf } from "./testing/pure-estate";
import { alias, apart, file, sayable, withoutConflicts } from "./testing/random-exports";

/** More on demand: TANDEM_HISTORIES=30000 npx vitest run lib/readers/histories.test.ts */
const runs = randomRuns(2_000);

describe("exports and what is said of names, by the rules alone", () => {
  it(`say the same in any order of arrival, family by family, and no agent twice (${runs.numRuns} histories, seed ${runs.seed})`, {
    timeout: 3_600_000,
  }, async () => {
    const history = fc.record({
      files: fc.array(file, { minLength: 1, maxLength: 5 }),
      aliases: fc.array(alias, { maxLength: 3 }),
      aparts: fc.array(apart, { maxLength: 2 }),
      order: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(history, async ({ files, aliases, aparts, order }) => {
        const kept = withoutConflicts(files);
        const said = sayable(aliases, aparts, kept);
        const estate = await pureEstate(kept, said);
        const told = toldOf(estate, kept);
        const shuffled = kept
          .map((f, i) => ({ f, at: order[i] ?? i }))
          .sort((a, b) => a.at - b.at)
          .map(({ f }) => f);
        expect(toldOf(await pureEstate(shuffled, said.toReversed()), shuffled)).toEqual(told);
        expect(toldOf(await pureEstate(kept, said, true), kept)).toEqual(told);
        const counting = estate.meanings.filter(({ outcome }) => outcome === "accepted");
        expect(new Set(counting.map(({ said: { number, groupKey }, agent }) => `${number} ${groupKey} ${agent}`)).size).toBe(
          counting.length,
        );
      }),
      runs,
    );
  });
});
