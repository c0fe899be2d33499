import { expect, test } from "vitest";
import { agentChangesInput } from "@/lib/contracts/agent-changes";
import { readAgentFilter } from "@/lib/queries/addresses";
import { chosenByFilter } from "@/lib/queries/agent-changes";
import { changeOf, emptyDraft } from "./bulk-draft";
import { filterWords } from "./filter-words";
import { readGridView, usualView } from "./grid-columns";
import { stretchesOf } from "./periods-strip";
import { patchOf } from "./plan-draft";
import { chosenIn, extended, nothing, toggled, whole } from "./selection";

test("filters read as words", () => {
  const filter = readAgentFilter(new URLSearchParams("stage=joined&stage=waiting&excluded=false&q=sql&owner=a&owner=b&owner=c&owner=d"));
  expect(filterWords(filter).map(({ name, value }) => `${name} ${value}`)).toEqual([
    "Contains sql",
    "Stage Both, old agent or Waiting",
    "Owner any of 4",
    "Excluded left out",
  ]);
});

test("what was remembered of the grid is taken as far as it makes sense", () => {
  expect(readGridView(null)).toEqual(usualView);
  expect(readGridView("{")).toEqual(usualView);
  expect(readGridView('{"columns":["tags","stage","colour"],"density":"compact"}')).toEqual({
    columns: ["stage", "tags"],
    density: "compact",
  });
  expect(readGridView(JSON.stringify(usualView))).toEqual(usualView);
});

test("a range of ticks goes from the last ticked row to this one, in the order of the list", () => {
  const order = Int32Array.from([5, 3, 9, 1, 7]);
  const one = toggled(nothing("a"), 9);
  expect(chosenIn(extended(one, order, 5), order)).toEqual([5, 3, 9]);
  expect(chosenIn(extended(nothing("a"), order, 1), order)).toEqual([1]);
  expect(chosenIn(toggled(one, 9), order)).toEqual([]);
  expect(chosenIn(whole("a", order), Int32Array.from([1, 2]))).toEqual([1]);
});

test("a draft of many agents says nothing until it means something", () => {
  expect(changeOf("tags", emptyDraft)).toBeNull();
  expect(changeOf("tags", { ...emptyDraft, add: "a, b,a", remove: " c " })).toEqual({ field: "tags", add: ["a", "b"], remove: ["c"] });
  expect(changeOf("owner", { ...emptyDraft, owner: "  " })).toEqual({ field: "owner", value: null });
  expect(changeOf("unaccept", emptyDraft)).toEqual({ field: "cutOverAccepted", value: false });
});

test("a filter as a change takes it is read by its contract", () => {
  const filter = readAgentFilter(new URLSearchParams("stage=waiting&owned=false&q=sql&sort=-owner&owner=A&owner=B"));
  const chosen = chosenByFilter(filter);
  expect(chosen).toEqual({ filter: { stage: ["waiting"], owner: ["A", "B"], owned: false, q: "sql" } });
  expect(agentChangesInput.safeParse({ ...chosen, change: { field: "method", value: null } }).success).toBe(true);
});

const plan = { owner: "DBA", method: "push", tags: "sql, emea", alertsFrom: "", alertsSince: "" };
test("a patch holds only what differs", () => {
  expect(patchOf(plan, { ...plan })).toEqual({});
  expect(patchOf(plan, { ...plan, owner: "", method: "", tags: "sql,emea, sql" })).toEqual({ owner: null, method: null });
  expect(patchOf(plan, { ...plan, alertsFrom: "both" })).toEqual({ alertsFrom: "both" });
  expect(patchOf({ ...plan, alertsFrom: "both", alertsSince: "2014-02-01" }, { ...plan, alertsSince: "" })).toEqual({ alertsFrom: null });
});

test("stretches fill the strip without a gap", () => {
  const moments = ["2014-01-01T00:00:00Z", "2014-02-01T00:00:00Z", "2014-02-02T00:00:00Z", "2014-09-01T00:00:00Z"];
  const strip = stretchesOf(
    [
      { stage: "waiting", from: "2014-01-01T00:00:00Z", to: "2014-02-01T00:00:00Z" },
      { stage: "dualHomed", from: "2014-02-01T00:00:00Z", to: null },
    ],
    moments,
  );
  expect(strip).toEqual([
    { stage: "waiting", left: 0, width: 25 },
    { stage: "dualHomed", left: 25, width: 75 },
  ]);
});
