import { describe, expect, it } from "vitest";
import { checkCron, nextRun } from "./next-run";

const next = (cron: string, zone: string, after: string) => nextRun(cron, zone, new Date(after))?.toISOString();

describe("when a report is due", () => {
  it("is told by the clocks of the migration, before and after they change", () => {
    expect(next("0 8 * * 1", "Europe/Berlin", "2026-03-25T00:00:00Z")).toBe("2026-03-30T06:00:00.000Z");
    expect(next("0 8 * * 1", "Europe/Berlin", "2026-03-18T00:00:00Z")).toBe("2026-03-23T07:00:00.000Z");
    expect(next("0 8 * * 1", "America/New_York", "2026-03-25T00:00:00Z")).toBe("2026-03-30T12:00:00.000Z");
  });

  it("is after the gap where the clocks leave the time out, and once where it comes twice", () => {
    expect(next("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z")).toBe("2026-03-29T01:00:00.000Z");
    expect(next("30 2 * * *", "Europe/Berlin", "2026-03-29T01:00:00Z")).toBe("2026-03-30T00:30:00.000Z");
    const first = next("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z");
    expect(first).toBe("2026-10-25T00:30:00.000Z");
    expect(next("30 2 * * *", "Europe/Berlin", first ?? "")).toBe("2026-10-26T01:30:00.000Z");
  });

  it("refuses what is none, never comes or comes too often", () => {
    const check = (cron: string) => () => checkCron(cron, "UTC", new Date("2026-01-01T00:00:00Z"));
    for (const cron of ["0 8 * * 1", "0 8 1 * *", "0 */4 * * *", "0 8,17 * * 1-5"]) expect(check(cron)).not.toThrow();
    for (const cron of ["", "x", "0 8 * *", "0 0 8 * * 1", "61 8 * * 1", "@weekly", "0 8 * * 1; drop"])
      expect(check(cron), cron).toThrow("five fields");
    expect(check("0 0 30 2 *")).toThrow();
    for (const cron of ["* * * * *", "*/30 * * * *", "0,59 8 * * *"]) expect(check(cron), cron).toThrow("once an hour");
  });
});
