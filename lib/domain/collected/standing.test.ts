import { describe, expect, it } from "vitest";
import { hasRows, type SectionTold, sectionNames } from "./sections";
import { asksForOlder, type Collection, sectionsNow } from "./standing";

const denied = "Access is denied";
const told = (section: SectionTold["section"], more: Partial<SectionTold> = {}): SectionTold => ({
  section,
  rows: 5,
  seconds: 1,
  error: null,
  absent: false,
  whole: true,
  ...more,
});
const on = (day: number, ...sections: SectionTold[]): Collection => ({
  importId: `import-${day}`,
  importNumber: day,
  at: `2014-04-${day}T06:00:00.000Z`,
  sections,
});

describe("a section", () => {
  it("has rows to look at, unless it only adds to the agents", () => {
    expect(sectionNames.filter((section) => !hasRows(section))).toEqual(["heard", "agentDetail"]);
  });

  it("that was told is as old as its collection; a stated zero is told", () => {
    const [agents, pending] = sectionsNow([on(12, told("pending", { rows: 0 }), told("agents", { rows: 7 })), on(11, told("agents"))]);
    expect(agents).toMatchObject({ section: "agents", state: "told", told: { importNumber: 12, rows: 7 }, failed: null });
    expect(pending).toMatchObject({ section: "pending", state: "told", told: { rows: 0 } });
  });

  it("that fails keeps what was told last, and says since when, in the newest words", () => {
    const days = [
      on(14, told("network", { error: "Timed out", rows: 2 })),
      on(13, told("network", { error: denied, rows: 0 })),
      on(12, told("network", { rows: 286 })),
      on(11, told("network", { error: denied })),
    ];
    const failed = { since: "2014-04-13T06:00:00.000Z", times: 2, error: "Timed out" };
    expect(sectionsNow(days)).toMatchObject([{ state: "failed", told: { importNumber: 12, rows: 286 }, failed }]);
    expect(asksForOlder(days)).toBe(false);
    expect(asksForOlder(days.slice(0, 2))).toBe(true);
    expect(sectionsNow(days.slice(0, 2))).toMatchObject([{ told: null, failed: { since: "2014-04-13T06:00:00.000Z" } }]);
    expect(sectionsNow([on(15, told("network")), ...days])).toMatchObject([{ state: "told", failed: null, told: { importNumber: 15 } }]);
  });

  it("of a class that the management group lacks says nothing, and asks for nothing older", () => {
    const days = [on(12, told("agentDetail", { absent: true, rows: 0 })), on(11, told("agentDetail"))];
    expect(sectionsNow(days)).toEqual([{ section: "agentDetail", state: "absent", told: null, failed: null }]);
    expect(asksForOlder(days)).toBe(false);
  });

  it("that the last run was not asked for stays as it was told before, and what never was asked for is none", () => {
    const days = [on(12, told("agents")), on(11, told("agents"), told("unix", { rows: 4 }))];
    expect(sectionsNow(days).map(({ section, told: by }) => [section, by?.importNumber])).toEqual([
      ["agents", 12],
      ["unix", 11],
    ]);
  });
});
