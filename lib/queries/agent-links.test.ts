import fc from "fast-check";
import { expect, test } from "vitest";
import { agentChangesInput } from "@/lib/contracts/agent-changes";
import { agentListQuery } from "@/lib/contracts/agents";
import { agentSorts, byField, type TruthField, truthFields } from "@/lib/domain/agent-fields";
import { toldHealths } from "@/lib/domain/health-course";
import { causeCodes, unknownFields } from "@/lib/domain/remaining/cause-codes";
import { settlingCodes } from "@/lib/domain/settling";
import { flagCodes, methods, saidAlertsFroms, severities, stages } from "@/lib/domain/stages";
import { readAgentFilter } from "./addresses";
import { chosenByFilter } from "./agent-changes";
import { type AgentFilter, agentsSearch, inventoryHref } from "./agent-links";
import { agentOrderHref, agentsCsvHref } from "./agents";

const words = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 4 });
const truth = fc.constantFrom(null, true, false);
const filters: fc.Arbitrary<AgentFilter> = fc.record({
  stage: fc.subarray([...stages]),
  flag: fc.subarray([...flagCodes]),
  without: fc.subarray([...flagCodes]),
  settling: fc.subarray([...settlingCodes]),
  worst: fc.subarray([...severities]),
  group: words,
  everIn: words,
  release: words,
  version: words,
  sourceHealth: fc.subarray([...toldHealths]),
  health: words,
  server: words,
  sourceServer: words,
  domain: words,
  owner: words,
  method: fc.subarray([...methods]),
  tag: words,
  service: words,
  environment: words,
  site: words,
  tier: words,
  changeWindow: words,
  pair: words,
  decommission: fc.subarray(["never", "since:2014-02-03"]),
  alertsFrom: fc.subarray([...saidAlertsFroms]),
  lastHeard: fc.subarray(["never", "since:2014-02-03", "before:2014-05-22T04:00:00.000Z"]),
  q: fc.string({ maxLength: 60 }),
  ...byField<Record<TruthField, typeof truth>>(truthFields, () => truth),
  cause: fc.subarray([...causeCodes]),
  unknown: fc.subarray([...unknownFields]),
  asOf: fc.constantFrom(null, "2014-05-22", "2014-05-22T04:00:00.000Z"),
  sort: fc.constantFrom("fqdn", "-fqdn", ...agentSorts.flatMap((field) => [field, `-${field}` as const])),
});

test("a filter read from its own address is the same filter", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(readAgentFilter(new URLSearchParams(agentsSearch(filter)))).toEqual(filter);
    }),
  );
});

test("page, CSV and API carry the same query", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const query = (href: string) => (href.includes("?") ? href.slice(href.indexOf("?") + 1) : "");
      expect(query(inventoryHref("m", filter))).toBe(agentsSearch(filter));
      expect(query(agentsCsvHref("m", filter))).toBe(agentsSearch(filter));
      expect(query(agentOrderHref("m", filter))).toBe(agentsSearch(filter));
    }),
  );
});

test("the API reads from the address what the page meant", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const params = new URLSearchParams(agentsSearch(filter));
      const asked = Object.fromEntries(
        [...new Set(params.keys())].map((key) => [key, params.getAll(key).length > 1 ? params.getAll(key) : params.get(key)]),
      );
      const read = agentListQuery.parse(asked);
      expect(read.stage ?? []).toEqual(filter.stage);
      expect(read.owner ?? []).toEqual(filter.owner);
      for (const key of [
        "flag",
        "without",
        "worst",
        "group",
        "release",
        "version",
        "server",
        "sourceServer",
        "domain",
        "method",
        "tag",
        "alertsFrom",
        "cause",
        "unknown",
      ] as const)
        expect(read[key] ?? []).toEqual(filter[key]);
      expect(read.owned ?? null).toBe(filter.owned);
      for (const key of [
        "inScope",
        "oldRelease",
        "fullGroups",
        "groupsTold",
        "systemTold",
        "directoryTold",
        "integrated",
        "connecting",
      ] as const)
        expect(read[key] ?? null).toBe(filter[key]);
      expect(read.asOf ?? null).toBe(filter.asOf);
      expect(read.excluded ?? null).toBe(filter.excluded);
      expect(read.q ?? "").toBe(filter.q);
      expect(read.sort).toBe(filter.sort);
    }),
  );
});

test("a change of many agents takes every filter that the list takes", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const asked = { ...chosenByFilter(filter), change: { field: "excluded", value: true }, plan: true };
      const taken = agentChangesInput.safeParse(JSON.parse(JSON.stringify(asked)));
      expect(taken.error).toBeUndefined();
      for (const key of truthFields) expect(taken.data?.filter?.[key]).toBe(filter[key] ?? undefined);
    }),
  );
});

test("what is not in a closed list is left out", () => {
  expect(readAgentFilter(new URLSearchParams("stage=waiting&stage=nonsense&sort=nonsense"))).toMatchObject({
    stage: ["waiting"],
    sort: "fqdn",
  });
});

test("an agent's panel is part of the page's address only", () => {
  expect(inventoryHref("m", { stage: ["gone"], agent: "a.b.test" })).toBe("/m/m/inventory?stage=gone&agent=a.b.test");
});

test.each([
  ["2014-05-22", true],
  ["2014-05-22T04:00:00Z", true],
  ["2014-05-22T04:00:00.000Z", true],
  ["2014-05-22T06:00:00+02:00", true],
  ["2014-02-30", false],
  ["2014-02-30T04:00:00Z", false],
  ["2014-05-22T25:00:00Z", false],
  ["2014-05-22T06:00:00", false],
  ["2014-13-01", false],
  ["<script>", false],
  ["yesterday", false],
])("asOf=%s is a moment: %s, as for the API", (text, is) => {
  expect(readAgentFilter(new URLSearchParams({ asOf: text })).asOf).toBe(is ? text : null);
  expect(agentListQuery.safeParse({ asOf: text }).success).toBe(is);
});
