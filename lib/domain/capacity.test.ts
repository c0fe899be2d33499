import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CarryingServer, carriedBy, roomWithOneDown, withComing, withOneDown } from "./capacity";

const server = (name: string, agents: number, limit = 3000): CarryingServer => ({ name, agents, limit });
const servers = fc
  .array(fc.record({ agents: fc.nat(4000), limit: fc.constantFrom(2000, 3000) }), { minLength: 1, maxLength: 8 })
  .map((list) => list.map((one, i) => ({ ...one, name: `ms${i}` })));
const sum = (list: readonly { agents: number }[]) => list.reduce((all, { agents }) => all + agents, 0);

describe("what a server carries", () => {
  const serving = [
    { groupKey: 1, server: "ms01.corp", agents: 3 },
    { groupKey: 1, server: "ms01", agents: 2 },
    { groupKey: 2, server: "ms01", agents: 7 },
    { groupKey: 1, server: "other.corp", agents: 1 },
  ];

  it("counts a server once, however its agents spell it, in its own management group", () => {
    const carried = carriedBy(serving, [{ groupKey: 1, name: "ms01.corp" }]);
    expect(carried.map(({ groupKey, name, agents, knownAs }) => [groupKey, name, agents, knownAs])).toEqual([
      [2, "ms01", 7, ["ms01"]],
      [1, "ms01.corp", 5, ["ms01.corp", "ms01"]],
      [1, "other.corp", 1, ["other.corp"]],
    ]);
    expect(sum(carried)).toBe(sum(serving));
  });

  it("takes a spelling that fits several servers for its own", () => {
    const names = ["ms01.corp", "ms01.dmz"].map((name) => ({ groupKey: 1, name }));
    expect(carriedBy(serving.slice(0, 2), names).map(({ name, agents }) => [name, agents])).toEqual([
      ["ms01.corp", 3],
      ["ms01", 2],
    ]);
  });
});

describe("with the largest server down", () => {
  it.each([
    ["two servers that fit", [server("a", 1400), server("b", 1500)], "b", [2900], true],
    ["one agent too many", [server("a", 1500), server("b", 1501)], "b", [3001], false],
    ["exactly at the limit", [server("a", 1500), server("b", 1500)], "a", [3000], true],
    ["three, in equal parts", [server("a", 100), server("b", 101), server("c", 100)], "b", [151, 150], true],
    ["a smaller limit is the one that counts", [server("a", 900), server("b", 1200, 2000)], "b", [2100], true],
    ["nobody to take over", [server("a", 1)], "a", [], false],
    ["nobody to take over and nothing to carry", [server("a", 0)], "a", [], true],
    ["no server", [], null, [], true],
  ] as const)("%s", (_, of, failed, left, fits) => {
    const told = withOneDown(of);
    expect([told.failed, told.left.map(({ agents }) => agents), told.fits]).toEqual([failed, left, fits]);
  });

  it("loses no agent, and says of each server how many are too many", () => {
    fc.assert(
      fc.property(servers, (of) => {
        const { left, homeless, moved, failed, fits } = withOneDown(of);
        expect(sum(left) + homeless).toBe(sum(of));
        expect(moved).toBe(Math.max(...of.map(({ agents }) => agents)));
        expect(left.some(({ name }) => name === failed)).toBe(false);
        for (const one of left) expect(one.over).toBe(Math.max(0, one.agents - one.limit));
        expect(fits).toBe(homeless === 0 && left.every(({ over }) => over === 0));
      }),
    );
  });
});

describe("with the agents that are still to come", () => {
  it.each([
    ["level", [server("a", 10), server("b", 10)], 10, [15, 15]],
    ["the emptier first", [server("a", 100), server("b", 0)], 40, [100, 40]],
    ["past the fuller", [server("a", 100), server("b", 0)], 200, [150, 150]],
    ["an odd one", [server("a", 0), server("b", 0), server("c", 5)], 11, [6, 5, 5]],
    ["none", [server("a", 3), server("b", 9)], 0, [3, 9]],
  ] as const)("%s", (_, of, coming, agents) => expect(withComing(of, coming).map((one) => one.agents)).toEqual(agents));

  it("takes all of them, takes nobody away, and leaves no emptier server behind", () => {
    fc.assert(
      fc.property(servers, fc.nat(20_000), (of, coming) => {
        const then = withComing(of, coming);
        expect(sum(then)).toBe(sum(of) + coming);
        const grown = then.filter((one) => one.agents > (of.find(({ name }) => name === one.name)?.agents ?? 0));
        for (const one of then) expect(one.agents).toBeGreaterThanOrEqual(of.find(({ name }) => name === one.name)?.agents ?? 0);
        const lowest = Math.min(...then.map(({ agents }) => agents));
        for (const one of grown) expect(one.agents - lowest).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it("has room for all but the largest", () => {
  expect(roomWithOneDown([3000, 2000])).toBe(2000);
  expect(roomWithOneDown([])).toBe(0);
});
