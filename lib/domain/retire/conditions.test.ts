import { describe, expect, it } from "vitest";
import { wordsOf } from "../checks/sentence";
import { polledKinds } from "../polled/kinds";
import { agentConditions, type ConditionCode, conditionsOf, holds, notReady, type OriginalFacts, rowsOf } from "./conditions";

const zeros = Object.fromEntries(agentConditions.map((code) => [code, 0])) as OriginalFacts["agents"];
const said = { by: "Ada", at: "2014-03-01T00:00:00.000Z", reason: "Counted in the console" };
const facts = (more: Partial<OriginalFacts> = {}): OriginalFacts => ({
  group: "OLD",
  upgradeSigned: true,
  agents: zeros,
  statements: Object.fromEntries(polledKinds.map((kind) => [kind, said])),
  polledOnlyHere: {},
  wholeAt: 1,
  dropped: null,
  ...more,
});
const failing = (more: Partial<OriginalFacts>) => {
  const { leave, go } = conditionsOf(facts(more));
  const codes = (list: typeof leave) => list.filter(({ passes }) => !passes).map(({ code }) => code);
  return [codes(leave), codes(go)];
};

describe("the two questions of Retire", () => {
  it("are both answered with yes when nothing stands in the way", () => {
    const { leave, go } = conditionsOf(facts());
    expect([holds(leave), holds(go), notReady("OLD", [...leave, ...go])]).toEqual([true, true, null]);
  });

  it.each<[string, Partial<OriginalFacts>, ConditionCode[], ConditionCode[]]>([
    ["the gate of Upgrade is open", { upgradeSigned: false }, ["upgradeSigned"], []],
    ["an agent was never heard", { agents: { ...zeros, heardOnce: 1 } }, ["heardOnce"], []],
    ["it is an agent's last management group", { agents: { ...zeros, lastGroup: 2 } }, ["lastGroup"], []],
    ["alerts are answered from it", { agents: { ...zeros, alertsMoved: 3 } }, ["alertsMoved"], []],
    ["agents are in it", { agents: { ...zeros, noAgents: 1 } }, [], ["noAgents"]],
    ["an agent is lost", { agents: { ...zeros, nobodyLost: 1 } }, [], ["nobodyLost"]],
    ["nobody said anything of network devices", { statements: { unixAgents: said, agentless: said } }, [], ["networkDevices"]],
    ["nobody said anything", { statements: {} }, [], [...polledKinds]],
    [
      "exports tell of UNIX computers there, whatever somebody stated",
      { polledOnlyHere: { unixAgents: 2, agentless: 0 } },
      [],
      ["unixAgents"],
    ],
    ["no whole export counts", { wholeAt: null }, [], ["whole", "exportNewer"]],
    ["an agent dropped it after its last export", { dropped: { at: 2, agents: 1 } }, [], ["exportNewer"]],
  ])("wait while %s", (_, more, leave, go) => {
    expect(failing(more)).toEqual([leave, go]);
  });

  it("rest on exports where they tell, and need no statement then", () => {
    expect(failing({ statements: {}, polledOnlyHere: { unixAgents: 0, agentless: 0, networkDevices: 0 } })).toEqual([[], []]);
  });

  it("say who stated what, and what stands in the way", () => {
    const { leave, go } = conditionsOf(facts({ agents: { ...zeros, noAgents: 1 } }));
    expect(go.find(({ code }) => code === "unixAgents")?.words).toBe("Ada: Counted in the console");
    const why = notReady("OLD", [...leave, ...go]) ?? [];
    expect(wordsOf(why)).toBe(
      "1 of 11 conditions is not met: OLD still lists 1 agent, excluded ones too: each would lose what it has there.",
    );
    expect(why.find(({ agents }) => agents)).toEqual({ words: "1 agent", value: 1, agents: rowsOf("noAgents", "OLD") });
  });
});
