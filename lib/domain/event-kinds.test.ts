import { expect, test } from "vitest";
import { foldedSummary, kindOfEvents } from "./event-kinds";

test("several events alike are told with their number", () => {
  const one = { alike: 1, summary: "a.test: owner changed.", subject: { kind: "agent", name: "a.test" } };
  expect(foldedSummary(one)).toBe("a.test: owner changed.");
  expect(foldedSummary({ ...one, alike: 1_200 })).toBe("1,200 agents: owner changed.");
  expect(foldedSummary({ ...one, alike: 3, summary: "Drift explained." })).toBe("Drift explained, and 2 more.");
  expect(foldedSummary({ ...one, alike: 2, subject: { kind: "later", name: "a.test" } })).toBe("2 later: owner changed.");
  expect(kindOfEvents("plannedChange")).toBe("Planned changes");
});
