import { expect, test } from "vitest";
import { inventoryTabs, pagesBelow, phaseTabs, placeOf, reportTabs, trailOf, wayTo } from "./places";

const base = "/m/1";
const trail = (path: string) => [placeOf(base + path, base)?.name, ...trailOf(base + path, base).map(({ name }) => name)].join(" > ");

test.each([
  ["", "Overview"],
  ["/inventory", "Inventory"],
  ["/inventory/remaining", "Inventory > What remains"],
  ["/inventory/servers/5", "Inventory"],
  ["/checklists/next", "Checklist > Next for me"],
  ["/checklists/retain", "Checklist > Retain"],
  ["/checklists/retain/drift", "Checklist > Retain > Baseline and drift"],
  ["/checklists/deploy/components", "Checklist > Deploy > Planned and seen"],
  ["/imports/5", "Imports"],
  ["/report", "Report"],
  ["/report/frozen", "Report > Frozen"],
  ["/report/frozen/3", "Report > Frozen > #3"],
  ["/report/frozen/3/comparison/1", "Report > Frozen > #3 > Compared with #1"],
])("the trail of %s", (path, expected) => expect(trail(path)).toBe(expected));

test("a way to a page keeps the moment where the page shows one", () => {
  const past = { name: "", path: "/inventory", past: true };
  expect(wayTo(base, past, "2026-11-29T06:00:00+01:00")).toBe("/m/1/inventory?asOf=2026-11-29T06%3A00%3A00%2B01%3A00");
  expect(wayTo(base, past, null)).toBe("/m/1/inventory");
  expect(wayTo(base, { name: "", path: "/imports" }, "2026-11-29")).toBe("/m/1/imports");
});

test("every page below a place is known once, and belongs to one", () => {
  const named = [...inventoryTabs, ...reportTabs, ...Object.values(phaseTabs).flat()].map(({ name, path }) => [path, name] as const);
  for (const [path, name] of named.filter(([one]) => one.split("/").length > 2 && !/^\/checklists\/\w+$/.test(one)))
    expect(pagesBelow.filter((one) => one.path === path).map((one) => one.name)).toEqual([name]);
  expect(new Set(named.map(([path]) => path)).size).toBe(named.length);
  expect(pagesBelow.filter(({ path }) => !placeOf(base + path, base))).toEqual([]);
});
