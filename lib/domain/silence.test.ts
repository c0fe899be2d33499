import { describe, expect, it } from "vitest";
import type { AgentFacts } from "./agent-facts";
import { agentHistory } from "./agent-history";
import { group, hour, next, nobodyDecided, old, part, r2, sp1, type Told, tell, whole } from "./testing";

const a: AgentFacts = { version: sp1, health: "healthy" };
const b: AgentFacts = { version: r2, health: "healthy" };
const day = 24;

/** From which day on it is not heard about, and since which day the agent was named last; "-": it is. */
function course(told: readonly Told[], groups = [old, next]): string {
  const { timeline, sightings } = tell(told, groups);
  const { periods } = agentHistory("srv01.corp.test", sightings, timeline, nobodyDecided);
  return periods
    .map(({ from, state }) => {
      const flag = state.flags.find(({ code }) => code === "notHeardAbout");
      return `${(from - hour(0)) / day / 3600_000}: ${flag ? (/of (\d+) /.exec(flag.reason)?.[1] ?? "?") : "-"}`;
    })
    .filter((one, i, all) => one.split(": ")[1] !== all[i - 1]?.split(": ")[1])
    .join(", ");
}

describe("an agent that nobody hears about", () => {
  it.each<[string, readonly Told[], string]>([
    [
      "its group was exported since only in part",
      [whole(0, { 1: a }), part(14 * day, { 1: null }), part(15 * day, { 1: null })],
      "0: -, 15: 3",
    ],
    ["its group was not exported since, others were", [whole(0, { 1: a }), whole(20 * day, { 2: null })], "0: -, 20: 3"],
    ["just long enough ago is still heard about", [whole(0, { 1: a }), part(14 * day, { 1: null })], "0: -"],
    ["where nothing was exported since, nothing is said", [whole(0, { 1: a })], "0: -"],
    ["another group that lists it names it", [whole(0, { 1: a, 2: b }), part(15 * day, { 1: null }), part(15 * day, { 2: b })], "0: -"],
    [
      "not once that one lists it no more",
      [whole(0, { 1: a, 2: b }), whole(10 * day, { 2: b }), whole(20 * day, { 2: null })],
      "0: -, 20: 3",
    ],
    ["a row that was rejected names it too", [whole(0, { 1: a }), part(13 * day, { 1: "named" }), part(20 * day, { 1: null })], "0: -"],
    [
      "named again, though nothing else is said of it",
      [whole(0, { 1: a }), whole(20 * day, { 2: null }), whole(30 * day, { 1: a }), whole(31 * day, { 2: null })],
      "0: -, 20: 3, 30: -",
    ],
    ["gone is told otherwise", [whole(0, { 1: a }), whole(20 * day, { 1: null }), whole(40 * day, { 2: null })], "0: -"],
    [
      "silent a second time, since the later day",
      [whole(0, { 1: a }), part(20 * day, { 1: null }), part(21 * day, { 1: a }), part(40 * day, { 1: null })],
      "0: -, 20: 3, 21: -, 40: 24",
    ],
  ])("%s", (_, told, expected) => expect(course(told)).toBe(expected));

  it("an export of a group that is retired makes nobody old", () => {
    const retired = { ...group(1, "OLD", "source", "2012 SP1"), retiredAt: hour(10 * day) };
    expect(course([whole(0, { 1: a, 2: b }), whole(30 * day, { 1: null }), part(40 * day, { 1: null })], [retired, next])).toBe("0: -");
    expect(course([whole(0, { 1: a, 2: b }), whole(30 * day, { 1: null }), part(40 * day, { 2: null })], [retired, next])).toBe(
      "0: -, 40: 3",
    );
  });

  it("a group that is retired keeps nobody heard about", () => {
    const retired = { ...group(1, "OLD", "source", "2012 SP1"), retiredAt: hour(18 * day) };
    expect(course([whole(0, { 1: a, 2: b }), whole(16 * day, { 1: a }), part(17 * day, { 2: null })], [retired, next])).toBe("0: -, 18: 3");
  });
});
