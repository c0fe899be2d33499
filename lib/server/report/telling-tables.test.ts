import { describe, expect, it } from "vitest";
import { reportTables } from "@/lib/domain/report/tables";
import { tellingTables } from "@/lib/domain/report/telling-tables";
import { type Moment, reportFacts } from "./testing/facts";

const moments: Moment[] = ["nothing", "beginning", "middle", "nearly"];

describe.each(moments)("the tables that people read, %s", (moment) => {
  const report = reportFacts({ agents: 60, moment });
  const told = tellingTables(report);
  const whole = reportTables(report);

  it("hold no table without a row, and no row of figures, stages or changes that is zero", () => {
    for (const { id, rows } of told) {
      expect(rows.length, id).toBeGreaterThan(0);
      if (["figures", "stages", "changes"].includes(id)) for (const [, one] of rows) expect([null, "", 0], id).not.toContain(one?.value);
    }
  });

  it("leave out nothing else", () => {
    for (const table of whole) {
      const kept = told.find(({ id }) => id === table.id);
      const missing = table.columns.filter(({ name }) => !kept?.columns.some((one) => one.name === name));
      if (kept)
        for (const { name } of missing) {
          const at = table.columns.findIndex((one) => one.name === name);
          expect(new Set(table.rows.map((row) => row[at]?.value || 0))).toEqual(new Set([0]));
        }
      const cells = (rows: readonly (readonly { value: unknown }[])[]) =>
        rows.flatMap((row) => row.flatMap(({ value }) => (typeof value === "number" && value !== 0 ? [value] : [])));
      if (kept || table.id !== "course") expect(cells(kept?.rows ?? [])).toHaveLength(cells(table.rows).length);
    }
  });
});

it("draws no course of a single day, and says of the first export what it is a table of", () => {
  const report = reportFacts({ agents: 60, moment: "beginning" });
  const first = { ...report, course: report.course.slice(0, 1) };
  expect(tellingTables(first).map(({ id }) => id)).not.toContain("course");
  expect(tellingTables(report).map(({ id }) => id)).toContain("course");
});
