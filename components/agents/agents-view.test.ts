import { expect, test } from "vitest";
import { readAgentFilter } from "@/lib/queries/agent-links";
import { filterWords } from "./filter-words";
import { stretchesOf } from "./periods-strip";
import { patchOf } from "./plan-draft";

test("filters read as words", () => {
  const filter = readAgentFilter(new URLSearchParams("stage=joined&stage=waiting&excluded=false&q=sql&owner=a&owner=b&owner=c&owner=d"));
  expect(filterWords(filter).map(({ name, value }) => `${name} ${value}`)).toEqual([
    "Contains sql",
    "Stage Both, old agent or Waiting",
    "Owner any of 4",
    "Excluded left out",
  ]);
});

const plan = { owner: "DBA", method: "push", tags: "sql, emea", note: "" };
test("a patch holds only what differs", () => {
  expect(patchOf(plan, { ...plan })).toEqual({});
  expect(patchOf(plan, { owner: "", method: "", tags: "sql,emea, sql", note: " x " })).toEqual({ owner: null, method: null, note: "x" });
});

test("stretches fill the strip without a gap", () => {
  const strip = stretchesOf([
    { stage: "waiting", from: "2014-01-01T00:00:00Z", to: "2014-02-01T00:00:00Z" },
    { stage: "dualHomed", from: "2014-02-01T00:00:00Z", to: null },
  ]);
  expect(strip[0]?.left).toBe(0);
  expect((strip[0]?.left ?? 0) + (strip[0]?.width ?? 0)).toBeCloseTo(strip[1]?.left ?? -1);
  expect((strip[1]?.left ?? 0) + (strip[1]?.width ?? 0)).toBeCloseTo(100);
});
