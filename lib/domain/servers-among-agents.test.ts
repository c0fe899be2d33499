import { expect, it } from "vitest";
import { type ComponentImport, type ComponentSighting, componentHistory } from "./component-history";
import { serversAmongAgents } from "./servers-among-agents";

const exported = (number: number, names: readonly string[], whole = true): { one: ComponentImport; rows: ComponentSighting[] } => ({
  one: {
    number,
    at: number * 10,
    digest: String(number),
    groupKeys: [1],
    wholeKeys: whole ? [1] : [],
    speaksFor: new Set(["managementServer", "gateway"]),
  },
  rows: names.map((name, row) => ({ number, row, groupKey: 1, kind: "managementServer", name, bare: false, facts: {} })),
});
const told = [
  exported(2, ["ms1.corp.test", "ms2.corp.test", "ms3.corp.test", "ms3.dmz.test"]),
  exported(4, ["ms1.corp.test", "ms3.corp.test", "ms3.dmz.test"]),
];
const { isServerAt } = serversAmongAgents(
  componentHistory(
    told.map(({ one }) => one),
    told.flatMap(({ rows }) => rows),
  ).changes,
);

it.each<[string, number, string, number, boolean]>([
  ["is a server in exports before the one that names it", 1, "ms1.corp.test", 10, true],
  ["and after it", 1, "ms1.corp.test", 90, true],
  ["of its own management group alone", 2, "ms1.corp.test", 10, false],
  ["until a whole export leaves it out", 1, "ms2.corp.test", 39, true],
  ["no longer then", 1, "ms2.corp.test", 40, false],
  ["by its first label, where one server has it", 1, "ms1", 10, true],
  ["not where several have it", 1, "ms3", 10, false],
  ["not by another domain", 1, "ms1.dmz.test", 10, false],
])("a name %s", (_, group, name, at, expected) => expect(isServerAt(group, name, at)).toBe(expected));
