import { describe, expect, it } from "vitest";
import type { AgentFacts } from "./agent-facts";
import { agentHistory, type Period } from "./agent-history";
import type { AgentDecisions } from "./agent-sightings";
import { hour, next, nobodyDecided, old, part, r2, sp1, type Told, tell, whole } from "./testing";

function historyOf(told: Told[], decisions: Partial<AgentDecisions> = {}) {
  const { timeline, sightings } = tell(told);
  return agentHistory("srv01.corp.test", sightings, timeline, { ...nobodyDecided, ...decisions });
}
const hours = (at: number | null) => (at === null ? null : (at - hour(0)) / 3600_000);
const stagesOf = (told: Told[]) =>
  historyOf(told)
    .periods.map((p) => `${hours(p.from)} ${p.state.stage}`)
    .join(", ");
const flag = (period: Period | undefined, code: string) => period?.state.flags.find((f) => f.code === code)?.reason ?? null;
const a: AgentFacts = { version: sp1 };
const b: AgentFacts = { version: r2 };

describe("claims", () => {
  const claims: AgentFacts = { ...b, mgList: ["old", "NEW", "OTHER"] };
  it.each<[string, Told[], string]>([
    ["while the target has no whole export", [whole(0, { 1: claims })], "0 dualHomed"],
    ["a part of the target does not answer it", [whole(0, { 1: claims }), part(1, { 2: null })], "0 dualHomed"],
    ["no longer once the target has one", [whole(0, { 1: claims }), whole(5, { 2: null })], "0 dualHomed, 5 upgraded"],
    ["not where the target had one before", [whole(0, { 2: null }), whole(1, { 1: claims })], "1 upgraded"],
    ["not at the same instant either", [whole(0, { 1: claims }), whole(0, { 2: null })], "0 upgraded"],
    ["a later list without it", [whole(0, { 1: claims }), whole(1, { 1: { mgList: ["OLD"] } })], "0 dualHomed, 1 upgraded"],
    ["a blank list", [whole(0, { 1: claims }), whole(1, { 1: { mgList: null } })], "0 dualHomed, 1 upgraded"],
    ["gone with the group that said it", [whole(0, { 1: claims }), whole(1, { 1: null })], "0 dualHomed, 1 gone"],
    ["of a source", [whole(0, { 2: claims })], "0 dualHomed"],
    ["its own group alone", [whole(0, { 1: { ...b, mgList: ["OLD"] } })], "0 upgraded"],
  ])("%s", (_, told, expected) => expect(stagesOf(told)).toEqual(expected));

  it("say no version and no health, are never done, and become a flag", () => {
    const { periods } = historyOf([whole(0, { 1: claims }), whole(5, { 2: null })]);
    expect(periods[0]?.listings).toEqual([
      { listing: { group: old, facts: claims, claimed: false }, part: null, claimedBy: null },
      { listing: { group: next, facts: {}, claimed: true }, part: null, claimedBy: 1 },
    ]);
    expect(periods[0]?.state).toMatchObject({ done: false, notReporting: true });
    expect(flag(periods[0], "notAccepted")).toBeNull();
    expect(flag(periods[1], "notAccepted")).toBe("Configured for NEW, but not listed there.");
  });

  it("give way to the target's own word", () => {
    const { periods } = historyOf([whole(0, { 1: claims }), whole(5, { 2: b })]);
    expect(periods.map((p) => [p.state.stage, p.state.done])).toEqual([
      ["dualHomed", false],
      ["dualHomed", true],
    ]);
  });
});

describe("cut-over over time", () => {
  it("an original management group that is added again is no way back, unless the cut-over was accepted", () => {
    const added: Told[] = [whole(0, { 1: b, 2: b }), whole(1, { 1: null, 2: b }), whole(2, { 1: b, 2: b })];
    expect(flag(historyOf(added).periods.at(-1), "returned")).toBeNull();
    expect(flag(historyOf(added, { cutOverAccepted: true }).periods.at(-1), "returned")).toContain("Cut over");
  });

  const left: Told[] = [whole(0, { 1: b, 2: b }), whole(1, { 1: null, 2: b })];
  it("leaving is flagged, unless it was accepted or Retire is open", () => {
    expect(flag(historyOf(left).periods.at(-1), "leftSource")).not.toBeNull();
    for (const decisions of [{ cutOverAccepted: true }, { retireOpen: true }]) {
      const last = historyOf(left, decisions).periods.at(-1);
      expect(flag(last, "leftSource")).toBeNull();
      expect(last?.state.done).toBe(true);
    }
  });

  it("an agent that no original ever listed is expected, and done once all originals have spoken", () => {
    const { periods } = historyOf([whole(0, { 2: b }), part(30, { 1: null }), whole(40, { 1: null })]);
    expect(periods.map((p) => [hours(p.from), p.state.stage, p.state.done, flag(p, "leftSource")])).toEqual([
      [0, "cutOver", false, null],
      [40, "cutOver", true, null],
    ]);
  });

  it("passes the bare name on", () => {
    expect(flag(historyOf([whole(0, { 1: a })], { ambiguous: "srv01" }).periods[0], "ambiguousName")).toContain('"srv01"');
  });
});

describe("returned", () => {
  const both: Told = whole(0, { 1: b, 2: b });
  const back: Told["says"] = { 1: a, 2: null };
  const why = "Was Dual-homed on 3 Feb 2014, is Waiting since.";
  const fell = (day: string) => `OLD said 2012 R2 before ${day} Feb 2014, and 7.0.9538.0 since.`;
  const returnedOf = (told: Told[]) => historyOf(told).periods.map((p) => [hours(p.from), p.state.stage, flag(p, "returned")]);
  it.each<[string, Told[], unknown[]]>([
    [
      "when all groups say so together",
      [both, whole(10, back)],
      [
        [0, "dualHomed", null],
        [10, "waiting", why],
      ],
    ],
    [
      "only once the second of the groups has spoken within a day",
      [both, whole(100, { 1: a }), whole(200, { 2: null }), whole(210, { 1: a })],
      [
        [0, "dualHomed", null],
        [100, "joined", fell("7")],
        [200, "waiting", fell("7")],
        [210, "waiting", why],
      ],
    ],
    [
      "not by groups observed days apart, but by the release that went down",
      [both, whole(100, { 2: null }), whole(200, { 1: a })],
      [
        [0, "dualHomed", null],
        [100, "upgraded", null],
        [200, "waiting", fell("11")],
      ],
    ],
    [
      "not by partial exports, but by the release that went down",
      [both, whole(100, { 2: null }), part(101, { 1: a })],
      [
        [0, "dualHomed", null],
        [100, "upgraded", null],
        [101, "waiting", fell("7")],
      ],
    ],
    [
      "not from a stage that was never seen together, but by the release that went down",
      [whole(0, { 1: b }), whole(50, { 2: b }), whole(100, back)],
      [
        [0, "upgraded", null],
        [50, "dualHomed", null],
        [100, "waiting", fell("7")],
      ],
    ],
    [
      "cleared when it recovers, at once",
      [both, whole(10, back), part(100, { 1: b, 2: b })],
      [
        [0, "dualHomed", null],
        [10, "waiting", why],
        [100, "dualHomed", null],
      ],
    ],
    [
      "not cleared half way",
      [both, whole(10, back), whole(20, { 1: b, 2: null })],
      [
        [0, "dualHomed", null],
        [10, "waiting", why],
        [20, "upgraded", "Was Dual-homed on 3 Feb 2014, is Upgraded, original MG only since."],
      ],
    ],
    [
      "not of an agent that is gone, but when it comes back lower",
      [both, whole(10, { 1: null, 2: null }), whole(20, back)],
      [
        [0, "dualHomed", null],
        [10, "gone", null],
        [20, "waiting", why],
      ],
    ],
    [
      "not forwards",
      [whole(0, back), whole(10, { 1: b, 2: null }), whole(20, { 1: b, 2: b })],
      [
        [0, "waiting", null],
        [10, "upgraded", null],
        [20, "dualHomed", null],
      ],
    ],
    [
      "a stage beside is no way back, a release that went down is",
      [whole(0, { 1: b, 2: null }), whole(10, { 1: a, 2: a })],
      [
        [0, "upgraded", null],
        [10, "joined", fell("3")],
      ],
    ],
  ])("%s", (_, told, expected) => expect(returnedOf(told)).toEqual(expected));
});
