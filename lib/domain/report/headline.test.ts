import { describe, expect, it } from "vitest";
import { weekends } from "../forecast/calendar";
import { forecast } from "../forecast/forecast";
import { changeSentences } from "./change-words";
import { decisionsFrom } from "./decisions";
import type { ReportCounts } from "./facts";
import { forecastSentences, span } from "./forecast-words";
import { headline } from "./headline";
import type { Outlook } from "./outlook";
import { partWords } from "./part-words";
import { comparedDay } from "./since";

const stages = { waiting: 0, upgraded: 0, joined: 0, dualHomed: 0, cutOver: 0, gone: 0 };
const counts = (more: Partial<ReportCounts> = {}): ReportCounts => ({
  total: 14_864,
  done: 11_900,
  notReporting: 0,
  excluded: 0,
  stages,
  incomplete: [],
  ...more,
});
const still: Outlook = {
  ...forecast({ points: [], calendar: weekends, targetDate: null, today: "2014-05-22" }),
  targetDate: "2014-06-30",
  today: "2014-05-22",
};
const moving: Outlook = {
  ...still,
  state: "forecast",
  pace: 186,
  paceDays: 20,
  likely: "2014-06-13",
  safe: "2014-06-27",
  verdict: "onTime",
  workingDaysLeft: 27,
  paceNeeded: 109.8,
};
const noMoves = { forward: 0, back: 0, other: 0, new: 0, gone: 0 };
type Facts = Parameters<typeof headline>[0];
const tell = (more: Partial<Facts> = {}) =>
  headline({
    counts: counts(),
    outlook: moving,
    changes: { since: "15 May 2014", counts: { ...noMoves, forward: 1060 }, done: 1060 },
    decisions: [],
    part: "",
    timeZone: "UTC",
    asOf: "2014-05-22T06:00:00.000Z",
    madeAt: "2014-05-22T12:00:00.000Z",
    asked: false,
    ...more,
  });

const waits = { severity: "critical" as const, title: "Not heard from: 4 agents" };

describe("the headline", () => {
  it("says what the share does not tell", () => {
    const flags = { newOnly: 1, notHeardAbout: 12, lostMonitoring: 2 };
    expect(tell({ counts: counts({ flags }) })[1]).toBe(
      "1 of those in scope was never in an original; 12 have not been heard about lately; 2 agents lost monitoring: no management group lists them any more.",
    );
    expect(tell({ counts: counts({ flags: { notHeardAbout: 1 } }) })[1]).toBe("1 has not been heard about lately.");
    const silent = [
      { group: "OLD", wholeAt: "2014-02-05T06:00:00.000Z" },
      { group: "NEW", wholeAt: null },
    ];
    expect(tell({ counts: counts({ flags: { notHeardAbout: 12 }, silent }) }).slice(1, 3)).toEqual([
      "12 have not been heard about lately.",
      "OLD was last exported whole on 5 Feb 2014. NEW was never exported whole.",
    ]);
    const alike = silent.map((one) => ({ ...one, wholeAt: "2014-02-05T06:00:00.000Z" }));
    expect(tell({ counts: counts({ flags: { notHeardAbout: 12 }, silent: alike }) })[2]).toBe(
      "OLD and NEW were last exported whole on 5 Feb 2014.",
    );
  });

  it("says how far and when, with the numbers in it", () => {
    expect(tell()).toEqual([
      "11,900 of 14,864 agents are done; at this pace the rest is done between 13 and 27 Jun, before the target of 30 Jun.",
      "By the pace of the last 20 working days, the first date is even odds, the second is met in 85 of 100 cases.",
    ]);
    const once = { ...moving, safe: moving.likely };
    expect(tell({ outlook: once })[1]).toBe("By the pace of the last 20 working days, the date is met in 85 of 100 cases.");
    expect(tell({ outlook: { ...moving, safe: null } })[1]).toContain("the date is even odds, and none within two years is safe.");
  });

  it("says that nothing was imported, or nothing by then, or nobody is in the part", () => {
    const none = counts({ total: 0, done: 0 });
    expect(tell({ counts: none })).toEqual(["Nothing has been imported yet.", "The report begins with the first export of agents."]);
    expect(tell({ counts: none, asked: true, asOf: "2014-01-31T22:59:59.999Z" })).toEqual(["Nothing was observed by 31 Jan 2014."]);
    expect(tell({ counts: none, part: "Owner Databases" })).toEqual(["No agent is in this part of the migration."]);
    expect(tell({ counts: counts({ total: 0, done: 0, excluded: 3, stages: { ...stages, gone: 2 } }) })).toEqual([
      "No agent is in scope: 3 excluded, 2 gone.",
    ]);
  });

  it("says what is incomplete", () => {
    expect(tell({ counts: counts({ incomplete: ["OPS_A", "OPS_B"] }) })[1]).toBe(
      "No whole export of OPS_A and OPS_B has been imported yet, so agents that are cut over do not count as done.",
    );
  });

  it("says that it is finished, since when, and how that lies to the target", () => {
    const finished: Outlook = { ...still, state: "finished", finishedOn: "2014-06-13" };
    const all = counts({ done: 14_864 });
    expect(tell({ counts: all, outlook: finished })).toEqual([
      "All 14,864 agents in scope are done since 13 Jun 2014, 17 days before the target of 30 Jun.",
    ]);
    expect(tell({ counts: all, outlook: { ...finished, finishedOn: "2014-07-01" } })[0]).toContain(", 1 day after the target of 30 Jun.");
    expect(tell({ counts: all, outlook: { ...finished, finishedOn: "2014-06-30" } })[0]).toContain(", on the target of 30 Jun.");
    expect(tell({ counts: counts({ total: 1, done: 1 }), outlook: { ...finished, targetDate: null } })).toEqual([
      "The one agent in scope is done since 13 Jun 2014.",
    ]);
  });

  it("says that it falls back", () => {
    const back = { since: "15 May 2014", counts: { ...noMoves, forward: 2, back: 14 }, done: -12 };
    expect(tell({ changes: back })[1]).toBe("More agents went back than on since 15 May 2014: 14 back, 2 on.");
    expect(tell({ changes: { ...back, counts: { ...noMoves, forward: 20, back: 1 }, done: 19 } })[1]).toBe(
      "1 agent went back a stage since 15 May 2014.",
    );
    expect(tell({ changes: { ...back, counts: { ...noMoves, gone: 4 }, done: -4 } })[1]).toBe(
      "4 agents fewer are done than on 15 May 2014.",
    );
    expect(tell({ changes: { ...back, since: null } })).toHaveLength(2);
  });

  it("says late by how much and what it would need, and when the target is likely but not safe", () => {
    const late: Outlook = { ...moving, targetDate: "2014-06-01", verdict: "late", paceNeeded: 423.5 };
    expect(tell({ outlook: late })).toEqual([
      "11,900 of 14,864 agents are done; at this pace the rest is done between 13 and 27 Jun, likely 12 days after the target of 1 Jun.",
      "By the pace of the last 20 working days, the first date is even odds, the second is met in 85 of 100 cases.",
      "Meeting 1 Jun 2014 needs 424 agents per working day; the pace is 186.",
    ]);
    expect(forecastSentences(late)[0]).toBe(
      "At the pace of the last 20 working days the crossing ends between 13 Jun 2014 (likely) and 27 Jun 2014 (safe), likely 12 and safely 26 days after the target of 1 Jun 2014.",
    );
    const passed = tell({ outlook: { ...late, state: "standing", likely: null, safe: null, idleDays: 7, targetDate: "2014-05-01" } });
    expect(passed).toEqual(["11,900 of 14,864 agents are done; nothing moved for 7 working days, and the target of 1 May has passed."]);
    expect(forecastSentences({ ...late, safe: late.likely })[0]).toContain("ends on 13 Jun 2014, 12 days after the target of 1 Jun 2014.");
    expect(forecastSentences({ ...late, safe: null })[0]).toContain(
      "likely ends on 13 Jun 2014, 12 days after the target of 1 Jun 2014; no date within two years is safe.",
    );
    expect(forecastSentences({ ...late, paceNeeded: 1 })[1]).toBe("Meeting 1 Jun 2014 needs 1 agent per working day; the pace is 186.");
    expect(forecastSentences({ ...late, targetDate: "2014-05-01" })[1]).toBe("The target of 1 May 2014 has passed.");
    expect(forecastSentences({ ...moving, targetDate: "2014-06-20", verdict: "tight" })[0]).toContain(
      "27 Jun 2014 (safe): the target of 20 Jun 2014 is likely, but not safe.",
    );
    expect(forecastSentences({ ...moving, safe: null, verdict: "tight" })[0]).toContain(
      "likely ends on 13 Jun 2014, and no date within two years is safe",
    );
  });

  it("says that data is too little, that it stands still, and that there is no target", () => {
    expect(forecastSentences({ ...still, state: "notEnough" })).toEqual([
      "There is not enough data for a forecast yet: it needs 4 days with imports over at least 10 working days.",
    ]);
    expect(forecastSentences({ ...moving, state: "standing", likely: null, pace: 0 })).toEqual([
      "At the pace of the last 20 working days the crossing does not end within two years.",
      "Meeting 30 Jun 2014 needs 110 agents per working day; the pace is 0.",
    ]);
    expect(forecastSentences({ ...moving, targetDate: null, verdict: null, safe: "2014-06-13" })).toEqual([
      "At the pace of the last 20 working days the crossing ends on 13 Jun 2014.",
    ]);
    expect(forecastSentences({ ...moving, targetDate: "2014-06-13", safe: "2014-06-13" })[0]).toContain("ends on 13 Jun 2014, the target.");
    expect(forecastSentences(still)).toEqual([]);
  });

  it("says how old the facts are, what is silent, and what waits for somebody", () => {
    const told = tell({
      madeAt: "2014-06-03T12:00:00.000Z",
      counts: counts({ notReporting: 14 }),
      decisions: [waits],
    });
    expect(told.slice(1, 3)).toEqual(["One thing needs a decision: Not heard from: 4 agents.", "14 more are across, but not reporting."]);
    expect(told.at(-1)).toBe("The latest export was captured 12 days ago; everything here is as it was then.");
    expect(tell({ counts: counts({ notReporting: 1 }) })[1]).toBe("1 more is across, but not reporting.");
    const remaining = [{ value: "notReporting", inScope: 14 }];
    expect(tell({ counts: counts({ notReporting: 14 }), remaining })[1]).toBe(
      "Of the 14 to do, 14 are silent and do not move by themselves.",
    );
    const mild = { ...waits, severity: "warning" as const };
    expect(tell({ decisions: [waits, mild, mild] })[1]).toBe("3 things need a decision, 1 of them critical.");
    expect(tell({ decisions: [mild, mild] })[1]).toBe("2 things need a decision.");
    expect(tell({ madeAt: "2014-06-03T12:00:00.000Z", asked: true })).toHaveLength(2);
  });
});

it("compares with the last day of import a week before, else with the one before", () => {
  const days = ["2014-02-03", "2014-02-10", "2014-02-14", "2014-02-17"].map((date, at) => ({ date, at }));
  expect(comparedDay(days)?.date).toBe("2014-02-10");
  expect(comparedDay(days.slice(2))?.date).toBe("2014-02-14");
  expect([comparedDay(days.slice(3)), comparedDay([])]).toEqual([null, null]);
});

it("tells changes a sentence each, and nothing where nothing changed", () => {
  expect(changeSentences({ forward: 2, back: 1, other: 1, new: 1, gone: 3 }, 1).map(({ words }) => words)).toEqual([
    "1 more agent is done.",
    "2 agents moved forward.",
    "1 agent went back a stage.",
    "1 agent moved otherwise, such as leaving the original unasked.",
    "1 agent is new.",
    "3 agents are gone from all exports.",
  ]);
  expect(changeSentences(noMoves, 0)).toEqual([]);
  expect(changeSentences(noMoves, -2)[0]?.words).toBe("2 fewer agents are done.");
});

it("lists what needs a decision, the worst first, each with its rows", () => {
  const told = decisionsFrom({
    flags: { grey: 4, unhealthy: 9, leftSource: 1 },
    outlook: { ...moving, targetDate: "2014-06-01", verdict: "late", daysPastTarget: 12, paceNeeded: 423.5 },
    toDo: 2964,
    servers: [
      { name: "ms01", knownAs: ["ms01"], group: "NEW", agents: 3038, limit: 3000 },
      { name: "ms02", knownAs: ["ms02"], group: "NEW", agents: 3000, limit: 3000 },
      { name: "ms03", knownAs: ["ms03"], group: "NEW", agents: 9999, limit: null },
    ],
    incomplete: ["OLD"],
    tasks: [
      { id: "retain", name: "Retain", stale: 0, blocked: 0, gate: "ready", gateWords: "A lead can sign." },
      { id: "deploy", name: "Deploy", stale: 1, blocked: 2, gate: "contradicted", gateWords: "Since then import #3 disagrees." },
      { id: "upgrade", name: "Upgrade", stale: 0, blocked: 0, gate: "signed", gateWords: "" },
      { id: "retire", name: "Retire", stale: 0, blocked: 0, gate: "open", gateWords: "" },
    ],
    drift: { stops: 1, unexplained: 2 },
  });
  expect(told.map(({ title, severity, count }) => [title, severity, count])).toEqual([
    ["Left the original management group: 1 agent", "critical", 1],
    ["Not heard from: 4 agents", "critical", 4],
    ["ms01 has 38 agents more than its limit", "critical", 3038],
    ["1 change of the original that cannot be waived", "critical", 1],
    ["The target of 1 Jun 2014 will likely be missed by 12 days", "warning", 2964],
    ["No whole export of OLD", "warning", 1],
    ["2 changes of the original unexplained", "warning", 2],
    ["The signed gate of Deploy does not hold any more", "warning", 1],
    ["1 task of Deploy ticked, and exports say otherwise", "warning", 1],
    ["2 tasks of Deploy blocked", "warning", 2],
    ["The gate of Retain is ready to sign", "information", 1],
  ]);
  expect(told.at(-1)).toMatchObject({ code: "gateReady", words: "A lead can sign.", path: "/checklists/retain" });
  expect(told[2]?.rows).toEqual({ group: ["NEW"], server: ["ms01"] });
  const nothing = { flags: {}, servers: [], incomplete: [], tasks: [], drift: { stops: 0, unexplained: 0 } };
  expect(decisionsFrom({ ...nothing, outlook: moving, toDo: 2964 })).toEqual([]);
  const decided = (more: Partial<Outlook>, toDo = 8) =>
    decisionsFrom({ ...nothing, outlook: { ...moving, ...more }, toDo }).map(({ title, words }) => [title, words]);
  const still = { state: "standing", likely: null, safe: null, idleDays: 7, pace: 0, paceNeeded: null } as const;
  expect(decided({ verdict: "late", targetDate: "2014-05-01", daysPastTarget: 43, paceNeeded: null })).toEqual([
    ["The target of 1 May 2014 has passed", "Find out what holds up the 8 agents to do, and set another target."],
  ]);
  expect(decided({ ...still, verdict: "late", daysPastTarget: null, paceNeeded: 1 })).toEqual([
    ["Nothing moved for 7 working days", "Raise the pace from 0 to 1 agent per working day, or set another target."],
  ]);
  expect(decided({ ...still, verdict: null, targetDate: null })).toEqual([
    ["Nothing moved for 7 working days", "Find out what holds up the 8 agents to do."],
  ]);
  expect(decided({ ...still, verdict: "late" }, 0)).toEqual([]);
});

it("says a part and a span in words", () => {
  expect(partWords({ domain: ["a.test", "b.test"], owner: ["Databases"] })).toBe("Domain a.test or b.test, owner Databases");
  expect([partWords({}), partWords({ owner: [] })]).toEqual(["", ""]);
  expect(span("2014-06-13", "2014-06-27")).toBe("13 to 27 Jun 2014");
  expect(span("2014-05-30", "2014-06-02")).toBe("30 May to 2 Jun 2014");
  expect(span("2014-12-30", "2015-01-02")).toBe("30 Dec 2014 to 2 Jan 2015");
  expect(span("2014-06-13", "2014-06-13")).toBe("13 Jun 2014");
});
