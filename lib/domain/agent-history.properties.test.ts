import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AgentFacts } from "./agent-facts";
import { agentHistory, changedFields, type Period } from "./agent-history";
import type { AgentDecisions, Sighting } from "./agent-sightings";
import { group, hour, next, old, r2, sp1 } from "./testing";
import { type AppliedImport, timelineOf } from "./timeline";

/** What an import says of the agent: for each group it speaks for, facts, "named" for a rejected row, null for nothing. */
type Said = AppliedImport & { says: [groupKey: number, facts: AgentFacts | "named" | null][] };

const groups = [old, next, group(3, "OLD2", "source", "2012 R2")];
const facts: fc.Arbitrary<AgentFacts> = fc.record(
  {
    version: fc.constantFrom(sp1, r2, "7.1.10195.0", "9.9.9.9", null),
    health: fc.constantFrom("healthy" as const, "notMonitored" as const, null),
    available: fc.constantFrom(true, false),
    mgList: fc.constantFrom<(string[] | null)[]>(null, ["OLD"], ["OLD", "new"], ["NEW", "OLD2", "OTHER"]),
  },
  { requiredKeys: [] },
);
const says: fc.Arbitrary<Said["says"]> = fc.uniqueArray(
  fc.tuple(fc.constantFrom(1, 2, 3), fc.oneof({ weight: 4, arbitrary: facts }, fc.constantFrom("named" as const, null))),
  {
    minLength: 1,
    selector: ([key]) => key,
  },
);
const imports: fc.Arbitrary<Said[]> = fc
  .array(fc.record({ days: fc.integer({ min: 0, max: 12 }), digest: fc.nat(3), whole: fc.integer({ min: 0, max: 3 }), says }), {
    maxLength: 9,
  })
  .map((list) =>
    list.map((one, i) => ({
      number: i + 1,
      at: hour(one.days * 10),
      appliedAt: hour(one.days * 10),
      digest: `${one.digest}-${i}`,
      groupKeys: one.says.map(([key]) => key),
      // One file may be the whole of one group and only a part of another.
      wholeKeys: one.says.map(([key]) => key).filter((key) => (one.whole >> (key % 2)) & 1),
      says: one.says,
    })),
  );
const decisions: fc.Arbitrary<AgentDecisions> = fc.record({
  cutOverAccepted: fc.boolean(),
  retireOpen: fc.boolean(),
  ambiguous: fc.constantFrom(null, "srv01"),
  excludedAt: fc.constantFrom(null, hour(5)),
  endsPlanned: fc.constantFrom([], [{ from: hour(0), until: hour(50) }]),
});

function historyOf(said: readonly Said[], decided: AgentDecisions, order: (sightings: Sighting[]) => Sighting[] = (s) => s) {
  const timeline = timelineOf(groups, said);
  const sightings = said.flatMap((one) =>
    one.says.flatMap(([groupKey, told]): Sighting[] =>
      told === null
        ? []
        : [{ place: timeline.place.get(one.number) ?? -1, groupKey, row: one.number, facts: told === "named" ? null : told }],
    ),
  );
  return { timeline, sightings, ...agentHistory("srv01.corp.test", order(sightings), timeline, decided) };
}

const withoutReturned = (period: Period | undefined) =>
  period && {
    ...period.state,
    // A repeated export may settle what it shows.
    flags: period.state.flags.filter((f) => f.code !== "returned").map(({ code, reason, since }) => ({ code, reason, since })),
    settling: [],
    listings: period.listings.map(({ listing, claimedBy }) => ({ listing, claimedBy })),
  };

describe("the history of an agent", () => {
  it("does not depend on the order in which imports or rows are handed over", () => {
    fc.assert(
      fc.property(imports, decisions, fc.infiniteStream(fc.nat()), (said, decided, order) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((of) => ({ of, at: order.next().value ?? 0 }))
            .sort((x, y) => x.at - y.at)
            .map(({ of }) => of);
        const { periods, changes } = historyOf(said, decided);
        expect(historyOf(shuffled(said), decided, shuffled)).toMatchObject({ periods, changes });
      }),
    );
  });

  it("is a row of periods without gaps, none of them empty, the last one open, no two neighbours alike", () => {
    fc.assert(
      fc.property(imports, decisions, (said, decided) => {
        const { periods, sightings } = historyOf(said, decided);
        expect(periods.length > 0).toBe(sightings.some((s) => s.facts !== null));
        for (const [i, period] of periods.entries()) {
          const after = periods[i + 1];
          expect(period.to).toBe(after ? after.from : null);
          expect(period.to === null || period.to > period.from).toBe(true);
          if (after) expect([period.state, period.listings]).not.toEqual([after.state, after.listings]);
        }
      }),
    );
  });

  it("changes nothing but time when the last import is repeated later", () => {
    fc.assert(
      fc.property(imports, decisions, fc.integer({ min: 1, max: 900 }), (said, decided, later) => {
        const before = historyOf(said, decided);
        const last = said.find((one) => one.number === before.timeline.imports.at(-1)?.number);
        if (!last) return;
        const after = historyOf([...said, { ...last, number: 99, at: last.at + later * 60_000 }], decided);
        const own = after.changes.filter((c) => c.place === said.length);
        expect(own.map((c) => c.outcome)).toEqual(own.map(() => "unchanged"));
        expect(after.changes.slice(0, before.changes.length)).toEqual(before.changes);
        expect(withoutReturned(after.periods.at(-1))).toEqual(withoutReturned(before.periods.at(-1)));
        expect(after.periods.slice(0, before.periods.length - 1)).toEqual(before.periods.slice(0, -1));
      }),
    );
  });

  it("counts every row once: added, changed or unchanged; and what came and did not go is listed", () => {
    fc.assert(
      fc.property(imports, decisions, (said, decided) => {
        const { sightings, changes, periods } = historyOf(said, decided);
        const key = (c: { place: number; groupKey: number }) => `${c.place} ${c.groupKey}`;
        const told = changes.filter((c) => c.outcome !== "missing");
        expect(told.map(key).sort()).toEqual(
          sightings
            .filter((s) => s.facts !== null)
            .map(key)
            .sort(),
        );
        for (const c of changes) {
          expect(c.row === null).toBe(c.outcome === "missing");
          expect(changedFields(c).length === 0).toBe(c.outcome === "unchanged");
        }
        for (const { key: groupKey } of groups) {
          const of = changes.filter((c) => c.groupKey === groupKey);
          const listed = of.filter((c) => c.outcome === "added").length - of.filter((c) => c.outcome === "missing").length;
          expect(periods.at(-1)?.listings.filter((l) => l.listing.group.key === groupKey && !l.listing.claimed).length ?? 0).toBe(listed);
        }
      }),
    );
  });

  it("claims a group only while it has no whole export, and is never done by claims alone", () => {
    fc.assert(
      fc.property(imports, decisions, (said, decided) => {
        const { periods, timeline } = historyOf(said, decided);
        for (const { from, listings, state } of periods) {
          for (const { listing } of listings.filter((l) => l.listing.claimed)) {
            expect(listing.facts).toEqual({});
            const spoken = said.some((one) => one.wholeKeys.includes(listing.group.key) && one.at <= from);
            expect(spoken).toBe(false);
          }
          if (state.done) expect(listings.some((l) => l.listing.group.role === "target" && !l.listing.claimed)).toBe(true);
          if (state.flags.some((f) => f.code === "returned" && f.reason.startsWith("Was ")))
            expect(timeline.together.some((at) => at <= from)).toBe(true);
        }
      }),
    );
  });
});
