import { describe, expect, it } from "vitest";
import { nothingNamed } from "./builds";
import { exportsAgree, serversDoubts, serversLeftOut } from "./component-coverage";
import type { ComponentFacts } from "./component-facts";
import { componentFlagKinds, componentFlags } from "./component-flags";
import type { ComponentSighting } from "./component-history";
import { classOfComponent, isComponentImport, kindOfRow, type ObservedKind } from "./components";
import { agentLimitName, limits } from "./limits";
import { namesIn } from "./lists";
import { serverFinder } from "./server-names";

describe("flags of components", () => {
  const flags = (changes: Partial<Parameters<typeof componentFlags>[0]> & { facts?: ComponentFacts; listed?: boolean }) => {
    const { facts = {}, listed = true, ...rest } = changes;
    return componentFlags({
      kind: "gateway",
      group: "NEW",
      observed: { listed, facts },
      agents: 0,
      limit: 2000,
      namedBuilds: nothingNamed,
      now: Date.parse("2014-06-01T00:00:00Z"),
      ...rest,
    }).map((f) => (f.severity === componentFlagKinds[f.code].severity ? f.code : `${f.code}, ${f.severity}`));
  };

  it.each<[string, Parameters<typeof flags>[0], string[]]>([
    ["an export without a column of failover servers says nothing", {}, []],
    ["a gateway without any", { facts: { failoverServers: null } }, ["noFailover"]],
    ["a gateway with one", { facts: { failoverServers: "ms02" } }, []],
    ["management servers need none", { kind: "managementServer", facts: { failoverServers: null } }, []],
    ["at the limit", { agents: 2000 }, []],
    ["over the limit", { agents: 2001 }, ["overLimit"]],
    ["no agents report to it", { agents: null, limit: null }, []],
    ["lost: nothing else matters", { listed: false, facts: { failoverServers: null, version: "9.9.9.9" } }, ["lost"]],
    ["an unknown build", { facts: { version: "9.9.9.9" } }, ["unknownBuild"]],
    ["a build that people named", { facts: { version: "9.9.9.9" }, namedBuilds: new Map([["9.9.9.9", "2012 R2"]]) }, []],
    ["only planned", { observed: null }, []],
    ["a certificate that holds for 61 days", { facts: { certificateExpires: "2014-08-01T00:00:00.000Z" } }, []],
    ["a gateway's that holds for 60", { facts: { certificateExpires: "2014-07-31T00:00:00.000Z" } }, ["certificateEnds, critical"]],
    ["a management server's", { kind: "managementServer", facts: { certificateExpires: "2014-07-31T00:00:00.000Z" } }, ["certificateEnds"]],
    [
      "a management server's that has ended",
      { kind: "managementServer", facts: { certificateExpires: "2014-06-01T00:00:00.000Z" } },
      ["certificateEnds"],
    ],
  ])("%s", (_, given, expected) => expect(flags(given)).toEqual(expected));

  it("say why, in numbers", () => {
    const [flag] = componentFlags({
      kind: "managementServer",
      group: "NEW",
      observed: null,
      agents: 3038,
      limit: 3000,
      namedBuilds: nothingNamed,
      now: 0,
    });
    expect(flag).toEqual({
      code: "overLimit",
      severity: componentFlagKinds.overLimit.severity,
      reason: "38 more than the 3,000 agents it may carry.",
    });
  });
});

describe("limits", () => {
  it("are known where agents report to", () => {
    const names = (["managementServer", "gateway", "webConsole"] as const).map(agentLimitName);
    expect(names.map((name) => name && limits[name].value)).toEqual([3000, 2000, null]);
  });
});

describe("the coverage of an export of servers", () => {
  const listed = (name: string, kind: ObservedKind = "managementServer") => ({
    groupKey: 1,
    kind,
    name,
    listed: true,
    facts: {},
    firstAt: 0,
    number: 1,
    at: 0,
    failoverNumber: null,
    healthAt: null,
  });
  const known = [listed("ms1"), listed("ms2"), listed("ms3"), listed("gw1", "gateway"), { ...listed("ms9"), listed: false }];
  const row = (name: string, isGateway?: boolean | null): ComponentSighting => ({
    number: 2,
    row: 1,
    groupKey: 1,
    kind: isGateway ? "gateway" : "managementServer",
    name,
    bare: false,
    facts: isGateway === undefined ? {} : { isGateway },
  });
  type Given = { cut?: boolean; planned?: string[] };
  const doubts = (
    rows: ComponentSighting[],
    speaksFor: ObservedKind[] = ["managementServer"],
    { cut = false, planned = [] }: Given = {},
  ) => {
    const isPlanned = (name: string) => planned.includes(name);
    return serversDoubts(serversLeftOut(known, { speaksFor: new Set(speaksFor), rows, cut }, { key: 1, name: "OLD" }, isPlanned));
  };
  const both: ObservedKind[] = ["managementServer", "gateway"];
  const all = [row("ms1"), row("ms2"), row("ms3")];
  const marked = all.map(({ name }) => row(name, false));

  it.each<[string, ReturnType<typeof doubts>, [string, number, number][]]>([
    ["all servers; gateways are not spoken for", doubts(all), []],
    ["a new server more", doubts([...all, row("ms4")]), []],
    ["one server lost", doubts(all.slice(1)), [["servers", 1, 3]]],
    ["one lost as announced", doubts(all.slice(1), ["managementServer"], { planned: ["ms1"] }), []],
    ["one lost as announced and one not", doubts(all.slice(2), ["managementServer"], { planned: ["ms1"] }), [["servers", 1, 3]]],
    ["a gateway lost", doubts([...marked, row("gw2", true)], both), [["servers", 1, 4]]],
    ["no gateway though one is known", doubts(marked), [["gateways", 1, 1]]],
    ["the same, spoken for", doubts(marked, both), [["gateways", 1, 1]]],
    ["no gateway, as announced", doubts(marked, both, { planned: ["gw1"] }), []],
    ["a column that is blank", doubts(all.map(({ name }) => row(name, null))), []],
    ["a file that is cut", doubts(all, ["managementServer"], { cut: true }), [["cut", 0, 3]]],
  ])("%s", (_, found, expected) => {
    expect(found.map(({ code, missing, listed }) => [code, missing, listed])).toEqual(expected);
    for (const { sentence, group } of found) expect([group, sentence.endsWith(".")]).toEqual(["OLD", true]);
  });
});

describe("two exports of one instant", () => {
  const whole = (speaksFor: ObservedKind[], rows: Partial<ComponentSighting>[]) => ({
    one: { number: 1, at: 1, digest: "", groupKeys: [1], wholeKeys: [1], speaksFor: new Set(speaksFor) },
    rows: rows.map((row, at) => ({ number: 1, row: at, groupKey: 1, kind: "gateway" as const, name: "g", bare: false, facts: {}, ...row })),
  });
  const gateways = (...rows: Partial<ComponentSighting>[]) => whole(["gateway"], rows);
  const one = { facts: { version: "1" } };

  it.each<[string, ReturnType<typeof whole>, ReturnType<typeof whole>, boolean]>([
    ["the same", gateways(one), gateways(one), true],
    ["another version", gateways(one), gateways({ facts: { version: "2" } }), false],
    ["a column that one lacks", gateways(one), gateways({ facts: { health: "healthy" } }), true],
    ["another gateway", gateways(one), gateways({ name: "h" }), false],
    ["one more gateway", gateways(one), gateways(one, { name: "h" }), false],
    ["kinds that only one speaks for", gateways(one), whole(["managementServer"], [{ kind: "managementServer", name: "m" }]), true],
    [
      "servers beside the gateways",
      gateways(one),
      whole(["managementServer", "gateway"], [one, { kind: "managementServer", name: "m" }]),
      true,
    ],
    ["another group", gateways(one, { groupKey: 2 }), gateways(one), true],
    [
      "an undecided date",
      gateways({ facts: { installTime: "4/9/2013" } }),
      gateways({ facts: { installTime: "2013-04-09T00:00:00.000Z" } }),
      true,
    ],
    [
      "another date",
      gateways({ facts: { installTime: "2013-04-08T00:00:00.000Z" } }),
      gateways({ facts: { installTime: "2013-04-09T00:00:00.000Z" } }),
      false,
    ],
  ])("%s", (_, a, b, agree) => {
    expect(exportsAgree(a, b, 1)).toBe(agree);
    expect(exportsAgree(b, a, 1)).toBe(agree);
  });
});

describe("kinds and names", () => {
  it("a row is of the kind that its column says, else of its export's", () => {
    expect(kindOfRow("managementServers", true)).toBe("gateway");
    expect(kindOfRow("gateways", false)).toBe("managementServer");
    expect(kindOfRow("gateways", null)).toBe("gateway");
    expect(kindOfRow("managementGroup", true)).toBe("managementGroup");
    expect([isComponentImport("agents"), isComponentImport(null), isComponentImport("gateways")]).toEqual([false, false, true]);
    expect(classOfComponent("gateway")).toBe(classOfComponent("managementServer"));
    expect(classOfComponent("webConsole")).not.toBe(classOfComponent("operationsConsole"));
  });

  it("a server is found by its name, or by a first label that fits one alone", () => {
    const find = serverFinder(["ms01.corp.test", "ms02.corp.test", "ms02.emea.test", "box"]);
    expect(["MS01.corp.test.", "ms01", "ms02", "ms01.emea.test", "box", "ms0"].map(find)).toEqual([
      "ms01.corp.test",
      "ms01.corp.test",
      null,
      null,
      "box",
      null,
    ]);
    expect(namesIn("{a.x, b.x;c}")).toEqual(["a.x", "b.x", "c"]);
    expect(namesIn(" ")).toEqual([]);
  });
});
