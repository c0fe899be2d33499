import { describe, expect, it } from "vitest";
import { allowed } from "./churn";
import { countDrift, driftBlockers } from "./drift";
import { type DriftItem, driftSubject } from "./item";
import type { PlannedChange } from "./planned-changes";
import { agent, agents, drift, group, on, server, source } from "./testing";

const before = source();
const without = (...names: string[]) => source({ agents: before.agents.filter(({ name }) => !names.includes(name)) });
const one = (items: readonly DriftItem[]): DriftItem => {
  expect(items).toHaveLength(1);
  const [item] = items;
  if (!item) throw new Error("No difference");
  return item;
};
const plan = (more: Partial<PlannedChange>): PlannedChange => ({
  id: "plan",
  kind: "decommission",
  names: ["srv0001.corp"],
  from: on(0),
  until: on(10),
  reason: "CHG-1",
  by: "Ada",
  ...more,
});
const zero = { churn: 0 };

describe("servers of the original", () => {
  const gateway = server("gw01.dmz", { kind: "gateway", primaryServer: "ms01.corp" });
  it.each([
    ["a lost management server stops", [gateway], "stops", "lost", null],
    ["a lost gateway stops", [server("ms01.corp")], "stops", "lost", null],
    ["another release stops", [server("ms01.corp", { version: "7.1.10226.0" }), gateway], "stops", "changed", null],
    [
      "a later build of the release is a rollup",
      [server("ms01.corp", { version: "7.0.9538.1123" }), gateway],
      "information",
      "changed",
      "rollup",
    ],
    [
      "an older build of the release needs a reason",
      [server("ms01.corp", { version: "7.0.9000.0" }), gateway],
      "unexplained",
      "changed",
      null,
    ],
    ["a build that nobody knows needs a reason", [server("ms01.corp", { version: "1.2.3.4" }), gateway], "unexplained", "changed", null],
    ["a rollup by its patch list", [server("ms01.corp", { rollup: "UR6" }), gateway], "information", "changed", "rollup"],
    [
      "a gateway behind another server",
      [server("ms01.corp"), { ...gateway, primaryServer: "ms02.corp" }],
      "information",
      "changed",
      "serverMove",
    ],
    ["a new server needs a reason", [...before.servers, server("ms09.corp")], "unexplained", "added", null],
  ] as const)("%s", (_, servers, severity, change, rule) => {
    expect(one(drift(before, source({ servers: [...servers] })).items)).toMatchObject({ severity, change, rule });
  });

  it("takes everything for meant in an original that is retired", () => {
    const { items } = drift(before, source({ groups: [group({ serversImport: null })], servers: [], agents: [] }), {
      retired: new Set(["OLD"]),
    });
    expect(items.length).toBeGreaterThan(0);
    expect(driftBlockers(items)).toEqual([]);
  });

  it("tells nothing of gateways that no export spoke for", () => {
    const silent = [group({ gatewaysImport: null, serversImport: null })];
    expect(drift(source({ groups: silent }), source({ servers: [] })).items).toEqual([]);
  });

  it("explains a new server that was announced, and never a lost one", () => {
    const planned = [plan({ kind: "newServer", names: ["ms09.corp"] }), plan({ names: ["gw01.dmz"] })];
    const { items } = drift(before, source({ servers: [server("ms01.corp"), server("ms09.corp")] }), { planned });
    expect(items.map(({ subject, severity, plan }) => [subject, severity, plan])).toEqual([
      ["gw01.dmz", "stops", null],
      ["ms09.corp", "explained", "plan"],
    ]);
  });

  it("stops where the management group itself changed its release, or is heard of no more", () => {
    expect(one(drift(before, source({ groups: [group({ version: "7.1.10226.0" })] })).items)).toMatchObject({
      kind: "managementGroup",
      severity: "stops",
    });
    const silent = drift(before, source({ groups: [group({ agentsImport: null })], agents: [] })).items;
    expect(one(silent)).toMatchObject({ kind: "managementGroup", severity: "stops", change: "lost" });
    const [first] = drift(before, { ...before, groups: [...before.groups, group({ key: 2, name: "OTHER" })] }).items;
    expect(first).toMatchObject({ subject: "OTHER", change: "added", severity: "unexplained" });
  });
});

describe("agents of the original", () => {
  it.each([
    ["an upgrade is the plan", { version: "7.1.10184.0" }, "information", "upgrade"],
    ["a rollup is life", { version: "7.0.9538.1123" }, "information", "rollup"],
    ["another primary server is life", { server: "ms02.corp" }, "information", "serverMove"],
    ["a release back needs a reason", { version: "7.0.8560.0" }, "unexplained", null],
  ] as const)("%s", (_, change, severity, rule) => {
    const now = source({ agents: before.agents.map((one) => (one.name === "srv0001.corp" ? { ...one, ...change } : one)) });
    expect(one(drift(before, now, zero).items)).toMatchObject({ severity, rule, change: "changed" });
  });

  it("takes a first label for the whole name of the same server", () => {
    expect(drift(before, source({ agents: agents(10, "corp", "ms01") })).items).toEqual([]);
  });

  it("explains by rule before anybody has to write", () => {
    const decided = new Map([["srv0001.corp", { by: "Ada", reason: "Gone for good" }]]);
    const now = without("srv0001.corp");
    const told = (said: Parameters<typeof drift>[2]) => one(drift(before, now, said).items);
    expect(told({ ...zero, excluded: decided })).toMatchObject({ rule: "exclusion", reason: "Excluded by Ada: Gone for good" });
    expect(told({ ...zero, cutOverAccepted: decided })).toMatchObject({ rule: "cutOver" });
    expect(told({ ...zero, retireOpen: true })).toMatchObject({ rule: "retire" });
    expect(told({ ...zero, retired: new Set(["OLD"]) })).toMatchObject({ rule: "retire", reason: "OLD is retired." });
    expect(told({ ...zero, planned: [plan({})] })).toMatchObject({
      rule: "plannedChange",
      plan: "plan",
      reason: "Decommission planned by Ada: CHG-1",
    });
    expect(told({})).toMatchObject({ rule: "churn", severity: "explained" });
  });

  it("holds a plan against its days", () => {
    const now = without("srv0001.corp");
    const rule = (planned: PlannedChange) =>
      drift(before, now, { ...zero, planned: [planned] }).items.find(({ kind }) => kind === "agent")?.rule;
    expect(rule(plan({ names: ["srv0001"] }))).toBe("plannedChange");
    expect(rule(plan({ from: on(8) }))).toBeNull();
    expect(rule(plan({ from: on(-9), until: on(0) }))).toBeNull();
    expect(rule(plan({ from: on(-9), until: on(0) + 1 }))).toBe("plannedChange");
    expect(rule(plan({ kind: "newServer" }))).toBeNull();
    expect(rule(plan({ kind: "patch" }))).toBeNull();
  });

  it("lets a rollup that was announced say so, and stay information", () => {
    const now = source({ agents: before.agents.map((one) => (one.name === "srv0001.corp" ? { ...one, version: "7.0.9538.1123" } : one)) });
    expect(one(drift(before, now, { planned: [plan({ kind: "patch" })] }).items)).toMatchObject({
      severity: "information",
      rule: "rollup",
      plan: "plan",
      reason: "Patch or rollup planned by Ada: CHG-1",
    });
  });

  it("explains what moved from one original to another, and not what only left or was copied", () => {
    const two = [group(), group({ key: 2, name: "OTHER" })];
    const base = source({ groups: two });
    const moving = agent("srv0001.corp", { group: 2 });
    const seen = { added: { "srv0001.corp": 7 } };
    const moved = { ...base, agents: [...base.agents.filter(({ name }) => name !== moving.name), moving] };
    expect(drift(base, moved, zero, seen).items.map(({ change, severity, rule, reason }) => [change, severity, rule, reason])).toEqual([
      ["lost", "explained", "betweenOriginals", "Moved to OTHER, another original."],
      ["added", "explained", "betweenOriginals", "Came from OLD, another original."],
    ]);
    const copied = { ...base, agents: [...base.agents, moving] };
    expect(one(drift(base, copied, zero, seen).items)).toMatchObject({ change: "added", severity: "unexplained", rule: null });
  });

  it("says where a lost one is now", () => {
    const seen = { elsewhere: { "srv0001.corp": ["NEW"] } };
    expect(drift(before, without("srv0001.corp"), {}, seen).items[0]?.says).toBe("Left the original; listed by NEW.");
  });

  it("lets a few come as a few may go", () => {
    const came = source({ agents: [...before.agents, agent("new1.corp")] });
    expect(one(drift(before, came, {}, { added: { "new1.corp": 7 } }).items)).toMatchObject({ rule: "churn", change: "added" });
    expect(one(drift(before, came, { planned: [plan({ kind: "newServer", names: ["new1.corp"] })] }).items).rule).toBe("plannedChange");
    const many = source({ agents: [...before.agents, agent("new1.corp"), agent("new2.corp")] });
    expect(countDrift(drift(before, many).items)).toMatchObject({ stops: 0, unexplained: 2 });
  });
});

describe("the churn allowance", () => {
  it.each([
    [0.5, 1, 15_000, 75],
    [0.5, 4, 15_000, 300],
    [0.5, 0.1, 15_000, 75],
    [0.5, 1, 10, 1],
    [0, 52, 15_000, 0],
  ])("%d %% over %d weeks of %d agents: %d", (percent, weeks, count, most) => {
    expect(allowed(percent, weeks, count)).toBe(most);
  });

  it("stops where one server or domain lost more than may go", () => {
    const now = without("srv0001.corp", "srv0002.corp");
    const { items, churn } = drift(before, now);
    expect(items.map(({ kind, severity }) => [kind, severity])).toEqual([
      ["agentsOfServer", "stops"],
      ["agentsOfDomain", "stops"],
      ["agent", "unexplained"],
      ["agent", "unexplained"],
    ]);
    expect(items.slice(0, 2).map(driftSubject)).toEqual(["2 of 10 agents of ms01.corp", "2 of 10 agents of corp"]);
    expect(items[0]?.says).toMatch(/^1 may go since the baseline\. Bring them back/);
    expect(churn.map(({ of, lost, allowed, over }) => [of, lost, allowed, over])).toEqual([
      ["group", 2, 1, true],
      ["server", 2, 1, true],
      ["domain", 2, 1, true],
    ]);
  });

  it("takes a trickle for life, and the same number at once for an accident", () => {
    const names = ["srv0001.corp", "srv0002.corp", "srv0003.corp", "srv0004.corp"];
    const big = source({ agents: agents(200) });
    const now = { ...big, agents: big.agents.filter(({ name }) => !names.includes(name)) };
    const lostOn = (...days: number[]) =>
      drift(big, now, {}, { exports: [0, 7, 14, 21, 28], lost: Object.fromEntries(names.map((name, i) => [name, days[i] ?? 0])) }, 28);
    expect(countDrift(lostOn(7, 14, 21, 28).items)).toEqual({ stops: 0, unexplained: 0, explained: 4, information: 0 });
    expect(lostOn(7, 14, 21, 28).steps.map(({ lost, allowed }) => [lost, allowed])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    const bulk = lostOn(28, 28, 28, 28);
    expect(countDrift(bulk.items)).toEqual({ stops: 2, unexplained: 4, explained: 0, information: 0 });
    expect(bulk.items[0]?.says).toMatch(/^All of them from one export to the next, where 1 may go\. Bring them back/);
  });

  it("counts what nothing else explains alone", () => {
    const excluded = new Map([["srv0002.corp", { by: "Ada", reason: "Out" }]]);
    const { items } = drift(before, without("srv0001.corp", "srv0002.corp"), { excluded });
    expect(items.map(({ rule }) => rule).sort()).toEqual(["churn", "exclusion"]);
  });
});

describe("a written reason", () => {
  const now = without("srv0001.corp");
  const [item] = drift(before, now, zero).items.filter(({ kind }) => kind === "agent");
  const said = {
    item: item?.id ?? "",
    fingerprint: item?.fingerprint ?? "",
    reason: "Burnt down",
    by: "Ada",
    at: "2014-02-10T00:00:00.000Z",
  };

  it("explains, and never hides what stops", () => {
    const { items } = drift(before, now, { ...zero, written: [said] });
    expect(items.find(({ kind }) => kind === "agent")).toMatchObject({ severity: "explained", rule: "written", reason: "Burnt down" });
    expect(driftBlockers(items).map(({ severity }) => severity)).toEqual(["stops", "stops"]);
  });

  it("falls away when the difference is another one", () => {
    const { items } = drift(before, now, { ...zero, written: [said] }, { lost: { "srv0001.corp": 6 } });
    expect(items.find(({ kind }) => kind === "agent")?.severity).toBe("unexplained");
  });
});
