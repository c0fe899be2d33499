import fc from "fast-check";
import { expect, it } from "vitest";
import { type AgentSpan, countAgents, countAgentsOver } from "./agent-counts";
import { flagCodes, severities, stages } from "./stages";

/** What was true at an instant in milliseconds; null: now. */
function spansAt(spans: readonly AgentSpan[], at: number | null): AgentSpan[] {
  return spans.filter(({ from, to }) => (at === null ? to === null : from <= at && (to === null || to > at)));
}

const span = fc
  .record({
    stage: fc.constantFrom(...stages),
    excluded: fc.boolean(),
    done: fc.boolean(),
    notReporting: fc.boolean(),
    flagCodes: fc.subarray(flagCodes, { maxLength: 4 }),
    settling: fc.constant([]),
    worst: fc.constantFrom(...severities, null),
    groups: fc.subarray(["a", "b"]),
    count: fc.integer({ min: 1, max: 50 }),
    from: fc.integer({ min: 0, max: 20 }),
    length: fc.option(fc.integer({ min: 1, max: 20 })),
  })
  .map(({ length, ...rest }): AgentSpan => ({ ...rest, to: length === null ? null : rest.from + length }));

it("counts each moment as if it were the only one asked about", () => {
  fc.assert(
    fc.property(
      fc.array(span, { maxLength: 30 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 45 }), { maxLength: 12 }),
      (spans, instants) => {
        const moments = instants.sort((a, b) => a - b);
        const apart = moments.map((at) => countAgents(spansAt(spans, at)));
        const told = countAgentsOver(spans, moments);
        expect(told.map(withoutZeros)).toEqual(apart.map(withoutZeros));
      },
    ),
  );
});

const nonZero = (counts: Record<string, number>) => Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));

/** A group whose last agent left is as good as one that never had any. */
const withoutZeros = (counts: ReturnType<typeof countAgents>) => ({
  ...counts,
  groups: nonZero(counts.groups),
  silent: nonZero(counts.silent),
});

const run = {
  stage: "dualHomed",
  excluded: false,
  done: true,
  notReporting: false,
  flagCodes: [],
  settling: [],
  worst: null,
  groups: ["a", "b"],
  count: 3,
} as const;

it("leaves excluded agents out of everything but their own number, and gone ones out of the total", () => {
  const counts = countAgents([run, { ...run, excluded: true, count: 2 }, { ...run, stage: "gone", done: false, groups: [], count: 5 }]);
  expect(counts).toMatchObject({
    total: 3,
    done: 3,
    percentDone: 100,
    excluded: 2,
    groups: { a: 3, b: 3 },
    stages: { dualHomed: 3, gone: 5 },
  });
});

it("counts those nobody hears about by the management groups that list them, excluded ones nowhere", () => {
  const silent = { ...run, flagCodes: ["notHeardAbout"], worst: "information" } as const;
  const counts = countAgents([run, silent, { ...silent, groups: ["b"], count: 4 }, { ...silent, excluded: true }]);
  expect(counts).toMatchObject({ silent: { a: 3, b: 7 }, flags: { notHeardAbout: 7 }, flagged: { critical: 0, warning: 0 } });
});

it("counts an agent with several flags once, under its worst", () => {
  const counts = countAgents([
    { ...run, flagCodes: ["leftSource", "returned", "belowTarget"], worst: "critical" },
    { ...run, flagCodes: ["belowTarget", "inMaintenance"], worst: "warning", count: 4 },
    { ...run, flagCodes: ["inMaintenance"], worst: "information", count: 7 },
  ]);
  expect(counts.flagged).toEqual({ critical: 3, warning: 4 });
  expect(counts.flags).toMatchObject({ leftSource: 3, belowTarget: 7, inMaintenance: 11 });
});
