import { expect, test } from "vitest";
import type { Migration } from "@/lib/contracts/migrations";
import { oldestOf, oldFacts } from "./observed-times";

type Group = Migration["groups"][number];
const group = (name: string, observedAt: string | null) => ({ name, observedAt, retiredOn: null }) as Group;
test("a side is as old as its oldest management group, and unknown with one that was never observed", () => {
  expect(oldestOf([group("A", "2014-03-05T06:00:00Z"), group("B", "2014-03-04T06:00:00Z")])).toBe("2014-03-04T06:00:00Z");
  expect(oldestOf([group("A", "2014-03-05T06:00:00Z"), group("B", null)])).toBeNull();
});

const march = "2014-03-05T06:00:00Z";
const later = "2014-04-20T06:00:00Z";
test.each<[string, (string | null)[], string | null, string, string | null, boolean]>([
  ["fresh and together", [march, march], null, "2014-03-06T06:00:00Z", null, false],
  ["nothing observed", [null, null], null, "2014-03-06T06:00:00Z", null, false],
  ["apart", [march, "2014-03-08T06:00:00Z"], null, "2014-03-08T07:00:00Z", "MG1 and MG2 were observed 3 days apart", false],
  ["a week old to the minute", [march, march], null, "2014-03-12T06:00:00Z", null, false],
  ["an hour more than a week old", [march, march], null, "2014-03-12T07:00:00Z", "Everything here was observed 7 days ago", false],
  ["old while the migration runs", [march, march], "2014-06-30", "2014-03-20T06:00:00Z", "Everything here was observed 15 days ago", false],
  ["old and without a target date", [march, march], null, "2014-03-20T06:00:00Z", "Everything here was observed 15 days ago", false],
  ["old, with one that was never observed", [march, null], null, "2014-03-20T06:00:00Z", "MG1 was last observed 15 days ago", false],
  ["a month past its target date", [march, march], "2014-03-14", later, "Everything here was observed 46 days ago", true],
  [
    "past its target date, one left behind",
    [march, "2014-03-12T06:00:00Z"],
    "2014-03-14",
    later,
    "MG1 was last observed 46 days ago",
    false,
  ],
])("%s", (_, observed, target, now, title, calm) => {
  const told = oldFacts({ groups: observed.map((at, i) => group(`MG${i + 1}`, at)), targetDate: target }, now);
  expect(told?.title ?? null).toBe(title);
  expect(told?.calm ?? false).toBe(calm);
});

test("a retired management group is never old and is waited for by nobody", () => {
  const retired = { ...group("OLD", march), retiredOn: "2014-03-06" };
  const fresh = group("NEW", later);
  expect(oldestOf([retired, fresh])).toBe(later);
  expect(oldFacts({ groups: [retired, fresh], targetDate: null }, "2014-04-20T07:00:00Z")).toBeNull();
});
