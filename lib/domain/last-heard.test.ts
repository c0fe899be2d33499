import { describe, expect, it } from "vitest";
import type { AgentFacts } from "./agent-facts";
import { agentHistory } from "./agent-history";
import { agentToldOf } from "./agent-told";
import { lastHeardOf } from "./last-heard";
import { lastSaidBy, timelineOf } from "./timeline";
import { readTold, toldText } from "./told-text";

const day = 24 * 3600_000;
const groups = [
  { key: 1, id: "1", name: "OLD", role: "source", release: "2012 R2" },
  { key: 2, id: "2", name: "NEW", role: "target", release: "2019" },
] as const;
type Export = { day: number; group: 1 | 2; says: AgentFacts | null; part?: true };

/** On which day the agent was heard last, as told on a day. */
function lastHeard(exports: readonly Export[], on: number): number | null {
  const imports = exports.map(({ day: at, group, part }, i) => ({
    number: i + 1,
    at: at * day,
    digest: String(i),
    groupKeys: [group],
    wholeKeys: part ? [] : [group],
    appliedAt: at * day,
  }));
  const timeline = timelineOf(groups, imports);
  const sightings = exports.flatMap(({ group, says }, i) =>
    says ? [{ place: timeline.place.get(i + 1) ?? 0, groupKey: group, facts: says, row: 2 }] : [],
  );
  const decisions = { cutOverAccepted: false, retireOpen: false, ambiguous: null, excludedAt: null, endsPlanned: [] };
  const { periods } = agentHistory("a.corp.test", sightings, timeline, decisions);
  const period = periods.find(({ from, to }) => from <= on * day && (to === null || to > on * day));
  if (!period) throw new Error("Nothing is known of it then");
  const at = lastHeardOf(readTold(toldText(agentToldOf(period))), lastSaidBy(timeline, on * day));
  return at === null ? null : at / day;
}

const heard: AgentFacts = { version: "7.1.10184.0", health: "healthy", available: true };
const silent: AgentFacts = { ...heard, available: false };

describe("an agent was heard last", () => {
  it("at the latest whole export that shows it so, though that only repeats the one before", () => {
    const same = [1, 2, 3].map((on): Export => ({ day: on, group: 1, says: heard }));
    expect([1, 2, 3, 9].map((on) => lastHeard(same, on))).toEqual([1, 2, 3, 3]);
  });
  it("before it fell silent, and again once it is heard", () => {
    const all: Export[] = [
      { day: 1, group: 1, says: heard },
      { day: 2, group: 1, says: heard },
      { day: 3, group: 1, says: silent },
      { day: 4, group: 1, says: silent },
      { day: 5, group: 1, says: heard },
    ];
    expect([3, 4, 5].map((on) => lastHeard(all, on))).toEqual([2, 2, 5]);
  });
  it("by whichever management group heard it later, listed there or not any more", () => {
    const left: Export[] = [
      { day: 1, group: 1, says: heard },
      { day: 2, group: 2, says: silent },
      { day: 3, group: 1, says: null },
    ];
    expect(lastHeard(left, 3)).toBe(1);
    expect(lastHeard([...left, { day: 4, group: 2, says: heard }, { day: 5, group: 2, says: null }], 6)).toBe(4);
  });
  it("by a partial export only if that names it", () => {
    const parts: Export[] = [
      { day: 1, group: 1, says: heard },
      { day: 2, group: 1, says: heard, part: true },
      { day: 3, group: 1, says: null, part: true },
      { day: 4, group: 2, says: silent },
    ];
    expect([1, 2, 3, 4].map((on) => lastHeard(parts, on))).toEqual([1, 2, 2, 2]);
  });
  it("never, where it is not initialised or its own list alone claims it", () => {
    expect(lastHeard([{ day: 1, group: 2, says: { health: "notMonitored" } }], 1)).toBeNull();
    expect(lastHeard([{ day: 1, group: 1, says: { ...silent, mgList: ["OLD", "NEW"] } }], 1)).toBeNull();
  });
  it("by its health, where an export tells nobody's availability", () => {
    expect(lastHeard([{ day: 1, group: 1, says: { health: "warning" } }], 1)).toBe(1);
  });
});
