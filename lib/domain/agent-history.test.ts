import { describe, expect, it } from "vitest";
import type { AgentFacts } from "./agent-facts";
import { type AgentDecisions, agentHistory, type Change, factChanges, type Period } from "./agent-history";
import type { ManagementGroup } from "./management-groups";
import { hour, next, nobodyDecided, old, r2, sp1, type Told, tell } from "./testing";

type Options = { groups?: ManagementGroup[]; decisions?: Partial<AgentDecisions> };
function historyOf(told: Told[], { groups = [old, next], decisions = {} }: Options = {}) {
  const { timeline, sightings } = tell(told, groups);
  return agentHistory("srv01.corp.test", sightings, timeline, { ...nobodyDecided, ...decisions });
}
const hours = (at: number | null) => (at === null ? null : (at - hour(0)) / 3600_000);
const stagesOf = (told: Told[], options?: Options) => historyOf(told, options).periods.map((p) => [hours(p.from), p.state.stage]);
const factsIn = (period: Period | undefined, key: number) => period?.listings.find((l) => l.listing.group.key === key)?.listing.facts;
const flag = (period: Period | undefined, code: string) => period?.state.flags.find((f) => f.code === code)?.reason ?? null;
const a: AgentFacts = { version: sp1 };
const b: AgentFacts = { version: r2 };

describe("listed and missing", () => {
  it.each<[string, Told[], unknown[]]>([
    ["never named", [{ hour: 0, says: { 1: null } }], []],
    ["one export", [{ hour: 0, says: { 1: a } }], [[0, "waiting"]]],
    [
      "a repeat says nothing new",
      [
        { hour: 0, says: { 1: a, 2: null } },
        { hour: 5, says: { 1: a, 2: null } },
      ],
      [[0, "waiting"]],
    ],
    [
      "the way of an agent",
      [
        { hour: 0, says: { 1: a, 2: null } },
        { hour: 1, says: { 1: b } },
        { hour: 2, says: { 2: b } },
        { hour: 3, says: { 1: null } },
        { hour: 4, says: { 2: null } },
      ],
      [
        [0, "waiting"],
        [1, "upgraded"],
        [2, "dualHomed"],
        [3, "cutOver"],
        [4, "gone"],
      ],
    ],
    [
      "a part does not make it missing",
      [
        { hour: 0, says: { 1: a } },
        { hour: 1, coverage: "part", says: { 1: null } },
      ],
      [[0, "waiting"]],
    ],
    [
      "a part lists it",
      [
        { hour: 0, says: { 1: null } },
        { hour: 1, coverage: "part", says: { 1: a } },
      ],
      [[1, "waiting"]],
    ],
    [
      "a whole one after a part makes it missing",
      [
        { hour: 0, coverage: "part", says: { 1: a } },
        { hour: 1, says: { 1: null } },
      ],
      [
        [0, "waiting"],
        [1, "gone"],
      ],
    ],
    [
      "another group's whole one does not",
      [
        { hour: 0, says: { 1: a } },
        { hour: 1, says: { 2: null } },
      ],
      [[0, "waiting"]],
    ],
    [
      "missing and coming back",
      [
        { hour: 0, says: { 1: a } },
        { hour: 1, says: { 1: null } },
        { hour: 2, says: { 1: null } },
        { hour: 3, says: { 1: a } },
      ],
      [
        [0, "waiting"],
        [1, "gone"],
        [3, "waiting"],
      ],
    ],
    [
      "coming back in a part",
      [
        { hour: 0, says: { 1: a } },
        { hour: 1, says: { 1: null } },
        { hour: 2, coverage: "part", says: { 1: a } },
      ],
      [
        [0, "waiting"],
        [1, "gone"],
        [2, "waiting"],
      ],
    ],
    [
      "both groups at one instant",
      [
        { hour: 0, says: { 1: a } },
        { hour: 0, says: { 2: b } },
      ],
      [[0, "dualHomed"]],
    ],
    [
      "moved at one instant",
      [
        { hour: 0, says: { 1: a, 2: null } },
        { hour: 1, says: { 1: null } },
        { hour: 1, says: { 2: b } },
      ],
      [
        [0, "waiting"],
        [1, "cutOver"],
      ],
    ],
    [
      "a late older export takes its place",
      [
        { hour: 4, says: { 1: b } },
        { hour: 0, says: { 1: a } },
      ],
      [
        [0, "waiting"],
        [4, "upgraded"],
      ],
    ],
    // a rejected row that names it: not missing, and nothing learnt
    [
      "named by a rejected row",
      [
        { hour: 0, says: { 1: a } },
        { hour: 1, says: { 1: "named" } },
      ],
      [[0, "waiting"]],
    ],
    [
      "named, then left out",
      [
        { hour: 0, says: { 1: a } },
        { hour: 1, says: { 1: "named" } },
        { hour: 2, says: { 1: null } },
      ],
      [
        [0, "waiting"],
        [2, "gone"],
      ],
    ],
    ["named only", [{ hour: 0, says: { 1: "named" } }], []],
    [
      "named before it was read",
      [
        { hour: 0, says: { 1: "named" } },
        { hour: 1, says: { 1: a } },
      ],
      [[1, "waiting"]],
    ],
    [
      "named after it went does not bring it back",
      [
        { hour: 0, says: { 1: a } },
        { hour: 1, says: { 1: null } },
        { hour: 2, says: { 1: "named" } },
      ],
      [
        [0, "waiting"],
        [1, "gone"],
      ],
    ],
    [
      "a version that falls",
      [
        { hour: 0, says: { 1: b } },
        { hour: 1, says: { 1: a } },
      ],
      [
        [0, "upgraded"],
        [1, "waiting"],
      ],
    ],
  ])("%s", (_, told, expected) => expect(stagesOf(told)).toEqual(expected));

  it("of two at one instant the later digest speaks last", () => {
    const told: Told[] = [
      { hour: 0, coverage: "part", says: { 1: { version: sp1, health: "healthy" } } },
      { hour: 0, coverage: "part", says: { 1: b } },
    ];
    const { periods, changes } = historyOf(told);
    expect(periods).toHaveLength(1);
    expect(factsIn(periods[0], 1)).toEqual({ version: r2, health: "healthy" });
    expect(changes.map((c) => c.outcome)).toEqual(["added", "changed"]);
  });

  it("keeps which partial import listed it last, until a whole one does", () => {
    const { periods } = historyOf([
      { hour: 0, says: { 1: a } },
      { hour: 1, coverage: "part", says: { 1: a } },
      { hour: 2, coverage: "part", says: { 1: "named" } },
      { hour: 3, says: { 1: a } },
    ]);
    expect(periods.map((p) => [hours(p.from), p.listings[0]?.part])).toEqual([
      [0, null],
      [1, 2],
      [2, 3],
      [3, null],
    ]);
  });

  it("gone keeps what was said last, whichever group said it", () => {
    const { periods } = historyOf([
      { hour: 0, says: { 1: a, 2: a } },
      { hour: 1, says: { 1: b } },
      { hour: 2, says: { 1: null, 2: null } },
    ]);
    expect(periods.at(-1)).toMatchObject({
      listings: [],
      state: { stage: "gone", version: r2, inGroup: false, flags: [], done: false, notReporting: false },
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
    expect(
      factsIn(
        historyOf([
          { hour: 0, says: { 1: first } },
          { hour: 1, says: { 1: second } },
        ]).periods.at(-1),
        1,
      ),
    ).toEqual(facts);
  });

  it("the last value stays of that group, not of another", () => {
    const { periods } = historyOf([
      { hour: 0, says: { 1: { version: sp1, health: "healthy" } } },
      { hour: 1, says: { 2: { version: r2 } } },
    ]);
    expect(factsIn(periods.at(-1), 2)).toEqual({ version: r2 });
  });

  it("and it stays while the agent was missing or its row rejected", () => {
    const { periods } = historyOf([
      { hour: 0, says: { 1: { version: sp1, health: "healthy" } } },
      { hour: 1, says: { 1: "named" } },
      { hour: 2, says: { 1: null } },
      { hour: 3, says: { 1: { version: r2 } } },
    ]);
    expect(factsIn(periods[0], 1)).toEqual({ version: sp1, health: "healthy" });
    expect(factsIn(periods.at(-1), 1)).toEqual({ version: r2, health: "healthy" });
  });

  it("the stage follows from the value that stays", () => {
    expect(
      stagesOf([
        { hour: 0, says: { 1: b } },
        { hour: 1, says: { 1: { health: "healthy" } } },
        { hour: 2, says: { 1: { version: null } } },
      ]),
    ).toEqual([
      [0, "upgraded"],
      [1, "upgraded"],
      [2, "waiting"],
    ]);
  });
});

describe("changes", () => {
  it("says per import what it did", () => {
    const { changes } = historyOf([
      { hour: 0, says: { 1: { version: sp1, proxying: false, lastModified: "2014-02-01T00:00:00Z" } } },
      { hour: 1, says: { 1: { version: r2, proxying: true, lastModified: "2014-02-02T00:00:00Z" } } },
      { hour: 2, says: { 1: { version: r2, lastModified: "2014-02-03T00:00:00Z" } } },
      { hour: 3, says: { 1: "named" } },
      { hour: 4, says: { 1: null } },
      { hour: 5, says: { 1: null } },
      { hour: 6, says: { 1: { version: r2 } } },
    ]);
    const listed = { field: "listed", from: null, to: "yes" };
    const expected: Change[] = [
      {
        place: 0,
        groupKey: 1,
        row: 2,
        outcome: "added",
        fields: [listed, { field: "version", from: null, to: sp1 }, { field: "proxying", from: null, to: "no" }] as Change["fields"],
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
        fields: [listed, { field: "version", from: null, to: r2 }, { field: "proxying", from: null, to: "yes" }] as Change["fields"],
      },
    ];
    expect(changes).toEqual(expected);
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

describe("claims", () => {
  const claims: AgentFacts = { ...b, mgList: ["old", "NEW", "OTHER"] };
  it.each<[string, Told[], unknown[]]>([
    ["while the target has no whole export", [{ hour: 0, says: { 1: claims } }], [[0, "dualHomed"]]],
    [
      "a part of the target does not answer it",
      [
        { hour: 0, says: { 1: claims } },
        { hour: 1, coverage: "part", says: { 2: null } },
      ],
      [[0, "dualHomed"]],
    ],
    [
      "no longer once the target has one",
      [
        { hour: 0, says: { 1: claims } },
        { hour: 5, says: { 2: null } },
      ],
      [
        [0, "dualHomed"],
        [5, "upgraded"],
      ],
    ],
    [
      "not where the target had one before",
      [
        { hour: 0, says: { 2: null } },
        { hour: 1, says: { 1: claims } },
      ],
      [[1, "upgraded"]],
    ],
    [
      "not at the same instant either",
      [
        { hour: 0, says: { 1: claims } },
        { hour: 0, says: { 2: null } },
      ],
      [[0, "upgraded"]],
    ],
    [
      "a later list without it",
      [
        { hour: 0, says: { 1: claims } },
        { hour: 1, says: { 1: { mgList: ["OLD"] } } },
      ],
      [
        [0, "dualHomed"],
        [1, "upgraded"],
      ],
    ],
    [
      "a blank list",
      [
        { hour: 0, says: { 1: claims } },
        { hour: 1, says: { 1: { mgList: null } } },
      ],
      [
        [0, "dualHomed"],
        [1, "upgraded"],
      ],
    ],
    [
      "gone with the group that said it",
      [
        { hour: 0, says: { 1: claims } },
        { hour: 1, says: { 1: null } },
      ],
      [
        [0, "dualHomed"],
        [1, "gone"],
      ],
    ],
    ["of a source", [{ hour: 0, says: { 2: claims } }], [[0, "dualHomed"]]],
    ["its own group alone", [{ hour: 0, says: { 1: { ...b, mgList: ["OLD"] } } }], [[0, "upgraded"]]],
  ])("%s", (_, told, expected) => expect(stagesOf(told)).toEqual(expected));

  it("say no version and no health, are never done, and become a flag", () => {
    const { periods } = historyOf([
      { hour: 0, says: { 1: claims } },
      { hour: 5, says: { 2: null } },
    ]);
    expect(periods[0]?.listings).toEqual([
      { listing: { group: old, facts: claims, claimed: false }, part: null, claimedBy: null },
      { listing: { group: next, facts: {}, claimed: true }, part: null, claimedBy: 1 },
    ]);
    expect(periods[0]?.state).toMatchObject({ done: false, notReporting: true });
    expect(flag(periods[0], "notAccepted")).toBeNull();
    expect(flag(periods[1], "notAccepted")).toBe("Configured for NEW, but not listed there.");
  });

  it("give way to the target's own word", () => {
    const { periods } = historyOf([
      { hour: 0, says: { 1: claims } },
      { hour: 5, says: { 2: b } },
    ]);
    expect(periods.map((p) => [p.state.stage, p.state.done])).toEqual([
      ["dualHomed", false],
      ["dualHomed", true],
    ]);
  });
});

describe("cut-over over time", () => {
  const left: Told[] = [
    { hour: 0, says: { 1: b, 2: b } },
    { hour: 1, says: { 1: null, 2: b } },
  ];
  it("leaving is flagged, unless it was accepted or Retire is open", () => {
    expect(flag(historyOf(left).periods.at(-1), "leftSource")).not.toBeNull();
    for (const decisions of [{ cutOverAccepted: true }, { retireOpen: true }]) {
      const last = historyOf(left, { decisions }).periods.at(-1);
      expect(flag(last, "leftSource")).toBeNull();
      expect(last?.state.done).toBe(true);
    }
  });

  it("an agent that no original ever listed is expected, and done once all originals have spoken", () => {
    const { periods } = historyOf([
      { hour: 0, says: { 2: b } },
      { hour: 30, coverage: "part", says: { 1: null } },
      { hour: 40, says: { 1: null } },
    ]);
    expect(periods.map((p) => [hours(p.from), p.state.stage, p.state.done, flag(p, "leftSource")])).toEqual([
      [0, "cutOver", false, null],
      [40, "cutOver", true, null],
    ]);
  });

  it("passes the bare name on", () => {
    expect(flag(historyOf([{ hour: 0, says: { 1: a } }], { decisions: { ambiguous: "srv01" } }).periods[0], "ambiguousName")).toContain(
      '"srv01"',
    );
  });
});

describe("returned", () => {
  const both: Told = { hour: 0, says: { 1: b, 2: b } };
  const back: Told["says"] = { 1: a, 2: null };
  const why = "Was Dual-homed on 2014-02-03, is Waiting since.";
  const returnedOf = (told: Told[]) => historyOf(told).periods.map((p) => [hours(p.from), p.state.stage, flag(p, "returned")]);
  it.each<[string, Told[], unknown[]]>([
    [
      "when all groups say so together",
      [both, { hour: 10, says: back }],
      [
        [0, "dualHomed", null],
        [10, "waiting", why],
      ],
    ],
    [
      "only once the second of the groups has spoken within a day",
      [both, { hour: 100, says: { 1: a } }, { hour: 200, says: { 2: null } }, { hour: 210, says: { 1: a } }],
      [
        [0, "dualHomed", null],
        [100, "dualHomed", null],
        [200, "waiting", null],
        [210, "waiting", why],
      ],
    ],
    [
      "not by groups observed days apart",
      [both, { hour: 100, says: { 2: null } }, { hour: 200, says: { 1: a } }],
      [
        [0, "dualHomed", null],
        [100, "upgraded", null],
        [200, "waiting", null],
      ],
    ],
    [
      "not by partial exports",
      [both, { hour: 100, says: { 2: null } }, { hour: 101, coverage: "part", says: { 1: a } }],
      [
        [0, "dualHomed", null],
        [100, "upgraded", null],
        [101, "waiting", null],
      ],
    ],
    [
      "not from a stage that was never seen together",
      [
        { hour: 0, says: { 1: b } },
        { hour: 50, says: { 2: b } },
        { hour: 100, says: back },
      ],
      [
        [0, "upgraded", null],
        [50, "dualHomed", null],
        [100, "waiting", null],
      ],
    ],
    [
      "cleared when it recovers, at once",
      [both, { hour: 10, says: back }, { hour: 100, coverage: "part", says: { 1: b, 2: b } }],
      [
        [0, "dualHomed", null],
        [10, "waiting", why],
        [100, "dualHomed", null],
      ],
    ],
    [
      "not cleared half way",
      [both, { hour: 10, says: back }, { hour: 20, says: { 1: b, 2: null } }],
      [
        [0, "dualHomed", null],
        [10, "waiting", why],
        [20, "upgraded", "Was Dual-homed on 2014-02-03, is Upgraded, original MG only since."],
      ],
    ],
    [
      "not of an agent that is gone, but when it comes back lower",
      [both, { hour: 10, says: { 1: null, 2: null } }, { hour: 20, says: back }],
      [
        [0, "dualHomed", null],
        [10, "gone", null],
        [20, "waiting", why],
      ],
    ],
    [
      "not forwards",
      [
        { hour: 0, says: back },
        { hour: 10, says: { 1: b, 2: null } },
        { hour: 20, says: { 1: b, 2: b } },
      ],
      [
        [0, "waiting", null],
        [10, "upgraded", null],
        [20, "dualHomed", null],
      ],
    ],
    [
      "not between joined and upgraded",
      [
        { hour: 0, says: { 1: b, 2: null } },
        { hour: 10, says: { 1: a, 2: a } },
      ],
      [
        [0, "upgraded", null],
        [10, "joined", null],
      ],
    ],
  ])("%s", (_, told, expected) => expect(returnedOf(told)).toEqual(expected));
});
