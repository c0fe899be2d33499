import { describe, expect, it } from "vitest";
import type { AgentFacts } from "./agent-facts";
import { agentHistory, changedFields, factChanges, type Period } from "./agent-history";
import { hour, nobodyDecided, part, r2, sp1, type Told, tell, whole } from "./testing";

function historyOf(told: Told[]) {
  const { timeline, sightings } = tell(told);
  return agentHistory("srv01.corp.test", sightings, timeline, nobodyDecided);
}
const hours = (at: number | null) => (at === null ? null : (at - hour(0)) / 3600_000);
const stagesOf = (told: Told[]) =>
  historyOf(told)
    .periods.map((p) => `${hours(p.from)} ${p.state.stage}`)
    .join(", ");
const factsIn = (period: Period | undefined, key: number) => period?.listings.find((l) => l.listing.group.key === key)?.listing.facts;
const a: AgentFacts = { version: sp1 };
const b: AgentFacts = { version: r2 };

describe("listed and missing", () => {
  it("counts every repeat as unchanged, the last one too", () => {
    const { changes } = historyOf([whole(0, { 1: a }), whole(1, { 1: a }), whole(2, { 1: a })]);
    expect(changes.map((c) => c.outcome)).toEqual(["added", "unchanged", "unchanged"]);
  });

  it.each<[string, Told[], string]>([
    ["never named", [whole(0, { 1: null })], ""],
    ["one export", [whole(0, { 1: a })], "0 waiting"],
    ["a repeat says nothing new", [whole(0, { 1: a, 2: null }), whole(5, { 1: a, 2: null })], "0 waiting"],
    [
      "the way of an agent",
      [whole(0, { 1: a, 2: null }), whole(1, { 1: b }), whole(2, { 2: b }), whole(3, { 1: null }), whole(4, { 2: null })],
      "0 waiting, 1 upgraded, 2 dualHomed, 3 cutOver, 4 gone",
    ],
    ["a part does not make it missing", [whole(0, { 1: a }), part(1, { 1: null })], "0 waiting"],
    ["a part lists it", [whole(0, { 1: null }), part(1, { 1: a })], "1 waiting"],
    ["a whole one after a part makes it missing", [part(0, { 1: a }), whole(1, { 1: null })], "0 waiting, 1 gone"],
    ["another group's whole one does not", [whole(0, { 1: a }), whole(1, { 2: null })], "0 waiting"],
    [
      "missing and coming back",
      [whole(0, { 1: a }), whole(1, { 1: null }), whole(2, { 1: null }), whole(3, { 1: a })],
      "0 waiting, 1 gone, 3 waiting",
    ],
    ["coming back in a part", [whole(0, { 1: a }), whole(1, { 1: null }), part(2, { 1: a })], "0 waiting, 1 gone, 2 waiting"],
    ["both groups at one instant", [whole(0, { 1: a }), whole(0, { 2: b })], "0 dualHomed"],
    ["moved at one instant", [whole(0, { 1: a, 2: null }), whole(1, { 1: null }), whole(1, { 2: b })], "0 waiting, 1 cutOver"],
    ["a late older export takes its place", [whole(4, { 1: b }), whole(0, { 1: a })], "0 waiting, 4 upgraded"],
    // a rejected row that names it: not missing, and nothing learnt
    ["named by a rejected row", [whole(0, { 1: a }), whole(1, { 1: "named" })], "0 waiting"],
    ["named, then left out", [whole(0, { 1: a }), whole(1, { 1: "named" }), whole(2, { 1: null })], "0 waiting, 2 gone"],
    ["named only", [whole(0, { 1: "named" })], ""],
    ["named before it was read", [whole(0, { 1: "named" }), whole(1, { 1: a })], "1 waiting"],
    [
      "named after it went does not bring it back",
      [whole(0, { 1: a }), whole(1, { 1: null }), whole(2, { 1: "named" })],
      "0 waiting, 1 gone",
    ],
    ["a version that falls", [whole(0, { 1: b }), whole(1, { 1: a })], "0 upgraded, 1 waiting"],
  ])("%s", (_, told, expected) => expect(stagesOf(told)).toEqual(expected));

  it("of two at one instant the later digest speaks last", () => {
    const told: Told[] = [part(0, { 1: { version: sp1, health: "healthy" } }), part(0, { 1: b })];
    const { periods, changes } = historyOf(told);
    expect(periods).toHaveLength(1);
    expect(factsIn(periods[0], 1)).toEqual({ version: r2, health: "healthy" });
    expect(changes.map((c) => c.outcome)).toEqual(["added", "changed"]);
  });

  it("keeps which partial import listed it last, until a whole one does", () => {
    const { periods } = historyOf([whole(0, { 1: a }), part(1, { 1: a }), part(2, { 1: "named" }), whole(3, { 1: a })]);
    expect(periods.map((p) => [hours(p.from), p.listings[0]?.part])).toEqual([
      [0, null],
      [1, 2],
      [2, 3],
      [3, null],
    ]);
  });

  it("gone keeps what was said last, whichever group said it", () => {
    const { periods } = historyOf([whole(0, { 1: a, 2: a }), whole(1, { 1: b }), whole(2, { 1: null, 2: null })]);
    expect(periods.at(-1)).toMatchObject({
      listings: [],
      state: { stage: "gone", version: r2, inGroup: false, flags: [{ code: "lostMonitoring" }], done: false, notReporting: false },
    });
  });
});

describe("columns and cells", () => {
  it.each<[string, AgentFacts, AgentFacts, AgentFacts]>([
    [
      "a column that the file lacks keeps the last value",
      { version: sp1, health: "healthy" },
      { version: r2 },
      { version: r2, health: "healthy" },
    ],
    ["a blank cell means unknown", { version: sp1, health: "healthy" }, { version: r2, health: null }, { version: r2, health: null }],
    ["a new column adds", { version: sp1 }, { proxying: true }, { version: sp1, proxying: true }],
  ])("%s", (_, first, second, facts) => {
    expect(factsIn(historyOf([whole(0, { 1: first }), whole(1, { 1: second })]).periods.at(-1), 1)).toEqual(facts);
  });

  it("the last value stays of that group, not of another", () => {
    const { periods } = historyOf([whole(0, { 1: { version: sp1, health: "healthy" } }), whole(1, { 2: { version: r2 } })]);
    expect(factsIn(periods.at(-1), 2)).toEqual({ version: r2 });
  });

  it("and it stays while the agent was missing or its row rejected", () => {
    const { periods } = historyOf([
      whole(0, { 1: { version: sp1, health: "healthy" } }),
      whole(1, { 1: "named" }),
      whole(2, { 1: null }),
      whole(3, { 1: { version: r2 } }),
    ]);
    expect(factsIn(periods[0], 1)).toEqual({ version: sp1, health: "healthy" });
    expect(factsIn(periods.at(-1), 1)).toEqual({ version: r2, health: "healthy" });
  });

  it("the stage follows from the value that stays", () => {
    expect(stagesOf([whole(0, { 1: b }), whole(1, { 1: { health: "healthy" } }), whole(2, { 1: { version: null } })])).toEqual(
      "0 upgraded, 1 upgraded, 2 waiting",
    );
  });
});

describe("changes", () => {
  it("says per import what it did", () => {
    const { changes } = historyOf([
      whole(0, { 1: { version: sp1, proxying: false, lastModified: "2014-02-01T00:00:00Z" } }),
      whole(1, { 1: { version: r2, proxying: true, lastModified: "2014-02-02T00:00:00Z" } }),
      whole(2, { 1: { version: r2, lastModified: "2014-02-03T00:00:00Z" } }),
      whole(3, { 1: "named" }),
      whole(4, { 1: null }),
      whole(5, { 1: null }),
      whole(6, { 1: { version: r2 } }),
    ]);
    const listed = { field: "listed", from: null, to: "yes" };
    const expected = [
      {
        place: 0,
        groupKey: 1,
        row: 2,
        outcome: "added",
        fields: [listed, { field: "version", from: null, to: sp1 }, { field: "proxying", from: null, to: "no" }],
      },
      {
        place: 1,
        groupKey: 1,
        row: 3,
        outcome: "changed",
        fields: [
          { field: "version", from: sp1, to: r2 },
          { field: "proxying", from: "no", to: "yes" },
        ],
      },
      { place: 2, groupKey: 1, row: 4, outcome: "unchanged", fields: [] },
      { place: 4, groupKey: 1, row: null, outcome: "missing", fields: [{ field: "listed", from: "yes", to: null }] },
      {
        place: 6,
        groupKey: 1,
        row: 8,
        outcome: "added",
        fields: [listed, { field: "version", from: null, to: r2 }, { field: "proxying", from: null, to: "yes" }],
      },
    ];
    const told = changes.map((change) => {
      const { before, after, ...where } = change;
      return { ...where, fields: changedFields(change) };
    });
    expect(told).toEqual(expected);
  });

  it.each<[string, AgentFacts, AgentFacts, unknown[]]>([
    ["nothing", {}, {}, []],
    ["a blank for nothing", {}, { version: null }, []],
    ["a blank for a value", { health: "healthy" }, { health: null }, [{ field: "health", from: "healthy", to: null }]],
    ["a switch", { proxying: true }, { proxying: false }, [{ field: "proxying", from: "yes", to: "no" }]],
    ["an equal list", { mgList: ["A", "B"] }, { mgList: ["A", "B"] }, []],
    ["a list", { mgList: ["A", "B"] }, { mgList: ["A"] }, [{ field: "mgList", from: "A, B", to: "A" }]],
    ["its own time of modification", { lastModified: "x" }, { lastModified: "y" }, []],
    [
      "fields in reading order",
      { osName: "a", version: sp1 },
      { osName: "b", version: r2 },
      [
        { field: "version", from: sp1, to: r2 },
        { field: "osName", from: "a", to: "b" },
      ],
    ],
  ])("factChanges: %s", (_, before, after, changes) => expect(factChanges(before, after)).toEqual(changes));
});
