import { describe, expect, it } from "vitest";
import type { AgentFacts } from "./agent-facts";
import { agentHistory } from "./agent-history";
import type { AgentDecisions } from "./agent-sightings";
import { hour, nobodyDecided, part, r2, sp1, type Told, tell, whole } from "./testing";
import type { Timeline } from "./timeline";

const a: AgentFacts = { version: sp1, health: "healthy" };
const b: AgentFacts = { version: r2, health: "healthy" };
const never: AgentFacts = { version: r2, health: "notMonitored" };

type Given = { told: Told[]; decisions?: Partial<AgentDecisions>; timeline?: Partial<Timeline>; code: string };

/** From which hour on the flag says what: its severity, the hour since when, and whether it settles. "-": not raised. */
function courseOf({ told, decisions = {}, timeline: changes = {}, code }: Given): string {
  const { timeline, sightings } = tell(told);
  const { periods } = agentHistory("srv01.corp.test", sightings, { ...timeline, ...changes }, { ...nobodyDecided, ...decisions });
  const hours = (at: number) => Math.round((at - hour(0)) / 3600_000);
  return periods
    .map(({ from, state }) => {
      const flag = state.flags.find((one) => one.code === code);
      const says = flag ? `${flag.severity} since ${hours(Date.parse(flag.since))}${flag.settling ? " settling" : ""}` : "-";
      return `${hours(from)}: ${says}`;
    })
    .filter((one, i, all) => one.split(": ")[1] !== all[i - 1]?.split(": ")[1])
    .join(", ");
}

describe("a fresh change settles", () => {
  it.each<[string, Given, string]>([
    [
      "until the group that is behind was exported 20 hours later",
      { code: "neverReported", told: [whole(0, { 1: a, 2: never }), whole(19, { 2: never }), whole(20, { 2: never })] },
      "0: information since 0 settling, 20: warning since 0",
    ],
    [
      "another group's exports settle nothing",
      { code: "neverReported", told: [whole(0, { 1: a, 2: never }), whole(48, { 1: a }), whole(50, { 2: never })] },
      "0: information since 0 settling, 50: warning since 0",
    ],
    [
      "time alone settles nothing",
      { code: "neverReported", told: [whole(0, { 1: a, 2: never })], timeline: { now: hour(1000) } },
      "0: information since 0 settling",
    ],
    [
      "a part that does not name it settles nothing, one that does settles it",
      { code: "neverReported", told: [whole(0, { 1: a, 2: never }), part(30, { 2: null }), part(40, { 2: never })] },
      "0: information since 0 settling, 40: warning since 0",
    ],
    [
      "what comes back begins anew",
      { code: "neverReported", told: [whole(0, { 1: a, 2: never }), whole(24, { 2: b }), whole(48, { 2: never })] },
      "0: information since 0 settling, 24: -, 48: information since 48 settling",
    ],
    [
      "configured and not accepted waits for the new one",
      {
        code: "notAccepted",
        told: [whole(0, { 2: null }), whole(1, { 1: { ...b, mgList: ["OLD", "NEW"] } }), whole(30, { 2: null })],
      },
      "1: information since 1 settling, 30: warning since 1",
    ],
    [
      "groups that disagree wait for the one with the lower version",
      { code: "versionDisagreement", told: [whole(0, { 1: a, 2: a }), whole(1, { 2: b }), whole(30, { 2: b }), whole(31, { 1: a })] },
      "0: -, 1: information since 1 settling, 31: warning since 1",
    ],
    [
      "the time is a setting",
      { code: "neverReported", told: [whole(0, { 1: a, 2: never }), whole(2, { 2: never })], timeline: { settling: 3600_000 } },
      "0: information since 0 settling, 2: warning since 0",
    ],
    [
      "what does not settle is told at once",
      { code: "unhealthy", told: [whole(0, { 1: a, 2: { ...b, health: "critical" } })] },
      "0: warning since 0",
    ],
  ])("%s", (_, given, course) => expect(courseOf(given)).toBe(course));
});

describe("what was told grows old", () => {
  const silent: AgentFacts = { ...b, available: false, inMaintenance: true };
  const grey = (told: Told[], now: number) => courseOf({ code: "grey", told, timeline: { now: hour(now) } });
  it("aged maintenance excuses nobody, from the first moment after seven days", () => {
    const told = [whole(0, { 1: { ...b, available: true }, 2: silent })];
    expect(grey(told, 168)).toBe("0: -");
    expect(grey(told, 169)).toBe("0: -, 168: critical since 168");
  });
  it("told again in time it holds, told again later it holds again", () => {
    const told = (again: number) => [whole(0, { 2: silent }), whole(again, { 2: silent })];
    expect(grey(told(168), 200)).toBe("0: -");
    expect(grey(told(200), 300)).toBe("0: -, 168: critical since 168, 200: -");
  });
  it("not available does not grow better", () => {
    const told = [whole(0, { 2: { ...b, available: false } })];
    expect(grey(told, 5_000)).toBe("0: critical since 0");
  });
  it("available becomes unknown, which flags nobody and keeps nobody from being done", () => {
    const { timeline, sightings } = tell([whole(0, { 1: b, 2: { ...b, available: true } })]);
    const at = (now: number) => agentHistory("srv01.corp.test", sightings, { ...timeline, now }, nobodyDecided);
    const last = at(hour(400)).periods.at(-1);
    expect(last?.listings.at(-1)?.listing.facts.available).toBeNull();
    expect(last?.state).toMatchObject({ done: true, flags: [] });
    expect(at(hour(1))).toMatchObject({ due: hour(168) + 1, periods: [{ to: null }] });
    expect(at(hour(400)).due).toBeNull();
  });
  it("in maintenance is no flag any more once it is too old", () => {
    expect(courseOf({ code: "inMaintenance", told: [whole(0, { 2: silent })], timeline: { now: hour(400) } })).toBe(
      "0: information since 0, 168: -",
    );
  });
});

describe("a certificate ends by itself", () => {
  const day = 24;
  const certificateExpires = new Date(hour(100 * day)).toISOString();
  const ends = (told: Told[], now: number) => courseOf({ code: "certificateEnds", told, timeline: { now: hour(now) } });
  it("a warning from 60 days before", () => {
    const told = [whole(0, { 1: { ...b, certificateExpires } })];
    expect(ends(told, 40 * day - 1)).toBe("0: -");
    expect(ends(told, 40 * day)).toBe("0: -, 960: warning since 960");
    expect(ends(told, 200 * day)).toBe("0: -, 960: warning since 960");
  });
  it("there is one for all management groups: who told it last knows best, be it renewed or issued for less long", () => {
    const renewed = new Date(hour(900 * day)).toISOString();
    const both = (one: string, other: string) => [
      whole(0, { 1: { ...b, certificateExpires: one } }),
      whole(50 * day, { 2: { ...b, certificateExpires: other } }),
    ];
    expect(ends(both(certificateExpires, renewed), 200 * day)).toBe("0: -, 960: warning since 960, 1200: -");
    expect(ends(both(renewed, certificateExpires), 200 * day)).toBe("0: -, 1200: warning since 1200");
    expect(ends([...both(certificateExpires, renewed), whole(60 * day, { 1: { ...b, certificateExpires: null } })], 200 * day)).toBe(
      "0: -, 960: warning since 960, 1200: -",
    );
  });
  it("it is known when time alone changes it next", () => {
    const { timeline, sightings } = tell([whole(0, { 1: { ...b, certificateExpires } })]);
    const due = (now: number) => agentHistory("srv01.corp.test", sightings, { ...timeline, now: hour(now) }, nobodyDecided).due;
    expect([due(1), due(41 * day), due(101 * day)]).toEqual([hour(40 * day), hour(100 * day), null]);
  });
  it("a text that is no moment says nothing", () => {
    expect(ends([whole(0, { 1: { ...b, certificateExpires: "03/04/2014" } })], 200 * day)).toBe("0: -");
  });
});

describe("a release that went down in one group's own word", () => {
  const stagesOf = (told: Told[]) => {
    const { timeline, sightings } = tell(told);
    const { periods } = agentHistory("srv01.corp.test", sightings, timeline, nobodyDecided);
    return periods
      .filter(({ state }, i) => state.stage !== periods[i - 1]?.state.stage)
      .map(({ from, state }) => `${Math.round((from - hour(0)) / 3600_000)} ${state.stage} ${state.version}`)
      .join(", ");
  };
  const both = whole(0, { 1: b, 2: b });
  it.each<[string, Told[], string]>([
    ["wins over what the other still repeats", [both, whole(24, { 2: a }), whole(30, { 1: b })], `0 dualHomed ${r2}, 24 joined ${sp1}`],
    ["until it regains it", [both, whole(24, { 2: a }), whole(48, { 2: b })], `0 dualHomed ${r2}, 24 joined ${sp1}, 48 dualHomed ${r2}`],
    [
      "or lists the agent no more",
      [both, whole(24, { 2: a }), whole(48, { 2: null })],
      `0 dualHomed ${r2}, 24 joined ${sp1}, 48 upgraded ${r2}`,
    ],
    [
      "a blank version between is no release",
      [both, whole(10, { 2: { version: null } }), whole(24, { 2: a })],
      `0 dualHomed ${r2}, 24 joined ${sp1}`,
    ],
    [
      "another that says a newer build since is no repetition",
      [both, whole(24, { 2: a }), whole(30, { 1: a }), whole(48, { 1: b })],
      `0 dualHomed ${r2}, 24 joined ${sp1}, 48 dualHomed ${r2}`,
    ],
    [
      "a build that went down within its release is no such thing",
      [whole(0, { 1: { version: "7.1.10292.0" }, 2: b }), whole(9, { 1: { version: r2 } })],
      "0 dualHomed 7.1.10292.0",
    ],
    [
      "nor is one whose record was touched as late",
      [both, whole(24, { 1: { ...b, lastModified: "2014-02-04T05:00:00.000Z" }, 2: { ...a, lastModified: "2014-02-04T05:00:00.000Z" } })],
      `0 dualHomed ${r2}`,
    ],
    [
      "one that was touched earlier is",
      [both, whole(24, { 1: { ...b, lastModified: "2014-02-03T05:00:00.000Z" }, 2: { ...a, lastModified: "2014-02-04T05:00:00.000Z" } })],
      `0 dualHomed ${r2}, 24 joined ${sp1}`,
    ],
    ["who never said more is only late", [whole(0, { 1: a, 2: b }), whole(24, { 1: a })], `0 dualHomed ${r2}`],
  ])("%s", (_, told, stages) => expect(stagesOf(told)).toBe(stages));

  it("raises returned while it holds", () => {
    const told = [both, whole(24, { 2: a }), whole(48, { 2: b })];
    expect(courseOf({ code: "returned", told })).toBe("0: -, 24: critical since 24, 48: -");
    expect(courseOf({ code: "returned", told: [both, whole(24, { 2: a }), whole(48, { 1: b, 2: null })] })).toContain(
      "24: critical since 24",
    );
  });
});

describe("an agent that no group lists any more", () => {
  const gone = (of: AgentFacts | null, more: Partial<Given> = {}): string =>
    courseOf({ code: "lostMonitoring", told: [whole(0, { 1: a, 2: of }), whole(24, { 1: null, 2: null })], ...more });
  it.each<[string, string, string]>([
    ["is an unmonitored server", gone(null), "0: -, 24: critical since 24"],
    ["less so where it had reached a new group and Retire was not open", gone(b), "0: -, 24: warning since 24"],
    ["Retire opened later", gone(b, { timeline: { retireOpenedAt: hour(30) } }), "0: -, 24: warning since 24"],
    ["Retire was open", gone(b, { timeline: { retireOpenedAt: hour(10) } }), "0: -, 24: critical since 24"],
    ["unless somebody excluded it", gone(null, { decisions: { excludedAt: hour(99) } }), "0: -"],
    ["or planned its end for then", gone(null, { decisions: { endsPlanned: [{ from: hour(2), until: hour(48) }] } }), "0: -"],
    ["not for another time", gone(null, { decisions: { endsPlanned: [{ from: hour(48), until: null }] } }), "0: -, 24: critical since 24"],
  ])("%s", (_, course, expected) => expect(course).toBe(expected));
});

describe("an excluded agent that is listed again", () => {
  const told = [whole(0, { 1: a }), whole(24, { 1: null }), whole(432, { 1: a })];
  const course = (decisions: Partial<AgentDecisions>, of = told) => courseOf({ code: "excludedButListed", told: of, decisions });
  it("says so from the export that lists it on", () => {
    expect(course({ excludedAt: hour(5) })).toBe("0: -, 432: warning since 432");
    expect(course({})).toBe("0: -");
  });
  it("not where it was back before anybody excluded it, and not where it never went", () => {
    expect(course({ excludedAt: hour(500) })).toBe("0: -");
    expect(course({ excludedAt: hour(5) }, [whole(0, { 1: a }), whole(24, { 1: a })])).toBe("0: -");
  });
});

describe("an agent that no original ever listed", () => {
  it("is told apart once every original has spoken, and no longer than that", () => {
    const told = [whole(0, { 2: b }), whole(24, { 1: null }), whole(48, { 1: b })];
    expect(courseOf({ code: "newOnly", told })).toBe("0: -, 24: information since 24, 48: -");
    expect(courseOf({ code: "newOnly", told: [whole(0, { 1: b, 2: b }), whole(24, { 1: null })] })).toBe("0: -");
  });
});

it("grey in an original is no matter once its cut-over is accepted", () => {
  const told = [whole(0, { 1: { ...b, available: false }, 2: b })];
  expect(courseOf({ code: "grey", told })).toBe("0: critical since 0");
  expect(courseOf({ code: "grey", told, decisions: { cutOverAccepted: true } })).toBe("0: -");
});
