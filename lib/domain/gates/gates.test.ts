import { describe, expect, it } from "vitest";
import { actions, agents, differences, named, ofAgents, say } from "../checks/sentence";
import { grouped } from "./groups";
import { type GateItem, type GateTask, openItems } from "./items";
import { judge, sinceSigned } from "./signing";
import { gateShort, gateState, gateWords } from "./state";
import { waitingFor } from "./waiting";

const task = (key: string, more: Partial<GateTask> = {}): GateTask => ({
  id: `id-${key}`,
  key,
  title: `Title of ${key}`,
  subject: null,
  phase: "deploy",
  state: "open",
  stale: false,
  reason: null,
  check: null,
  ...more,
});
const says = (result: "pass" | "fail" | "unknown", summary = `It says ${result}.`): GateTask["check"] => ({
  result,
  summary,
  evidence: {
    imports: [
      { id: "i-7", number: 7 },
      { id: "i-41", number: 41 },
    ],
  },
});
const drift = (task: string, waivable: boolean): GateItem => ({
  kind: "drift",
  task,
  key: null,
  title: task,
  alike: "Agents lost",
  subject: null,
  why: "Lost.",
  waivable,
  importId: null,
  importNumber: null,
});

describe("what is open at a gate", () => {
  it.each<[string, Partial<GateTask>, string | null]>([
    ["nobody did it", {}, "open"],
    ["begun", { state: "inProgress" }, "open"],
    ["blocked", { state: "blocked", reason: "No account" }, "blocked"],
    ["exports say not yet", { check: says("fail") }, "failing"],
    ["exports confirm it, but nobody ticked", { check: says("pass") }, "open"],
    ["done", { state: "done" }, null],
    ["done and confirmed", { state: "done", check: says("pass") }, null],
    ["done, exports do not tell", { state: "done", check: says("unknown") }, null],
    ["contradicted", { state: "done", stale: true, check: says("fail") }, "stale"],
    ["ticked against the facts with a reason", { state: "done", check: says("fail") }, "failing"],
    ["not applicable, whatever exports say", { state: "notApplicable", check: says("fail") }, null],
  ])("%s", (_, more, kind) => expect(openItems([task("DEP-01", more)], []).map((item) => item.kind)).toEqual(kind === null ? [] : [kind]));

  it("names the newest import behind it and says why", () => {
    const [item] = openItems([task("DEP-12", { state: "done", stale: true, check: says("fail", "gw2 has no failover.") })], []);
    expect(item).toMatchObject({ importId: "i-41", importNumber: 41, why: "Ticked, but exports disagree: gw2 has no failover." });
  });

  it("puts first what nobody may waive", () => {
    const items = openItems([task("RET-01")], [drift("moved", true), drift("lost", false)]);
    expect(items.map((item) => item.task)).toEqual(["lost", "moved", "id-RET-01"]);
  });
});

describe("items that are alike", () => {
  const of = (subject: string, summary: string) => task("RTR-11", { id: subject, subject, check: says("fail", summary) });

  it("are one group that says once what all of them say", () => {
    const items = [of("oms1", "Not listed. It may not go yet."), task("RTR-12"), of("oms2", "OLD still lists it. It may not go yet.")];
    const [servers, databases, ...others] = grouped(openItems(items, []));
    expect(others).toEqual([]);
    expect(servers?.why).toBe("It may not go yet.");
    expect(servers?.items.map(({ subject, own }) => [subject, own])).toEqual([
      ["oms1", "Not listed."],
      ["oms2", "OLD still lists it."],
    ]);
    expect(databases).toMatchObject({ why: "Not done.", items: [{ key: "RTR-12", own: "" }] });
  });

  it("keep the differences of an original apart by what is to be done", () => {
    const items = [drift("srv1", true), { ...drift("srv2", true), why: "Left." }, drift("srv3", true)];
    expect(grouped(items).map(({ why, items: all }) => [why, all.map((item) => item.task)])).toEqual([
      ["Lost.", ["srv1", "srv3"]],
      ["Left.", ["srv2"]],
    ]);
  });
});

describe("what an open task waits for", () => {
  const silent = { flag: ["grey" as const], inScope: true };
  const server = (name: string) => ({ id: `id-${name}`, name });

  it("is what the sentence of its failing check counts first, with the rows of exactly that", () => {
    const sentence = say`${agents(3, silent)} of ${ofAgents(9, { inScope: true })} not heard from.`;
    expect(waitingFor({ result: "fail", sentence })).toEqual({ count: 3, words: "3 agents", part: agents(3, silent) });
    const pending = actions(2, "failed action", { group: ["NEW"], overtaken: false });
    expect(waitingFor({ result: "fail", sentence: say`Not yet: ${pending}.` })).toMatchObject({ count: 2, words: "2 failed actions" });
    expect(waitingFor({ result: "fail", sentence: say`${differences(1, "stops")}.` })).toMatchObject({ count: 1, words: "1 difference" });
  });

  it("is servers where it names them, and nothing where exports do not say that something is missing", () => {
    const servers = [server("gw1"), server("gw2")];
    expect(waitingFor({ result: "fail", sentence: say`Not listed: ${named(servers)}.`, servers })).toEqual({
      count: 2,
      words: "gw1, gw2",
      part: null,
    });
    expect(waitingFor({ result: "fail", sentence: say`No server.` })).toBeNull();
    expect(waitingFor({ result: "pass", sentence: say`${agents(3, silent)} heard from.` })).toBeNull();
    expect(waitingFor({ result: "unknown", sentence: say`${agents(3, silent)} known.` })).toBeNull();
    expect(waitingFor(null)).toBeNull();
  });
});

describe("a signature", () => {
  const items = openItems([task("DEP-01"), task("DEP-12", { subject: "gw1" }), task("DEP-12", { id: "second", subject: "gw2" })], []);

  it("needs a reason for each open item, by id or by key", () => {
    expect(judge(items, []).left).toHaveLength(3);
    const one = judge(items, [{ task: "id-DEP-12", reason: "later" }]);
    expect(one.left.map((item) => item.task)).toEqual(["id-DEP-01", "second"]);
    expect(one.waived).toMatchObject([{ task: "id-DEP-12", kind: "open", why: "Not done.", reason: "later" }]);
    expect(judge(items, [{ task: "dep-12", reason: "both" }]).left.map((item) => item.task)).toEqual(["id-DEP-01"]);
    expect(judge([], [{ task: "id-DEP-01", reason: "nothing to waive" }])).toEqual({ left: [], waived: [] });
  });

  it("never waives what cannot be waived", () => {
    expect(judge([drift("lost", false)], [{ task: "lost", reason: "we do not care" }]).left).toHaveLength(1);
    expect(judge([drift("moved", true)], [{ task: "moved", reason: "planned" }]).left).toHaveLength(0);
  });

  it("is contradicted by what came after it, not by what it waived", () => {
    const waivers = judge(
      items,
      items.map((item) => ({ task: item.task, reason: "waived" })),
    ).waived;
    expect(sinceSigned(items, waivers)).toEqual([]);
    expect(sinceSigned(openItems([task("DEP-01", { state: "blocked" })], []), waivers)).toEqual([]);
    const ticked = openItems([task("DEP-01", { state: "done", stale: true, check: says("fail") })], []);
    expect(sinceSigned(ticked, waivers).map((item) => item.kind)).toEqual(["stale"]);
    expect(sinceSigned(openItems([task("DEP-02")], []), waivers)).toHaveLength(1);
    expect(sinceSigned([drift("lost", false)], [{ task: "lost", kind: "drift" }])).toHaveLength(1);
  });
});

describe("how a gate stands", () => {
  const open = openItems([task("DEP-01"), task("DEP-02", { state: "blocked" }), task("DEP-03", { check: says("fail") })], []);

  it("is open, ready, signed or contradicted", () => {
    expect(gateState(false, open, [])).toBe("open");
    expect(gateState(false, [], [])).toBe("ready");
    expect(gateState(true, open, [])).toBe("signed");
    expect(gateState(true, open, open)).toBe("contradicted");
  });

  it("says why in a sentence", () => {
    expect(gateWords("open", open, [])).toBe(
      "Still open: 1 that exports say is not done, 1 blocked and 1 to do. Each has to be done, or waived with a reason.",
    );
    expect(gateWords("open", [drift("lost", false), drift("moved", true)], [])).toBe(
      "Still open: 2 changes of the original unexplained. One of them cannot be waived.",
    );
    const stale = openItems([task("DEP-12", { state: "done", stale: true, check: says("fail") }), task("DEP-20")], []);
    expect(gateWords("contradicted", stale, stale)).toBe(
      "Since then import #41 disagrees on DEP-12; still or again to do: DEP-20. The signature stands.",
    );
    const waived = (key: string, reason: string) => ({ key, title: "Title", subject: key === "DEP-07" ? "gw01" : null, reason });
    const waivers = [waived("DEP-12", "later"), waived("DEP-07", "no gateway there"), waived("DEP-13", "later")];
    expect(gateWords("signed", [], [], waivers)).toBe(
      "Nothing speaks against it since. Signed with 3 waived: DEP-12 and DEP-13, “later”; DEP-07 (gw01), “no gateway there”.",
    );
    expect(gateWords("contradicted", stale, stale, waivers)).toMatch(/The signature stands\. Signed with 3 waived: DEP-12/);
    expect([gateShort("signed", 3), gateShort("signed", 0), gateShort("open", 3)]).toEqual(["Signed with 3 waived", "Signed", "Open"]);
    const many = openItems(
      ["DEP-01", "DEP-02", "DEP-03", "DEP-04", "DEP-05"].map((key) => task(key)),
      [],
    );
    expect(gateWords("contradicted", many, many)).toContain("DEP-01, DEP-02, DEP-03 and 2 more");
  });
});
