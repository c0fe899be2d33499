import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nothingNamed } from "../builds";
import { countDrift, driftBlockers, driftOf, type Explanations } from "./drift";
import type { SourceFacts } from "./facts";
import { agent, group, later, nothingSaid, on, server, sightings } from "./testing";

const names = Array.from({ length: 12 }, (_, i) => `srv${i}.${i % 3 ? "corp" : "emea"}`);
const versions = fc.constantFrom("7.0.9538.0", "7.0.9538.1123", "7.1.10184.0", "9.9.9.9", null);
const servers = fc.constantFrom("ms01.corp", "ms02.corp", null);

const source: fc.Arbitrary<SourceFacts> = fc.record({
  groups: fc.constant([group()]),
  servers: fc
    .subarray(["ms01.corp", "ms02.corp", "gw01.dmz"])
    .chain((list) =>
      fc.tuple(
        ...list.map((name) =>
          versions.map((version) => server(name, { version, kind: name.startsWith("gw") ? "gateway" : "managementServer" })),
        ),
      ),
    )
    .map((list) => [...list]),
  agents: fc
    .subarray(names)
    .chain((list) =>
      fc.tuple(...list.map((name) => fc.tuple(versions, servers).map(([version, at]) => agent(name, { version, server: at })))),
    )
    .map((list) => [...list]),
});

const decided = fc.subarray(names).map((list) => new Map(list.map((name) => [name, { by: "Ada", reason: "Said so" }])));
const explanations: fc.Arbitrary<Explanations> = fc.record({
  excluded: decided,
  cutOverAccepted: decided,
  retired: fc.constant(new Set<string>()),
  retireOpen: fc.constant(false),
  planned: fc
    .subarray(names)
    .map((list) => [{ id: "p", kind: "other" as const, names: list, from: on(-1), until: null, reason: "CHG", by: "Ada" }]),
  written: fc.constant([]),
  churn: fc.constantFrom(0, 0.5, 20),
});

const seen = sightings({ lost: Object.fromEntries(names.map((name, i) => [name, i % 2 ? 7 : 14])), exports: [0, 7, 14] });
const of = (before: SourceFacts, now: SourceFacts, said: Explanations = nothingSaid) =>
  driftOf(before, later(now, 14), seen, said, nothingNamed);

describe("drift", () => {
  it("of a baseline against itself is empty", () => {
    fc.assert(fc.property(source, explanations, (facts, said) => void expect(of(facts, facts, said).items).toEqual([])));
  });

  it("does not depend on the order of rows", () => {
    fc.assert(
      fc.property(source, source, explanations, (before, now, said) => {
        const turned = (facts: SourceFacts) => ({ ...facts, servers: [...facts.servers].reverse(), agents: [...facts.agents].reverse() });
        const sorted = ({ churn, ...rest }: ReturnType<typeof of>) => ({
          ...rest,
          churn: new Set(churn.map((one) => JSON.stringify(one))),
        });
        expect(sorted(of(turned(before), turned(now), said))).toEqual(sorted(of(before, now, said)));
      }),
    );
  });

  it("is never hidden by a written reason where it stops", () => {
    fc.assert(
      fc.property(source, source, explanations, (before, now, said) => {
        const { items } = of(before, now, said);
        const written = items.map(({ id: item, fingerprint }) => ({ item, fingerprint, reason: "Fine", by: "Ada", at: "" }));
        const after = of(before, now, { ...said, written }).items;
        expect(driftBlockers(after)).toEqual(items.filter(({ severity }) => severity === "stops"));
      }),
    );
  });

  it("of a lost server stops whatever else is said, until the original is retired", () => {
    fc.assert(
      fc.property(source, source, explanations, (before, now, said) => {
        const lost = before.servers.filter(({ name }) => !now.servers.some((one) => one.name === name)).length;
        const stopped = of(before, now, said).items.filter(
          ({ kind, change, severity }) => change === "lost" && kind.match(/^(gateway|managementServer)$/) && severity === "stops",
        );
        expect(stopped).toHaveLength(lost);
        expect(
          of(before, now, { ...said, retireOpen: true }).items.filter(({ change, severity }) => change === "lost" && severity === "stops"),
        ).toEqual([]);
      }),
    );
  });

  it("counts every difference once, each under an id of its own", () => {
    fc.assert(
      fc.property(source, source, explanations, (before, now, said) => {
        const { items } = of(before, now, said);
        expect(Object.values(countDrift(items)).reduce((sum, count) => sum + count, 0)).toBe(items.length);
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
      }),
    );
  });
});
