import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ComponentImport, type ComponentSighting, componentHistory } from "./component-history";
import { kindsSpokenFor, type ObservedKind } from "./components";
import type { Coverage } from "./stages";

type Row = { name: string; kind?: ObservedKind; groupKey?: number; facts?: ComponentSighting["facts"]; bare?: boolean };
type Told = { at: number; kind?: "managementServers" | "gateways"; coverage?: Coverage; rows: readonly Row[]; digest?: string };

function tell(told: readonly Told[]): { imports: ComponentImport[]; sightings: ComponentSighting[] } {
  const sightings = told.flatMap(({ rows, kind }, i) =>
    rows.map(
      (row, at): ComponentSighting => ({
        number: i + 1,
        row: at + 2,
        groupKey: 1,
        kind: kind === "gateways" ? "gateway" : "managementServer",
        bare: false,
        facts: {},
        ...row,
      }),
    ),
  );
  const imports = told.map(({ at, kind = "managementServers", coverage = "whole", digest }, i) => ({
    number: i + 1,
    at,
    digest: digest ?? String(i).padStart(3, "0"),
    groupKeys: [1, 2],
    wholeKeys: coverage === "whole" ? [1, 2] : [],
    speaksFor: kindsSpokenFor(
      kind,
      sightings.filter((s) => s.number === i + 1).map((s) => s.kind),
      sightings.some((s) => s.number === i + 1 && s.facts?.isGateway != null),
    ),
  }));
  return { imports, sightings };
}

const run = (told: readonly Told[], until: number | null = null) => {
  const { imports, sightings } = tell(told);
  return componentHistory(imports, sightings, until);
};
const outcomes = (told: readonly Told[]) => run(told).changes.map((c) => `#${c.number} ${c.name} ${c.outcome}`);
const listed = (told: readonly Told[], until: number | null = null) =>
  [...run(told, until).components.values()].filter((c) => c.listed).map((c) => c.name);

const gateway = (name: string): Row => ({ name, kind: "gateway" });

describe("components over imports", () => {
  it("are added, changed field by field, unchanged and missing", () => {
    const told: Told[] = [
      { at: 1, rows: [{ name: "a", facts: { version: "1", health: "healthy" } }, { name: "b" }] },
      { at: 2, rows: [{ name: "a", facts: { version: "2", lastModified: "x" } }] },
      { at: 3, rows: [{ name: "a", facts: { version: "2", lastModified: "y" } }] },
    ];
    expect(outcomes(told)).toEqual(["#1 a added", "#1 b added", "#2 a changed", "#2 b missing", "#3 a unchanged"]);
    const { components, changes } = run(told);
    expect(changes[2]?.fields).toEqual([{ field: "version", from: "1", to: "2" }]);
    expect([...components.values()]).toMatchObject([
      { name: "a", listed: true, facts: { version: "2", health: "healthy", lastModified: "y" }, firstAt: 1, at: 3, number: 3 },
      { name: "b", listed: false, at: 2, number: 2 },
    ]);
  });

  it("one that comes back is added again, with what was known of it", () => {
    const told: Told[] = [
      { at: 1, rows: [{ name: "a", facts: { domain: "corp" } }] },
      { at: 2, rows: [] },
      { at: 3, rows: [{ name: "a", facts: { health: null } }] },
    ];
    expect(outcomes(told)).toEqual(["#1 a added", "#2 a missing", "#3 a added"]);
    expect([...run(told).components.values()][0]?.facts).toEqual({ domain: "corp", health: null });
  });

  it.each<[string, Told[], string[]]>([
    [
      "servers alone say nothing of gateways",
      [
        { at: 1, rows: [{ name: "a" }, gateway("g")] },
        { at: 2, rows: [{ name: "a" }] },
      ],
      ["a", "g"],
    ],
    [
      "servers with gateways speak for both",
      [
        { at: 1, rows: [{ name: "a" }, gateway("g")] },
        { at: 2, rows: [{ name: "a" }, gateway("h")] },
      ],
      ["a", "h"],
    ],
    [
      "servers with the column of gateways speak for both, also when none is left",
      [
        { at: 1, rows: [{ name: "a" }, gateway("g")] },
        { at: 2, rows: [{ name: "a", facts: { isGateway: false } }] },
      ],
      ["a"],
    ],
    [
      "a column that is blank throughout says nothing of gateways",
      [
        { at: 1, rows: [{ name: "a" }, gateway("g")] },
        { at: 2, rows: [{ name: "a", facts: { isGateway: null } }] },
      ],
      ["a", "g"],
    ],
    [
      "gateways say nothing of servers",
      [
        { at: 1, rows: [{ name: "a" }, gateway("g")] },
        { at: 2, kind: "gateways", rows: [] },
      ],
      ["a"],
    ],
    [
      "a part says nothing of others",
      [
        { at: 1, rows: [{ name: "a" }, { name: "b" }] },
        { at: 2, coverage: "part", rows: [{ name: "b" }] },
      ],
      ["a", "b"],
    ],
    ["other groups are their own", [{ at: 1, rows: [{ name: "a" }, { name: "a", groupKey: 2 }] }], ["a", "a"]],
    [
      "a rejected row keeps it listed",
      [
        { at: 1, rows: [{ name: "a" }] },
        { at: 2, rows: [{ name: "a", facts: null }] },
      ],
      ["a"],
    ],
    ["a rejected row adds nobody", [{ at: 1, rows: [{ name: "a", facts: null }] }], []],
    [
      "a server that became a gateway is the same",
      [
        { at: 1, rows: [{ name: "a" }] },
        { at: 2, kind: "gateways", rows: [gateway("a")] },
      ],
      ["a"],
    ],
  ])("%s", (_, told, expected) => expect(listed(told)).toEqual(expected));

  it("shows any past moment", () => {
    const told: Told[] = [
      { at: 5, rows: [{ name: "b" }] },
      { at: 1, rows: [{ name: "a" }] },
    ];
    expect([0, 1, 4, 5].map((at) => listed(told, at))).toEqual([[], ["a"], ["a"], ["b"]]);
  });

  it("finds whom a bare name means among all rows that remain, leaves it its own, or says nothing where it fits several", () => {
    const full: Told = { at: 2, rows: [{ name: "a.x", facts: { objectId: "1" } }, { name: "b.x" }, { name: "b.y" }] };
    const bare: Told = {
      at: 1,
      coverage: "part",
      rows: [
        { name: "a", bare: true },
        { name: "b", bare: true },
        { name: "c", bare: true },
      ],
    };
    expect(run([bare, full], 1).changes.map((c) => c.name)).toEqual(["a.x", "c"]);
    const whole: Told = { at: 3, rows: [{ name: "b", bare: true }] };
    expect(outcomes([full, whole]).filter((one) => one.startsWith("#2"))).toEqual(["#2 a.x missing"]);
    const byId: Told = { at: 3, coverage: "part", rows: [{ name: "other", bare: true, facts: { objectId: "1" } }] };
    expect(outcomes([full, byId]).at(-1)).toBe("#2 a.x unchanged");
  });
});

describe("any history", () => {
  const row = fc.record({
    name: fc.constantFrom("a", "b", "c"),
    kind: fc.constantFrom<ObservedKind>("managementServer", "gateway"),
    facts: fc.option(
      fc.record({ version: fc.constantFrom("1", "2", null), health: fc.constantFrom("healthy" as const, null) }, { requiredKeys: [] }),
    ),
  });
  const told = fc.record({
    at: fc.integer({ min: 0, max: 4 }),
    coverage: fc.constantFrom<Coverage>("whole", "whole", "part"),
    rows: fc.uniqueArray(row, { maxLength: 3, selector: (r) => r.name }),
    digest: fc.uuid(),
  });
  const histories = fc.uniqueArray(told, { minLength: 1, maxLength: 6, selector: (t) => t.digest });
  const shown = (list: readonly Told[]) => [...run(list).components.entries()].map(([key, { number, ...rest }]) => [key, rest]).sort();

  it("ends the same in any order of arrival", () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (list, random) => {
        const shuffled = list.map((t) => ({ t, at: random.next().value ?? 0 })).sort((x, y) => x.at - y.at);
        expect(shown(shuffled.map(({ t }) => t))).toEqual(shown(list));
      }),
    );
  });

  it("a whole export repeated changes nothing", () => {
    fc.assert(
      fc.property(histories, (list) => {
        const { imports, sightings } = tell([...list, { at: 9, rows: [{ name: "a", facts: { version: "1" } }] }]);
        const last = imports.at(-1);
        if (!last) return;
        const again = { ...last, number: 99, at: 10 };
        const repeated = sightings.filter((s) => s.number === last.number).map((s) => ({ ...s, number: 99 }));
        const { changes } = componentHistory([...imports, again], [...sightings, ...repeated]);
        expect(changes.filter((c) => c.number === 99).map((c) => c.outcome)).toEqual(["unchanged"]);
      }),
    );
  });

  it("the end of a prefix is what was shown at that moment", () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 4 }), (list, at) => {
        const until = run(list, at).components;
        const { imports, sightings } = tell(list);
        const early = imports.filter((one) => one.at <= at);
        const rows = sightings.filter((s) => early.some((one) => one.number === s.number));
        expect(componentHistory(early, rows).components).toEqual(until);
      }),
    );
  });
});
