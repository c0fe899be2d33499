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

const toDo = (stages: Record<string, number>, notReporting: number, done = 10, total = 16) => {
  const facts = {
    progress: { done, total, percentDone: 50, stages: { waiting: 0, upgraded: 0, joined: 0, ...stages }, notReporting },
    forecast: { pace: 2, paceDays: 20, paceNeeded: null, likely: null, safe: null, finishedOn: null, today: "2014-03-05", idleDays: 6 },
    flagged: { critical: 0, warning: 4 },
    migration: { targetDate: null },
  };
  const figures = keyFigures(facts as unknown as ReportFacts);
  return (id: string) => figures.find((one) => one.id === id);
};

it("says of those to do what most of them are, never a zero", () => {
  expect(toDo({ waiting: 4, joined: 1 }, 1)("toDo")).toMatchObject({ value: "6", words: "4 waiting" });
  expect(toDo({ upgraded: 2 }, 4)("toDo")).toMatchObject({ words: "4 not reporting", parts: [{ rows: { notReporting: true } }, {}] });
  expect(toDo({}, 0)("toDo")?.words).toBe("none waiting");
  expect(toDo({}, 0, 16)("toDo")?.words).toBe("nothing remains");
});

it("says beside a pace that nothing moved lately, and that nothing is critical", () => {
  expect(toDo({}, 0)("pace")).toMatchObject({ value: "2", words: "nothing for 6 working days" });
  expect(toDo({}, 0)("attention")?.words).toBe("none critical");
});
