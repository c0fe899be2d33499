import { expect, it } from "vitest";
import type { ReportFacts } from "./facts";
import { keyFigures } from "./key-figures";

const finish = (likely: string, safe: string | null, today = "2014-03-05") => {
  const facts = {
    progress: { done: 1, total: 2, percentDone: 50, stages: { waiting: 1 } },
    forecast: { pace: 1, paceDays: 20, paceNeeded: null, likely, safe, finishedOn: null, today },
    flagged: { critical: 0, warning: 0 },
    migration: { targetDate: null },
  };
  return keyFigures(facts as unknown as ReportFacts).find(({ id }) => id === "finish")?.value;
};

it("says the year of the finish unless it is the one the report is of", () => {
  expect(finish("2014-03-06", "2014-03-13")).toBe("6 to 13 Mar");
  expect(finish("2014-03-06", null)).toBe("6 Mar");
  expect(finish("2015-06-13", "2015-06-27")).toBe("13 to 27 Jun 2015");
  expect(finish("2014-12-30", "2015-01-02")).toBe("30 Dec 2014 to 2 Jan 2015");
  expect(finish("2015-01-02", null)).toBe("2 Jan 2015");
});
