import { describe, expect, it } from "vitest";
import type { ComponentState } from "../component-history";
import type { ManagementGroup } from "../management-groups";
import { polledCounts, polledObjects } from "./objects";
import { isBelowFloor } from "./unix-floor";

const hour = 3600_000;
const old: ManagementGroup = { key: 1, id: "1", name: "OLD", role: "source", release: "2016" };
const anew: ManagementGroup = { key: 2, id: "2", name: "NEW", role: "target", release: "2022" };
const state = (groupKey: number, name: string, more: Partial<ComponentState> = {}): ComponentState => ({
  groupKey,
  kind: "unixComputer",
  name,
  listed: true,
  facts: { health: "healthy", version: "1.9.0-0" },
  firstAt: 0,
  number: groupKey,
  at: 100 * hour,
  healthAt: more.at ?? 100 * hour,
  failoverNumber: null,
  ...more,
});
const told = (states: ComponentState[], groups = [old, anew], newest = 100 * hour) =>
  polledObjects(states, groups, 200 * hour, { unixAgents: newest, networkDevices: newest }).map(({ name, stage, done, belowFloor }) => [
    name,
    stage,
    done,
    belowFloor,
  ]);

describe("who polls it", () => {
  it("is its stage; it is done once a new management group finds it healthy", () => {
    const ill = { facts: { health: "critical", version: "1.9.0-0" } } as const;
    expect(told([state(1, "a"), state(1, "b"), state(2, "b"), state(2, "c", ill), state(1, "d", { listed: false })])).toEqual([
      ["a", "originalOnly", false, false],
      ["b", "both", true, false],
      ["c", "newOnly", false, false],
      ["d", "gone", false, false],
    ]);
  });

  it("is not done by a word older than a day than the newest of its kind, and stays so as long as nothing new is told", () => {
    const newest = 125 * hour;
    const late = { at: newest };
    expect(told([state(2, "a"), state(1, "a", late)], [old, anew], newest)).toEqual([["a", "both", false, false]]);
    expect(told([state(2, "a"), state(1, "a", late)])).toEqual([["a", "both", true, false]]);
    expect(told([state(2, "a", { ...late, healthAt: 100 * hour })], [old, anew], newest)).toEqual([["a", "newOnly", false, false]]);
  });

  it("an original that is retired polls nothing any more", () => {
    const retired = { ...old, retiredAt: 150 * hour };
    expect(told([state(1, "a"), state(2, "a")], [retired, anew])).toEqual([["a", "newOnly", true, false]]);
  });

  it("counts those that are polled, and apart those that nobody polls any more", () => {
    const objects = polledObjects([state(1, "a"), state(2, "b"), state(1, "c", { listed: false })], [old, anew], 0, {});
    expect(polledCounts(objects, "unixAgents")).toEqual({
      total: 2,
      originalOnly: 1,
      both: 0,
      newOnly: 1,
      gone: 1,
      done: 1,
      belowFloor: 0,
    });
    expect(polledCounts(objects, "agentless")).toMatchObject({ total: 0, gone: 0 });
  });

  it.each([
    ["1.6.8-1", "2022", true],
    ["1.6.9-0", "2022", false],
    ["1.10.0-0", "2025", false],
    ["1.6.2-335", "2016", true],
    ["1.6.2-336", "2016", false],
    ["1.0", "2012 R2", false],
    ["", "2022", false],
    [null, "2022", false],
  ] as const)("an agent %s for %s: below the oldest %s", (version, release, below) => expect(isBelowFloor(version, release)).toBe(below));
});
