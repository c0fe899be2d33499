import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AgentFacts } from "./agent-facts";
import { agentState } from "./agent-stage";
import type { Listing, StageContext } from "./listings";
import type { Stage } from "./stages";
import { context, group, listing, next, old, r2, sp1 } from "./testing";

const name = "srv01.corp.test";
const state = (listings: Listing[], changes?: Partial<StageContext>, of = name) => agentState(of, listings, context(changes));
const inOld = (facts: AgentFacts = {}) => listing(old, { version: sp1, health: "healthy", ...facts });
const inNew = (facts: AgentFacts = {}) => listing(next, { version: r2, health: "healthy", ...facts });
const claimedOld = listing(old, {}, true);
const claimedNew = listing(next, {}, true);

describe("the stage table", () => {
  it.each<[string, Listing[], Stage, string]>([
    ["below target", [inOld()], "waiting", "Listed in OLD only; agent 7.0.9538.0 (2012 SP1) is below 2012 R2."],
    ["blank version", [inOld({ version: null })], "waiting", "Listed in OLD only; agent of unknown version is below 2012 R2."],
    ["no version column", [listing(old)], "waiting", "Listed in OLD only; agent of unknown version is below 2012 R2."],
    ["junk", [inOld({ version: "n/a" })], "waiting", "Listed in OLD only; agent n/a is below 2012 R2."],
    ["in no series", [inOld({ version: "9.9.9.9" })], "waiting", "Listed in OLD only; agent 9.9.9.9 is below 2012 R2."],
    ["Azure agent", [inOld({ version: "10.20.18001.0" })], "waiting", "Listed in OLD only; agent 10.20.18001.0 is below 2012 R2."],
    ["at target", [inOld({ version: r2 })], "upgraded", "Listed in OLD only; agent 7.1.10184.0 (2012 R2) is at 2012 R2."],
    ["by its series", [inOld({ version: "7.1.10999.0" })], "upgraded", "Listed in OLD only; agent 7.1.10999.0 (2012 R2) is at 2012 R2."],
    ["server's number", [inOld({ version: "7.1.10226.0" })], "upgraded", "Listed in OLD only; agent 7.1.10226.0 (2012 R2) is at 2012 R2."],
    ["newer", [inOld({ version: "10.22.10056.0" })], "upgraded", "Listed in OLD only; agent 10.22.10056.0 (2022) is at 2012 R2."],
    ["old in both", [inOld(), inNew({ version: sp1 })], "joined", "Listed in OLD and NEW; agent 7.0.9538.0 (2012 SP1) is below 2012 R2."],
    ["unknown in both", [listing(old), listing(next)], "joined", "Listed in OLD and NEW; agent of unknown version is below 2012 R2."],
    [
      "Azure agent in both",
      [inOld({ version: "10.20.1.0" }), inNew({ version: "10.20.1.0" })],
      "joined",
      "Listed in OLD and NEW; agent 10.20.1.0 is below 2012 R2.",
    ],
    [
      "the older answer is the late one",
      [inOld(), inNew()],
      "dualHomed",
      "Listed in OLD and NEW; agent 7.1.10184.0 (2012 R2) is at 2012 R2.",
    ],
    [
      "whichever group gives it",
      [inOld({ version: r2 }), inNew({ version: sp1 })],
      "dualHomed",
      "Listed in OLD and NEW; agent 7.1.10184.0 (2012 R2) is at 2012 R2.",
    ],
    [
      "only the target, new",
      [inNew()],
      "cutOver",
      "Listed in NEW, in no original management group; agent 7.1.10184.0 (2012 R2) is at 2012 R2.",
    ],
    [
      "only the target, old",
      [inNew({ version: sp1 })],
      "cutOver",
      "Listed in NEW, in no original management group; agent 7.0.9538.0 (2012 SP1) is below 2012 R2.",
    ],
    ["nowhere", [], "gone", "Seen before, listed in no management group's latest export."],
    [
      "claimed target",
      [inOld({ version: r2 }), claimedNew],
      "dualHomed",
      "Listed in OLD and NEW (by its own configuration); agent 7.1.10184.0 (2012 R2) is at 2012 R2.",
    ],
    [
      "claimed source",
      [claimedOld, inNew()],
      "dualHomed",
      "Listed in OLD (by its own configuration) and NEW; agent 7.1.10184.0 (2012 R2) is at 2012 R2.",
    ],
  ])("%s", (_, listings, stage, reason) => {
    expect(state(listings)).toMatchObject({ stage, stageReason: reason, inGroup: stage !== "gone" });
  });

  it("a migration without a target has nothing to reach", () => {
    expect(state([inOld({ version: r2 })], { groups: [old] })).toMatchObject({
      stage: "waiting",
      stageReason: `Listed in OLD only; agent ${r2} (2012 R2) has no target.`,
    });
  });
});

describe("target release", () => {
  const t2016 = group(3, "T2016", "target", "2016");
  const t1801 = group(4, "T1801", "target", "1801");
  const old2 = group(5, "OLD2", "source", "2012 R2");
  const groups = [old, t1801, t2016, old2];
  const a2016 = "8.0.10918.0";
  const a1801 = "8.0.13053.0";
  it.each<[string, Listing[], Stage]>([
    ["in no target: the lowest of all", [listing(old, { version: a2016 })], "upgraded"],
    ["in no target and below the lowest", [listing(old, { version: r2 })], "waiting"],
    ["in the higher one: that one", [listing(old, { version: a2016 }), listing(t1801)], "joined"],
    ["in the higher one and reached", [listing(old, { version: a1801 }), listing(t1801)], "dualHomed"],
    ["in both: the lower", [listing(old, { version: a2016 }), listing(t1801), listing(t2016)], "dualHomed"],
    ["only claimed there: that one", [listing(old, { version: a2016 }), listing(t1801, {}, true)], "joined"],
    ["any source is in a source", [listing(old2, { version: a2016 }), listing(t2016)], "dualHomed"],
  ])("%s", (_, listings, stage) => {
    expect(state(listings, { groups }).stage).toBe(stage);
    expect(state(listings.toReversed(), { groups: groups.toReversed() }).stage).toBe(stage);
  });
});

describe("done", () => {
  const newOnly = [inNew()];
  it.each<[string, Listing[], Partial<StageContext>, boolean, boolean]>([
    ["waiting", [inOld()], {}, false, false],
    ["upgraded", [inOld({ version: r2 })], {}, false, false],
    ["joined", [inOld(), inNew({ version: sp1 })], {}, false, false],
    ["gone", [], { lastFacts: { version: r2 } }, false, false],
    ["dual-homed and heard from", [inOld(), inNew()], {}, true, false],
    ["whatever the source's health", [inOld({ health: "critical", available: false }), inNew()], {}, true, false],
    ["health unknown is not Uninitialized", [inOld(), listing(next, { version: r2 })], {}, true, false],
    ["Uninitialized in the target", [inOld(), inNew({ health: "notMonitored" })], {}, false, true],
    ["grey in the target", [inOld(), inNew({ available: false })], {}, false, true],
    ["in maintenance in the target", [inOld(), inNew({ available: false, inMaintenance: true })], {}, true, false],
    [
      "heard by one of two targets",
      [inOld(), inNew({ available: false }), listing(group(3, "NEW2", "target", "2012 R2"))],
      {},
      true,
      false,
    ],
    ["target claimed only", [inOld({ version: r2 }), claimedNew], {}, false, true],
    ["source claimed only", [claimedOld, inNew()], {}, false, true],
    ["dual-homed needs no complete sources", [inOld(), inNew()], { exported: new Set([2]) }, true, false],
    ["left the source, not accepted", newOnly, {}, false, false],
    ["accepted", newOnly, { cutOverAccepted: true }, true, false],
    ["Retire is open", newOnly, { retireOpen: true }, true, false],
    ["never in a source", newOnly, { everInSource: false }, true, false],
    ["accepted, below target", [inNew({ version: sp1 })], { cutOverAccepted: true }, false, false],
    ["accepted, Uninitialized", [inNew({ health: "notMonitored" })], { cutOverAccepted: true }, false, true],
    ["accepted, grey", [inNew({ available: false })], { cutOverAccepted: true }, false, true],
    ["accepted, claimed only", [claimedNew], { cutOverAccepted: true }, false, false],
    ["a source has no whole export", newOnly, { cutOverAccepted: true, exported: new Set([2]) }, false, false],
    ["never in a source, but a source has no whole export", newOnly, { everInSource: false, exported: new Set([2]) }, false, false],
    ["the target has no whole export", newOnly, { cutOverAccepted: true, exported: new Set([1]) }, true, false],
  ])("%s", (_, listings, changes, done, notReporting) => {
    expect(state(listings, changes)).toMatchObject({ done, notReporting });
  });
});

describe("version, rollup, method", () => {
  const list = (n: number, release = "2012 R2") => `Update Rollup ${n} for System Center ${release} - Operations Manager Agent`;
  it.each<[string, Listing[], string | null, string | null, string | null]>([
    ["the highest build", [inOld({ version: "7.1.10195.0" }), inNew()], "7.1.10195.0", "2012 R2", null],
    ["an agent's number before a server's", [inOld({ version: "7.1.10226.0" }), inNew()], r2, "2012 R2", null],
    ["a known before a blank", [inOld(), inNew({ version: null })], sp1, "2012 SP1", null],
    ["a known before an Azure agent's", [inOld(), inNew({ version: "10.20.1.0" })], sp1, "2012 SP1", null],
    ["none", [listing(old)], null, null, null],
    ["rollup of the release", [inOld({ patchList: list(4, "2012 SP1") }), inNew({ patchList: list(2) })], r2, "2012 R2", "UR2"],
    [
      "rollup of the former release",
      [inOld({ patchList: list(4, "2012 SP1") }), inNew({ patchList: list(4, "2012 SP1") })],
      r2,
      "2012 R2",
      null,
    ],
    ["not what a group says that still sees the former release", [inOld({ patchList: "Update Rollup 4" }), inNew()], r2, "2012 R2", null],
    ["rollup that only one of two groups tells", [inOld({ version: r2 }), inNew({ patchList: list(2) })], r2, "2012 R2", "UR2"],
    ["the higher of two", [inOld({ version: r2, patchList: list(9) }), inNew({ updateRollup: "UR11" })], r2, "2012 R2", "UR11"],
    ["no rollup of an unknown release", [inOld({ version: "9.9.9.9", patchList: list(9) })], "9.9.9.9", null, null],
  ])("%s", (_, listings, version, release, rollup) => {
    expect(state(listings)).toMatchObject({ version, release, rollup });
    expect(state(listings.toReversed())).toMatchObject({ version, release, rollup });
  });

  it("an agent that is gone keeps the version it had", () => {
    expect(state([], { lastFacts: { version: r2, patchList: list(2) } })).toMatchObject({
      version: r2,
      release: "2012 R2",
      rollup: null,
      method: null,
    });
    expect(state([])).toMatchObject({ version: null, versionSort: "" });
  });

  it.each<[string, string, Listing[], string | null, boolean | null]>([
    ["by hand in the source", name, [inOld({ manuallyInstalled: true })], "commandLine", true],
    ["by hand in the source, then pushed", name, [inOld({ manuallyInstalled: true }), inNew({ manuallyInstalled: false })], "push", true],
    [
      "pushed in the source, then by hand",
      name,
      [inOld({ manuallyInstalled: false }), inNew({ manuallyInstalled: true })],
      "commandLine",
      false,
    ],
    ["pushed in the source, in the target as well", name, [inOld({ manuallyInstalled: false }), inNew()], "push", false],
    ["a workgroup computer", "box05", [inOld({ manuallyInstalled: false })], "commandLine", false],
    ["unknown", name, [inOld({ manuallyInstalled: null })], null, null],
    ["only the target tells", name, [inOld(), inNew({ manuallyInstalled: false })], "push", false],
    ["no flag, a server of its domain", "srv1.corp.test", [inOld({ primaryServer: "MS1.CORP.test" })], "push", null],
    ["no flag, a server of the domain above", "srv1.emea.corp.test", [inOld({ primaryServer: "ms1.corp.test" })], "push", null],
    ["no flag, a server elsewhere", "srv1.partner.test", [inOld({ primaryServer: "ms1.corp.test" })], null, null],
    ["a workgroup computer, no flag", "box05", [inOld({ primaryServer: "ms1.corp.test" })], "commandLine", null],
    ["only in the target", name, [inNew({ manuallyInstalled: false })], "push", false],
  ])("%s", (_, of, listings, method, manuallyInstalled) => {
    expect(state(listings, {}, of)).toMatchObject({ method, manuallyInstalled });
  });
});

it("a gateway in front of an agent of another domain pushes to it", () => {
  const listings = [inOld({ primaryServer: "gw1.corp.test" })];
  const aroundIt = { pending: [], behind: [{ group: old, gateway: "gw1.corp.test" }], alone: [] };
  expect(state(listings, { aroundIt }, "srv1.partner.test")).toMatchObject({ method: "push" });
  expect(state(listings, { aroundIt }, "box05")).toMatchObject({ method: "commandLine" });
});

describe("any agent", () => {
  const groups = [old, group(5, "OLD2", "source", "2012 R2"), next, group(6, "T2016", "target", "2016")];
  const facts = fc.record({
    version: fc.constantFrom(
      null,
      sp1,
      r2,
      "7.1.10195.0",
      "7.1.10226.0",
      "8.0.10918.0",
      "10.20.1.0",
      "10.19.99999.0",
      "10.19.10050.0",
      "10.19.10014.0",
      "junk",
    ),
    health: fc.constantFrom(null, "healthy", "critical", "notMonitored"),
    available: fc.constantFrom(undefined, true, false),
    mgList: fc.constantFrom(null, ["OLD"], ["OLD", "NEW"]),
    patchList: fc.constantFrom(null, "Update Rollup 2 for System Center 2012 R2", "UR3"),
  }) as fc.Arbitrary<AgentFacts>;
  const listings = fc.uniqueArray(fc.record({ group: fc.constantFrom(...groups), facts, claimed: fc.boolean() }), {
    selector: (l) => l.group.key,
  });
  const around = fc.record({
    everInSource: fc.boolean(),
    cutOverAccepted: fc.boolean(),
    exported: fc.subarray(groups.map((g) => g.key)).map((k) => new Set(k)),
  });
  const told = listings.map((list) => list.map((l) => (l.claimed ? { ...l, facts: {} } : l)));

  it("is judged alike in whatever order the groups speak", () => {
    fc.assert(
      fc.property(told, around, fc.infiniteStream(fc.nat()), (list, changes, order) => {
        const keyed = list.map((l) => ({ l, at: order.next().value ?? 0 }));
        const shuffled = keyed.sort((a, b) => a.at - b.at).map(({ l }) => l);
        const judged = (ls: Listing[], gs: typeof groups) => {
          const { stage, done, notReporting, version, versionSort, release, rollup, inGroup, flags } = state(ls, {
            ...changes,
            groups: gs,
          });
          return { stage, done, notReporting, version, versionSort, release, rollup, inGroup, flags: flags.map((f) => f.code) };
        };
        expect(judged(shuffled, groups.toReversed())).toEqual(judged(list, groups));
      }),
    );
  });

  it("is done or not reporting only where it is across, never both, and its reason says its stage", () => {
    fc.assert(
      fc.property(told, around, (list, changes) => {
        const { stage, done, notReporting, inGroup, stageReason } = state(list, { ...changes, groups });
        expect(done && notReporting).toBe(false);
        if (done || notReporting) expect(["dualHomed", "cutOver"]).toContain(stage);
        if (done) expect(list.some((l) => l.group.role === "target" && !l.claimed)).toBe(true);
        expect(inGroup).toBe(list.length > 0);
        expect(stage === "gone").toBe(!inGroup);
        for (const l of list) expect(stageReason).toContain(l.group.name);
      }),
    );
  });
});
