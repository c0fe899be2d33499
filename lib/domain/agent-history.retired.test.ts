import { describe, expect, it } from "vitest";
import type { AgentFacts } from "./agent-facts";
import { agentHistory } from "./agent-history";
import type { ManagementGroup } from "./management-groups";
import { group, hour, next, nobodyDecided, old, part, r2, sp1, type Told, tell, whole } from "./testing";

const opened = { ...nobodyDecided, retireOpen: true };
const upgraded: AgentFacts = { version: r2, health: "healthy" };
const retiredAt = (hours: number) => ({ ...old, retiredAt: hour(hours) });

const stagesOf = (told: readonly Told[], original: ManagementGroup = retiredAt(48), decided = opened) => {
  const { timeline, sightings } = tell(told, [original, next]);
  return agentHistory("srv01", sightings, timeline, decided).periods.map(({ from, state }) => [
    (from - hour(0)) / 3600_000,
    state.stage,
    state.done,
  ]);
};

describe("a retired original", () => {
  it("has nobody in it from its day on, and is unchanged before", () => {
    const told = [whole(1, { 1: { version: sp1 }, 2: null }), whole(2, { 1: upgraded, 2: upgraded })];
    expect(stagesOf(told)).toEqual([
      [1, "waiting", false],
      [2, "dualHomed", true],
      [48, "cutOver", true],
    ]);
    expect(stagesOf(told, old)).toEqual([
      [1, "waiting", false],
      [2, "dualHomed", true],
    ]);
  });

  it("is not believed any more, whatever is exported of it later", () => {
    const told = [whole(1, { 1: upgraded, 2: upgraded }), whole(3, { 1: null, 2: upgraded }), whole(60, { 1: upgraded, 2: upgraded })];
    expect(stagesOf(told)).toEqual([
      [1, "dualHomed", true],
      [3, "cutOver", true],
    ]);
  });

  it("keeps nobody incomplete, and no agent's own list puts it back", () => {
    const told = [part(1, { 1: upgraded }), whole(2, { 2: { ...upgraded, mgList: ["OLD", "NEW"] } })];
    expect(stagesOf(told).at(-1)).toEqual([48, "cutOver", true]);
    expect(stagesOf([whole(1, { 2: { ...upgraded, mgList: ["OLD", "NEW"] } })])).toEqual([
      [1, "dualHomed", false],
      [48, "cutOver", true],
    ]);
  });

  it("takes an agent that was in it alone out of everything", () => {
    expect(stagesOf([whole(1, { 1: { version: sp1 }, 2: null })])).toEqual([
      [1, "waiting", false],
      [48, "gone", false],
    ]);
  });

  it("is not waited for where groups are looked at together, and leaves another original alone", () => {
    const other = group(3, "OTHER", "source", "2012 SP1");
    const { timeline } = tell([whole(1, { 1: null, 2: upgraded }), whole(60, { 2: upgraded, 3: upgraded })], [retiredAt(48), next, other]);
    expect(timeline.together).toEqual([hour(60)]);
    const { timeline: before } = tell([whole(1, { 1: null, 2: upgraded }), whole(60, { 2: upgraded, 3: upgraded })], [old, next, other]);
    expect(before.together).toEqual([]);
  });
});
