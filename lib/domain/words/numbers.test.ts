import { expect, test } from "vitest";
import { count, counted, decimal, difference, fileSize, oneDecimal, percent } from "./numbers";

test("numbers carry a comma, unknown is an en dash", () => {
  expect([count(15000), count(0), count(null), count(undefined)]).toEqual(["15,000", "0", "–", "–"]);
});
test("one is singular", () => {
  expect([counted(1, "agent"), counted(1200, "agent"), counted(2, "entry", "entries")]).toEqual(["1 agent", "1,200 agents", "2 entries"]);
});
test("99.96 per cent never reads as 100", () => {
  expect([percent(9996, 10000), oneDecimal(100), oneDecimal(80.1), oneDecimal(null), percent(1, 0)]).toEqual([
    "99.9",
    "100.0",
    "80.1",
    "–",
    "–",
  ]);
});
test("rates carry a tenth while it says something", () => {
  expect([1103.1, 99.94, 18.5, 12, 0.04, 186].map(decimal)).toEqual(["1,103", "99.9", "18.5", "12", "0", "186"]);
});
test("a difference has a real minus and is silent at zero", () => {
  expect([difference(31), difference(-1234), difference(0)]).toEqual(["+31", "−1,234", ""]);
});
test("sizes", () => {
  expect([fileSize(20), fileSize(34_000), fileSize(6_800_000)]).toEqual(["20 B", "34 kB", "6.8 MB"]);
});
