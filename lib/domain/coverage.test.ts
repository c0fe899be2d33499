import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nothingNamed } from "./builds";
import { coverageDoubts, coverageQuestion, emptiable, type GroupLeftOut, mayBeMissing, missingFrom } from "./coverage";
import { type Explained, type MissingAgent, stillShared, suspectValues, type Told, toldOf } from "./shared-values";
import { r2, sp1 } from "./testing";

const lost = (count: number, told: Told = {}, explained: Explained | null = null): MissingAgent[] =>
  Array.from({ length: count }, () => ({ explained, told }));
const given = (listed: number, missing: readonly MissingAgent[], more: Partial<GroupLeftOut> = {}): GroupLeftOut => ({
  group: "OLD",
  role: "source",
  first: listed === 0,
  listed,
  missing,
  listedOf: { primaryServer: new Map(), domain: new Map() },
  shared: {},
  elsewhere: { listed: 0, missing: 0 },
  serversOf: null,
  rows: 7,
  named: 7,
  older: null,
  file: { cut: false, rows: 7, trouble: null },
  ...more,
});
const codes = (...args: Parameters<typeof given>) => coverageDoubts(given(...args)).map(({ code }) => code);
const file = (more: Partial<GroupLeftOut["file"]>) => ({ file: { cut: false, rows: 7, trouble: null, ...more } });
const of = (primaryServer: [string, number][], domain: [string, number][] = []) => ({
  listedOf: { primaryServer: new Map(primaryServer), domain: new Map(domain) },
});

describe("how many are missing", () => {
  it.each([
    [6, 2],
    [40, 5],
    [50, 6],
    [55, 6],
    [200, 6],
    [250, 6],
    [300, 7],
    [15_000, 301],
    [100_000, 2_001],
    [1, 2],
    [10, 2],
  ])("of %i: %i are asked about, one fewer is not", (listed, asked) => {
    expect(asked > mayBeMissing(listed)).toBe(true);
    expect(asked - 1 > mayBeMissing(listed)).toBe(false);
    if (asked <= listed) expect(codes(listed, lost(asked))).toContain("missing");
    expect(codes(listed, lost(asked - 1))).not.toContain("missing");
  });

  it("says both numbers, in words and as numbers", () => {
    expect(coverageDoubts(given(55, [...lost(20), ...lost(3, {}, "excluded")]))).toEqual([
      {
        group: "OLD",
        code: "missing",
        sentence: "20 of 55 agents of OLD are not in this file, besides 3 that are accounted for.",
        missing: 20,
        listed: 55,
      },
    ]);
    expect(coverageDoubts(given(14_818, lost(13_125))).map(({ sentence }) => sentence)).toEqual([
      "13,125 of 14,818 agents of OLD are not in this file.",
      "Only 1,693 of 14,818 agents of OLD are in this file: fewer than half.",
    ]);
  });

  it("counts as accounted for who is excluded, decommissioned or accepted, and asks all the same below half", () => {
    for (const explained of ["excluded", "decommissioned", "accepted"] as const) {
      expect(codes(100, lost(50, {}, explained))).toEqual([]);
      expect(codes(100, lost(51, {}, explained))).toEqual(["half"]);
    }
    expect(codes(55, [...lost(27, {}, "accepted"), ...lost(5)])).toEqual(["half"]);
  });

  it("asks nothing where nobody is missing", () => {
    expect(codes(300, [])).toEqual([]);
    expect(codes(1_000, [], { ...file({ rows: 1_000, trouble: "Down" }), shared: { health: "critical" } })).toEqual([]);
  });
});

describe("a server or a domain without any", () => {
  const six = lost(6, { primaryServer: "ms1", domain: "far.test" });
  const two = (server: number, domain: number) => of([["ms1", server]], [["far.test", domain]]);
  it.each<[string, string[], string[]]>([
    ["all six of a server", codes(500, six, two(6, 7)), ["emptied"]],
    ["all six of a domain", codes(500, six, two(9, 6)), ["emptied"]],
    ["both", codes(500, six, two(6, 6)), ["emptied", "emptied"]],
    ["six of seven", codes(500, six, two(7, 7)), []],
    ["all five", codes(500, six.slice(1), two(5, 5)), []],
    ["all six, accepted", codes(500, lost(6, { primaryServer: "ms1" }, "accepted"), of([["ms1", 6]])), []],
    [
      "all six, one of them unexplained",
      codes(500, [...lost(5, { primaryServer: "ms1" }, "accepted"), ...lost(1, { primaryServer: "ms1" })], of([["ms1", 6]])),
      ["emptied"],
    ],
    ["of no known server", codes(500, lost(6), of([])), []],
  ])("%s", (_, found, expected) => expect(found).toEqual(expected));

  it("are looked for only where more than five are missing", () => {
    expect(emptiable([...six, ...lost(5, { primaryServer: "ms2" })], "primaryServer")).toEqual(new Map([["ms1", 6]]));
    expect(emptiable(lost(9), "domain").size).toBe(0);
  });

  it("names the greatest and counts the others", () => {
    const missing = [...lost(6, { primaryServer: "ms1" }), ...lost(8, { primaryServer: "ms2" })];
    const [, { sentence } = { sentence: "" }] = coverageDoubts(
      given(
        600,
        missing,
        of([
          ["ms1", 6],
          ["ms2", 8],
        ]),
      ),
    );
    expect(sentence).toBe("None of the 8 agents of primary server ms2 in OLD is in this file. The same holds for 1 other primary server.");
  });
});

describe("a file that was filtered", () => {
  const healthy = { health: "healthy" as const, available: true, version: r2, release: "2012 R2", primaryServer: "ms1", domain: "a.test" };
  it.each<[string, Told, MissingAgent[], boolean]>([
    ["all are critical, the missing were healthy", { health: "critical" }, lost(3, healthy), true],
    ["two are missing", { health: "critical" }, lost(2, healthy), false],
    ["all are healthy, as the missing were", { health: "healthy" }, lost(4, healthy), false],
    ["nine in ten had another", { available: false }, [...lost(9, healthy), ...lost(1, { available: false })], true],
    ["eight in nine had another", { available: false }, [...lost(8, healthy), ...lost(1, { available: false })], false],
    ["one release only", { release: "2016" }, lost(5, healthy), true],
    ["one version only", { version: "8.0.10918.0" }, lost(5, healthy), true],
    ["none installed by hand, the missing were", { manuallyInstalled: false }, lost(4, { manuallyInstalled: true }), true],
    ["all in maintenance, the missing never told it", { inMaintenance: true }, lost(5, healthy), false],
    ["a value that is unknown", { health: null }, lost(5, healthy), false],
    ["those missing are unknown", { health: "critical" }, lost(5, { health: null }), false],
    ["excluded and decommissioned ones say nothing", { health: "healthy" }, lost(9, { health: "critical" }, "excluded"), false],
    ["a server that died and was announced", { health: "healthy" }, lost(9, { health: "critical" }, "decommissioned"), false],
    ["accepted ones do", { health: "critical" }, lost(9, healthy, "accepted"), true],
    ["one server only", { primaryServer: "ms2" }, lost(5, healthy), true],
    ["one domain only, all accepted", { domain: "b.test" }, lost(5, healthy, "accepted"), false],
    ["one operating system only, all accepted", { osName: "2016" }, lost(5, { osName: "2008" }, "accepted"), false],
    ["one operating system only", { osName: "2016" }, lost(5, { osName: "2008" }), true],
    ["those with agent proxy only", { proxying: true }, lost(5, { proxying: false }), true],
    ["one account only", { actionAccount: "corp\\scom" }, lost(5, { actionAccount: "local system" }), true],
    ["one beginning of names only", { beginning: "web" }, lost(5, { beginning: "sql" }), true],
    ["one beginning of names, as the missing had", { beginning: "web" }, lost(5, { beginning: "web" }), false],
    ["one domain only, one unexplained", { domain: "b.test" }, [...lost(5, healthy, "accepted"), ...lost(1, healthy)], true],
  ])("%s: %o", (_, shared, missing, asks) => {
    expect(codes(1_000, missing, { shared }).includes("filtered")).toBe(asks);
    expect(Object.keys(suspectValues(shared, missing)).length > 0).toBe(asks);
  });

  it("says by what", () => {
    expect(coverageDoubts(given(1_000, lost(4, healthy), { shared: { health: "critical", available: false } }))[0]?.sentence).toBe(
      "Every row has the same health, critical. All 4 missing agents of OLD had another value when last told.",
    );
  });

  it("shares what all rows say, whatever their order", () => {
    const told = fc.record(
      { health: fc.constantFrom("healthy" as const, "critical" as const, null), version: fc.constantFrom(sp1, r2) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(told, { minLength: 1 }), (rows) => {
        const shared = (list: Told[]) => list.slice(1).reduce((before, row) => stillShared(before, row), list[0] ?? {});
        expect(shared(rows)).toEqual(shared(rows.toReversed()));
        for (const [field, value] of Object.entries(shared(rows)))
          for (const row of rows) expect(Object.entries(row)).toContainEqual([field, value]);
      }),
    );
  });

  it("looks at the release and the domain besides the columns", () => {
    expect(toldOf("a.b.test", { version: r2, primaryServer: "MS1" }, nothingNamed)).toEqual({
      health: undefined,
      available: undefined,
      inMaintenance: undefined,
      manuallyInstalled: undefined,
      proxying: undefined,
      version: r2,
      release: "2012 R2",
      osName: undefined,
      osVersion: undefined,
      actionAccount: undefined,
      primaryServer: "ms1",
      domain: "b.test",
      beginning: null,
    });
  });
});

describe("the file itself", () => {
  it.each<[string, string[], string[]]>([
    ["a list of trouble that lacks somebody", codes(300, lost(1), file({ trouble: "Down since" })), ["trouble"]],
    ["a list of trouble as the first export", codes(0, [], file({ trouble: "Down since" })), ["trouble"]],
    ["a list of trouble in which all are", codes(300, [], file({ trouble: "Down since" })), []],
    ["1,000 rows as the first export", codes(0, [], file({ rows: 1_000 })), ["limit"]],
    ["1,000 rows of one group in a longer file", codes(0, [], { rows: 1_000, ...file({ rows: 1_300 }) }), ["limit"]],
    ["2,000 rows and one is missing", codes(2_001, lost(1), file({ rows: 2_000 })), ["limit"]],
    ["5,000 rows and one is missing, accepted", codes(5_001, lost(1, {}, "accepted"), file({ rows: 5_000 })), ["limit"]],
    ["1,001 rows", codes(0, [], file({ rows: 1_001 })), []],
    ["cut, all there", codes(300, [], file({ cut: true })), ["cut"]],
    ["cut, the first export", codes(0, [], file({ cut: true })), ["cut"]],
  ])("%s", (_, found, expected) => expect(found).toEqual(expected));

  it("says that there is nothing to compare a first export with", () => {
    expect(coverageDoubts(given(0, [], file({ rows: 1_000 })))[0]).toMatchObject({
      sentence: "The file ends at exactly 1,000 rows, where tools stop. It is the first of OLD.",
      missing: 0,
      listed: 0,
    });
  });
});

describe("the first export of an original", () => {
  it.each<[string, number, number, Partial<GroupLeftOut>, string[]]>([
    ["agents of new groups are in no original", 40, 5, {}, ["first"]],
    ["few enough", 40, 4, {}, []],
    ["a later export", 40, 40, { first: false, listed: 40 }, []],
    ["the first of a new group", 40, 40, { role: "target" }, []],
  ])("%s", (_, listed, missing, more, expected) => {
    expect(coverageDoubts(given(0, [], { elsewhere: { listed, missing }, ...more })).map(({ code }) => code)).toEqual(expected);
  });
});

describe("who is missing", () => {
  const keys = fc.uniqueArray(fc.nat(30));
  it("is listed and not named; who may be meant by a bare name stays", () => {
    expect(missingFrom([1, 2, 3, 4], new Set([1, 9]), new Set([3]))).toEqual([2, 4]);
    fc.assert(
      fc.property(keys, keys, keys, (listed, named, same) => {
        const missing = missingFrom(listed, new Set(named), new Set(same));
        expect(new Set(missing)).toEqual(new Set(listed.filter((key) => !named.includes(key) && !same.includes(key))));
      }),
    );
  });
});

describe("any file", () => {
  const told: fc.Arbitrary<Told> = fc.record(
    {
      health: fc.constantFrom("healthy" as const, "critical" as const, null),
      primaryServer: fc.constantFrom("ms1", "ms2"),
      domain: fc.constantFrom("a.test", null),
    },
    { requiredKeys: [] },
  );
  const agent: fc.Arbitrary<MissingAgent> = fc.record({
    explained: fc.constantFrom<Explained | null>(null, null, "excluded", "decommissioned", "accepted"),
    told,
  });
  const left = fc
    .record({
      missing: fc.array(agent, { maxLength: 40 }),
      kept: fc.nat(80),
      first: fc.boolean(),
      shared: told,
      servers: fc.constantFrom(0, 3, 50),
      rows: fc.constantFrom(7, 1_000),
      trouble: fc.constantFrom(null, "Down"),
      cut: fc.boolean(),
    })
    .map(({ missing, kept, first, shared, servers, ...shape }) =>
      given(missing.length + kept, missing, {
        first,
        shared,
        ...of(
          [
            ["ms1", servers],
            ["ms2", 50],
          ],
          [["a.test", servers]],
        ),
        file: shape,
      }),
    );

  it("is doubted alike in any order of agents", () => {
    fc.assert(
      fc.property(left, (one) => {
        expect(coverageDoubts({ ...one, missing: one.missing.toReversed() })).toEqual(coverageDoubts(one));
      }),
    );
  });

  it("is never doubted less for one more agent that nothing accounts for", () => {
    fc.assert(
      fc.property(left, (one) => {
        const worse = { ...one, listed: one.listed + 1, missing: [...one.missing, { explained: null, told: {} }] };
        const before = coverageDoubts(one).filter(({ code }) => code === "half" || code === "missing");
        if (before.length && one.listed > 500) expect(coverageDoubts(worse).length).toBeGreaterThan(0);
        // Of those listed already, one more that is missing never makes a file plainer.
        const fewer = { ...one, missing: [...one.missing, { explained: null, told: {} }] };
        if (one.missing.length < one.listed && before.length) expect(coverageDoubts(fewer).length).toBeGreaterThan(0);
      }),
    );
  });

  it("is asked about in one paragraph", () => {
    fc.assert(
      fc.property(left, (one) => {
        const doubts = coverageDoubts(one);
        const asked = coverageQuestion(doubts);
        for (const { sentence } of doubts) expect(asked).toContain(sentence);
        expect(asked.endsWith("?")).toBe(true);
      }),
    );
  });
});
