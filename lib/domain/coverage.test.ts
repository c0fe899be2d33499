import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverageDoubt, type WouldMiss } from "./coverage";

const agents = (count: number, changes: Partial<WouldMiss> = {}): WouldMiss[] =>
  Array.from({ length: count }, () => ({ primaryServer: null, domain: null, listedElsewhere: false, ...changes }));
const doubt = (kept: WouldMiss[], lost: WouldMiss[], cut = false) => coverageDoubt("OLD", [...kept, ...lost], new Set(lost), cut);

describe("coverageDoubt", () => {
  it.each([
    ["nothing is lost", agents(50), [], null],
    ["the first export", [], [], null],
    ["20 of few", agents(10), agents(20), null],
    ["21 of few", agents(10), agents(21), "21 of 31 agents of OLD"],
    ["2 % of many", agents(1_960), agents(40), null],
    ["more than 2 % of many", agents(1_959), agents(41), "41 of 2000 agents of OLD"],
    ["many that another group lists", agents(10), agents(500, { listedElsewhere: true }), null],
    ["20 lost and many moved", agents(10), [...agents(20), ...agents(500, { listedElsewhere: true })], null],
    ["all 5 of a server", agents(50), agents(5, { primaryServer: "ms1" }), null],
    ["all 6 of a server", agents(50), agents(6, { primaryServer: "ms1" }), "None of the 6 agents of primary server ms1"],
    ["6 of 7 of a server", agents(1, { primaryServer: "ms1" }), agents(6, { primaryServer: "ms1" }), null],
    ["all 6 of a domain", agents(50), agents(6, { domain: "dmz.test" }), "None of the 6 agents of domain dmz.test"],
    ["6 of 7 of a domain", agents(1, { domain: "dmz.test" }), agents(6, { domain: "dmz.test" }), null],
    ["6 of no known server or domain", agents(50), agents(6), null],
    [
      "all 6 of a server, one of them moved",
      agents(50),
      [...agents(5, { primaryServer: "ms1" }), ...agents(1, { primaryServer: "ms1", listedElsewhere: true })],
      null,
    ],
    [
      "all 7 of a server, one of them moved",
      agents(50),
      [...agents(6, { primaryServer: "ms1" }), ...agents(1, { primaryServer: "ms1", listedElsewhere: true })],
      "None of the 6",
    ],
    [
      "a server that keeps one listed elsewhere too",
      agents(1, { primaryServer: "ms1", listedElsewhere: true }),
      agents(6, { primaryServer: "ms1" }),
      null,
    ],
    ["the second server", agents(9, { primaryServer: "ms1" }), agents(6, { primaryServer: "ms2" }), "primary server ms2"],
  ] as const)("%s", (_, kept, lost, sentence) => {
    const asked = doubt([...kept], [...lost]);
    if (sentence === null) expect(asked).toBeNull();
    else expect(asked).toContain(sentence);
  });

  it("doubts a file that is cut, whatever it lacks", () => {
    expect(doubt(agents(3), [], true)).toContain("ends inside a record");
    expect(doubt([], [], true)).not.toBeNull();
  });

  it("never depends on the order of the agents", () => {
    const agent = fc.record({
      primaryServer: fc.constantFrom(null, "a"),
      domain: fc.constantFrom(null, "x"),
      listedElsewhere: fc.boolean(),
    });
    const estate = fc.array(fc.record({ agent, lost: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(estate, (list) => {
        const missing = new Set(list.filter((l) => l.lost).map((l) => l.agent));
        const known = list.map((l) => l.agent);
        expect(coverageDoubt("OLD", known, missing, false)).toBe(coverageDoubt("OLD", known.toReversed(), missing, false));
      }),
    );
  });
});
