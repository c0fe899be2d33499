import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flagCodes, stages } from "../stages";
import { causeCodes } from "./cause-codes";
import { type CauseFacts, causeOf, causes } from "./causes";
import { mostFirst, sharesOf } from "./shares";

const waiting: CauseFacts = { stage: "waiting", flagCodes: [], done: false, notReporting: false, excluded: false, owned: true };
const across: CauseFacts = { ...waiting, stage: "dualHomed", notReporting: true };

const facts: fc.Arbitrary<CauseFacts> = fc.record({
  stage: fc.constantFrom(...stages),
  flagCodes: fc.subarray(flagCodes, { maxLength: 5 }),
  done: fc.boolean(),
  notReporting: fc.boolean(),
  excluded: fc.boolean(),
  owned: fc.boolean(),
});

describe("the cause of an agent", () => {
  it.each([
    ["waits with an owner", {}, "notStarted"],
    ["waits without an owner", { owned: false }, "noOwner"],
    ["not accepted comes before the missing owner", { flagCodes: ["notAccepted"], owned: false }, "notAccepted"],
    ["a system that the new agent does not run on comes first", { flagCodes: ["osNotSupported", "pendingFailed"] }, "operatingSystem"],
    ["no cause any more once the new agent runs", { stage: "upgraded", flagCodes: ["osNotSupported"] }, "addToNew"],
    ["a failed install comes next", { flagCodes: ["notAccepted", "pendingApproval", "pendingFailed"] }, "pendingFailed"],
    ["waiting for approval says why it is not accepted", { flagCodes: ["notAccepted", "pendingApproval"] }, "pendingApproval"],
    ["not accepted comes before not heard from", { flagCodes: ["grey", "notAccepted"] }, "notAccepted"],
    ["not heard from by the original", { flagCodes: ["grey"] }, "notHeardFrom"],
    ["went back, and nothing worse", { flagCodes: ["returned"], owned: false }, "wentBack"],
    ["what is known is too old to act on, whoever owns it", { flagCodes: ["notHeardAbout"], owned: false }, "notHeardAbout"],
    ["of what is known, worse comes first", { flagCodes: ["notHeardAbout", "grey"] }, "notHeardFrom"],
    ["upgraded, whoever owns it", { stage: "upgraded", owned: false }, "addToNew"],
    ["in both with the old agent", { stage: "joined", owned: false }, "upgradeAgent"],
    ["cut over on an old build", { stage: "cutOver", flagCodes: ["belowTarget"] }, "upgradeAgent"],
    ["left, and on an old build", { stage: "cutOver", flagCodes: ["leftSource", "belowTarget"] }, "leftOriginal"],
    ["cut over as agreed, but an original was not read", { stage: "cutOver" }, "originalNotRead"],
    ["done", { stage: "dualHomed", done: true, flagCodes: ["grey"] }, null],
    ["excluded", { excluded: true }, null],
    ["gone", { stage: "gone" }, null],
  ] as const)("%s", (_, part, cause) => expect(causeOf({ ...waiting, ...part })).toBe(cause));

  it.each([
    ["never heard from there", { flagCodes: ["neverReported"] }, "notReporting"],
    ["by its own word only", {}, "notReporting"],
    ["not heard from any more", { flagCodes: ["grey"] }, "notHeardFrom"],
  ] as const)("across and %s", (_, part, cause) => expect(causeOf({ ...across, ...part })).toBe(cause));

  it("is there exactly for what is in scope and not done", () => {
    fc.assert(
      fc.property(facts, (one) => {
        expect(causeOf(one) !== null).toBe(!one.done && !one.excluded && one.stage !== "gone");
      }),
    );
  });

  it("does not depend on the order of flags", () => {
    fc.assert(
      fc.property(facts, (one) => {
        expect(causeOf({ ...one, flagCodes: one.flagCodes.toReversed() })).toBe(causeOf(one));
      }),
    );
  });

  it("has words and something to do for each, and the last takes what is left", () => {
    for (const code of causeCodes) expect(causes[code].next).toMatch(/^[A-Z].+\.$/);
    expect(causes[causeCodes.at(-1) ?? "noOwner"].when).toEqual([{}]);
    expect(new Set(causeCodes.map((code) => causes[code].name)).size).toBe(causeCodes.length);
  });
});

it("shares round as a calculator does, never to 100 before all are, and are null of nothing", () => {
  expect(sharesOf(1000, 999)).toEqual({ inScope: 1000, done: 999, notDone: 1, percentDone: 99.9 });
  expect([sharesOf(3, 2), sharesOf(3, 1), sharesOf(2000, 1), sharesOf(8, 1)].map((one) => one.percentDone)).toEqual([
    66.7, 33.3, 0.1, 12.5,
  ]);
  expect(sharesOf(2001, 2000).percentDone).toBe(99.9);
  expect(sharesOf(0, 0).percentDone).toBeNull();
});

it("puts those with most to do first", () => {
  const of = (name: string, inScope: number, notDone: number) => ({ name, inScope, notDone });
  expect(mostFirst([of("b", 5, 1), of("a", 5, 1), of("c", 9, 1), of("d", 4, 4)]).map(({ name }) => name)).toEqual(["d", "c", "a", "b"]);
});
