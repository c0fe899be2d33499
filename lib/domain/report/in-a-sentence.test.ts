import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weekends } from "../forecast/calendar";
import { forecast } from "../forecast/forecast";
import type { Decision } from "./decisions";
import { inASentence } from "./in-a-sentence";
import type { Outlook } from "./outlook";

const still: Outlook = {
  ...forecast({ points: [], calendar: weekends, targetDate: null, today: "2014-04-24" }),
  targetDate: "2014-06-13",
  today: "2014-04-24",
};
const moving: Outlook = {
  ...still,
  state: "forecast",
  pace: 298,
  paceDays: 20,
  likely: "2014-06-06",
  safe: "2014-06-11",
  verdict: "onTime",
};
const decision = (code: string, count: number, more: Partial<Decision> = {}): Decision => ({
  code,
  count,
  severity: "critical",
  title: "",
  words: "",
  rows: { flag: [code] },
  path: null,
  ...more,
});
const counts = { total: 14_864, done: 7_746, excluded: 0, stages: { gone: 136 } };
const pieces = (more: Partial<Parameters<typeof inASentence>[0]> = {}) => inASentence({ counts, outlook: moving, decisions: [], ...more });
const said = (more: Partial<Parameters<typeof inASentence>[0]> = {}) =>
  pieces(more)
    .map(({ words }) => words)
    .join("");

describe("the migration in a sentence", () => {
  it("says how far, when, and before what", () => {
    expect(said()).toBe(
      "Just over half of the agents are done; at this pace the rest is done between 6 and 11 Jun, before the target of 13 Jun.",
    );
    expect(pieces().flatMap(({ words, strong }) => (strong ? [words] : []))).toEqual([
      "Just over half of the agents are done",
      "6 and 11 Jun",
    ]);
  });

  it("names a part only where the share is near it, and never of few", () => {
    const how = (done: number, total: number) => said({ counts: { ...counts, done, total } }).split(";")[0];
    expect(how(7_432, 14_864)).toBe("Half of the agents are done");
    expect(how(4_900, 14_864)).toBe("Nearly a third of the agents are done");
    expect(how(14_863, 14_864)).toBe("14,863 of 14,864 agents are done");
    expect([how(5, 10), how(1, 2), how(0, 1)]).toEqual(["5 of 10 agents are done", "1 of 2 agents is done", "0 of 1 agent is done"]);
  });

  it("says when it is late, tight, or nobody knows", () => {
    const late: Outlook = { ...moving, targetDate: "2014-06-01", verdict: "late" };
    expect(said({ outlook: late })).toMatch(/between 6 and 11 Jun, likely 5 days after the target of 1 Jun\.$/);
    expect(said({ outlook: { ...moving, targetDate: "2014-06-08", verdict: "tight" } })).toMatch(
      /11 Jun: the target of 8 Jun is likely, but not safe\.$/,
    );
    expect(said({ outlook: { ...moving, safe: "2014-06-06", targetDate: null, verdict: null } })).toMatch(/done on 6 Jun\.$/);
    expect(said({ outlook: { ...moving, safe: null, targetDate: null, verdict: null } })).toMatch(/done from 6 Jun\.$/);
    expect(said({ outlook: { ...still, state: "notEnough" } })).toMatch(/done; it is too early to say when the rest will be\.$/);
    expect(said({ outlook: { ...still, state: "standing", idleDays: 9 } })).toMatch(/; nothing moved for 9 working days\.$/);
    expect(said({ outlook: { ...still, state: "standing", idleDays: 1 } })).toMatch(/; at this pace it does not end within two years\.$/);
    expect(said({ outlook: { ...moving, safe: "2015-01-02" } })).toContain("between 6 Jun 2014 and 2 Jan 2015");
  });

  it("says that it is done, that nothing was seen, and that nobody is in scope", () => {
    const all = { ...counts, done: counts.total };
    expect(said({ counts: all, outlook: { ...still, state: "finished", finishedOn: "2014-06-10" } })).toBe(
      "All 14,864 agents in scope are done since 10 Jun 2014, 3 days before the target of 13 Jun.",
    );
    expect(said({ counts: { total: 0, done: 0, excluded: 0, stages: { gone: 0 } } })).toBe("Nothing has been observed yet.");
    expect(said({ counts: { total: 0, done: 0, excluded: 2, stages: { gone: 0 } } })).toBe("No agent is in scope.");
  });

  it("names at most two things that need a decision, each opening what it is about", () => {
    const left = decision("leftSource", 12);
    const stale = decision("staleTicks", 1, { rows: null, path: "/checklists/deploy" });
    const gate = decision("gateContradicted", 1, { rows: null, path: "/checklists/retain" });
    expect(said({ decisions: [left, stale, gate] })).toMatch(
      /13 Jun; 12 agents that left the original and 1 contradicted tick need a decision\.$/,
    );
    expect(said({ decisions: [gate] })).toMatch(/; a contradicted gate needs a decision\.$/);
    expect(said({ decisions: [decision("leftSource", 1)] })).toMatch(/; 1 agent that left the original needs a decision\.$/);
    expect(pieces({ decisions: [left, stale] }).filter(({ rows, path }) => rows ?? path)).toEqual([
      { words: "12 agents that left the original", strong: false, rows: { flag: ["leftSource"] }, path: null },
      { words: "1 contradicted tick", strong: false, rows: null, path: "/checklists/deploy" },
    ]);
  });

  it("is one sentence whatever the numbers are", () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), (a, b) => {
        const words = said({ counts: { ...counts, done: Math.min(a, b), total: Math.max(a, b) } });
        expect(words).toMatch(/^[A-Z0-9][^.]*\.$/);
      }),
    );
  });
});
