import { beforeEach, describe, expect, it } from "vitest";
import type { Agent } from "@/lib/contracts/agents";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";

useDatabase();

let api: ReturnType<typeof apiOf>;
let migration: string;
const waiting = { stage: ["waiting"] };
const owner = { field: "owner", value: "DBA team" };

beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  await api.send(csvOf(names(6)), { capturedAt: day(3) });
  await api.send(csvOf([{ name: "srv006.corp.test", version: "7.1.10184.0" }], target), { capturedAt: day(4) });
});

const plans = async () => {
  const items: Agent[] = (await api.agents()).body.items;
  return items.map(({ fqdn, owner, tags, method, methodSet, excluded, cutOverAccepted, alertsFrom, alertsSince, stage, done }) => ({
    alertsFrom,
    alertsSince,
    fqdn,
    owner,
    tags,
    method: methodSet ? method : null,
    excluded,
    cutOverAccepted,
    stage,
    done,
  }));
};
const edits = async () => (await api.events()).filter((event) => event.verb === "agents.edit");
type Asked = { filter?: object; fqdns?: string[]; keys?: number[]; change: object; reason?: string };
/** Plans, then makes exactly that. */
async function make(asked: Asked, call = {}) {
  const plan = await api.change({ ...asked, plan: true }, call);
  return api.change({ ...asked, basis: plan.body.basis }, call);
}

describe("a change of many agents", () => {
  it("is planned without writing anything", async () => {
    const planned = await api.change({ filter: waiting, change: owner, plan: true });
    expect(planned.status).toBe(200);
    expect(planned.body).toMatchObject({ agents: 5, changing: 5, already: 0, leftOut: 0 });
    expect(await edits()).toEqual([]);
  });

  it("needs the basis of its plan, and refuses one that no longer holds", async () => {
    expect((await api.change({ filter: waiting, change: owner })).status).toBe(428);
    const { body } = await api.change({ filter: waiting, change: owner, plan: true });
    await api.edit("srv002.corp.test", { note: "mine" }, { ifMatch: 1 });
    const late = await api.change({ filter: waiting, change: owner, basis: body.basis });
    expect([late.status, late.body.code]).toEqual([412, "stale"]);
    expect(late.body.current).toMatchObject({ agents: 5 });
    expect((await plans()).filter((plan) => plan.owner)).toEqual([]);
    const other = await api.change({ filter: waiting, change: { ...owner, value: "Other" }, basis: late.body.current?.basis });
    expect(other.status).toBe(412);
  });

  it("changes exactly those, with one event each, and counts those that had it already", async () => {
    await api.edit("srv001.corp.test", { owner: "DBA team", note: "kept" }, { ifMatch: 1 });
    const made = await make({ filter: waiting, change: owner });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ changed: 4, already: 1, leftOut: 0, undone: null });
    expect((await plans()).map((plan) => plan.owner)).toEqual([...Array(5).fill("DBA team"), null]);
    expect((await edits()).slice(1).map(({ before, after }) => [before, after])).toEqual(
      Array(4).fill([{ owner: null }, { owner: "DBA team" }]),
    );
    expect((await api.agent("srv002.corp.test")).body.revision).toBe(2);
    expect((await api.agent("srv001.corp.test")).body).toMatchObject({ revision: 2, note: "kept" });
  });

  it("adds and removes tags, in order and each once; more than twenty are left out", async () => {
    await api.edit("srv001.corp.test", { tags: ["b", "old"] }, { ifMatch: 1 });
    await api.edit("srv002.corp.test", { tags: Array.from({ length: 20 }, (_, i) => `t${i}`) }, { ifMatch: 1 });
    const fqdns = ["srv001.corp.test", "SRV002.corp.test.", "srv003.corp.test"];
    const made = await make({ fqdns, change: { field: "tags", add: ["a", "b"], remove: ["old"] } });
    expect(made.body).toMatchObject({ changed: 2, already: 0, leftOut: 1 });
    expect((await plans()).slice(0, 3).map((plan) => plan.tags.slice(0, 3))).toEqual([
      ["b", "a"],
      ["t0", "t1", "t2"],
      ["a", "b"],
    ]);
  });

  it("accepts cut-overs, also beforehand, and stages follow, there and back", async () => {
    await api.send(csvOf(names(5)), { capturedAt: day(5) });
    const made = await make({ filter: {}, change: { field: "cutOverAccepted", value: true }, reason: "Retired early" });
    expect(made.body).toMatchObject({ changed: 6, leftOut: 0 });
    const crossed = (await plans()).filter((plan) => plan.done);
    expect(crossed).toMatchObject([{ fqdn: "srv006.corp.test", done: true, cutOverAccepted: { reason: "Retired early" } }]);
    await api.send(csvOf(names(1), target), { capturedAt: day(6), coverage: "whole" });
    const left = await api.send(csvOf(names(5).slice(1)), { capturedAt: day(7), coverage: "whole" });
    expect((await api.agent("srv001.corp.test")).body).toMatchObject({ stage: "cutOver", done: false });
    expect((await api.agent("srv001.corp.test")).body.flags.map(({ code }) => code)).not.toContain("leftSource");
    await api.undo(left.body.id);
    expect((await api.undoChange(made.body.id)).body).toMatchObject({ restored: 6, kept: 0 });
  });

  it.each([
    { change: { field: "owner", value: "X" } },
    { change: { field: "tags", add: ["x"], remove: ["a"] } },
    { change: { field: "method", value: "commandLine" } },
    { change: { field: "excluded", value: true }, reason: "Gone soon" },
    { change: { field: "excluded", value: false } },
    { change: { field: "alertsFrom", value: "target" } },
    { change: { field: "alertsFrom", value: "both", since: "2014-03-01" } },
    { change: { field: "alertsFrom", value: null } },
  ])("is undone exactly: %j", async (asked) => {
    const alerts = { alertsFrom: "both", alertsSince: "2014-02-01" };
    await api.edit(
      "srv001.corp.test",
      { owner: "A", tags: ["a"], method: "push", excluded: { reason: "First" }, ...alerts },
      { ifMatch: 1 },
    );
    const before = await plans();
    const made = await make({ filter: {}, ...asked });
    expect(await plans()).not.toEqual(before);
    const undone = await api.undoChange(made.body.id);
    expect(undone.body).toMatchObject({ restored: made.body.changed, kept: 0, undone: { by: expect.any(String) } });
    expect(await plans()).toEqual(before);
    expect((await api.undoChange(made.body.id)).body).toMatchObject({ restored: 0 });
  });

  it("says from where alerts are answered, from today in the zone of the migration unless a day is given", async () => {
    const timeZone = "Pacific/Kiritimati";
    await pool().query("update migration set time_zone = $2 where id = $1", [migration, timeZone]);
    const early = { alertsFrom: "both", alertsSince: "2014-02-01" };
    await api.edit("srv001.corp.test", early, { ifMatch: 1 });
    const made = await make({ filter: waiting, change: { field: "alertsFrom", value: "both" } });
    expect(made.body).toMatchObject({ changed: 4, already: 1 });
    const told = await plans();
    expect(told[0]).toMatchObject(early);
    const today = new Intl.DateTimeFormat("sv-SE", { timeZone }).format(new Date());
    expect(told[1]).toMatchObject({ alertsFrom: "both", alertsSince: today });
    expect((await edits()).at(-1)).toMatchObject({
      before: { alertsFrom: null, alertsSince: null },
      after: { alertsFrom: "both", alertsSince: today },
    });
    const dated = await make({ filter: waiting, change: { field: "alertsFrom", value: "both", since: "2014-03-01" } });
    expect(dated.body).toMatchObject({ changed: 5, already: 0 });
    expect((await api.change({ filter: {}, change: { field: "alertsFrom", value: "nowhere" }, plan: true })).status).toBe(400);
  });

  it("leaves those alone that were changed since, and names them", async () => {
    const made = await make({ fqdns: names(3), change: owner });
    await api.edit("srv002.corp.test", { owner: "Mine" }, { ifMatch: 2 });
    const undone = await api.undoChange(made.body.id);
    expect(undone.body).toMatchObject({ restored: 2, kept: 1, keptNames: ["srv002.corp.test"] });
    expect((await plans()).slice(0, 3).map((plan) => plan.owner)).toEqual([null, "Mine", null]);
  });

  it("is listed with what it said, the newest first, and whether it was undone", async () => {
    const first = await make({ fqdns: names(3), change: owner });
    await make({ fqdns: names(2), change: { field: "excluded", value: true }, reason: "Not ours" });
    await api.undoChange(first.body.id);
    expect((await api.changes()).body.items).toMatchObject([
      { changed: 2, sentence: "excluded", reason: "Not ours", undone: null },
      { id: first.body.id, changed: 3, sentence: "owner changed", undone: { by: expect.any(String) } },
    ]);
    expect((await api.changes({ role: "viewer" })).status).toBe(200);
  });

  it("takes a lead for decisions, there and back", async () => {
    const excluded = { filter: waiting, change: { field: "excluded", value: true }, reason: "x", plan: true };
    expect((await api.change(excluded, { role: "engineer" })).status).toBe(403);
    expect((await api.change({ ...excluded, change: owner }, { role: "engineer" })).status).toBe(200);
    expect((await api.change({ ...excluded, change: owner }, { role: "viewer" })).status).toBe(403);
    const made = await make({ filter: waiting, change: { field: "excluded", value: true }, reason: "x" });
    expect((await api.undoChange(made.body.id, { role: "engineer" })).status).toBe(403);
  });

  it.each([
    [{ change: owner }, 400],
    [{ filter: {}, keys: [1], change: owner }, 400],
    [{ filter: { colour: "red" }, change: owner }, 400],
    [{ filter: {}, change: { field: "excluded", value: true }, plan: false }, 400],
    [{ filter: {}, change: { field: "tags" } }, 400],
    [{ filter: {}, change: { field: "note", value: "x" } }, 400],
    [{ fqdns: ["nobody.corp.test"], change: owner }, 404],
    [{ keys: [99], change: owner }, 404],
  ])("%j is refused with %i", async (body, status) => {
    expect((await api.change({ plan: true, ...body })).status).toBe(status);
  });

  it("404 for a change that is not there", async () => {
    expect((await api.undoChange("0192f000-0000-7000-8000-00000000ffff")).status).toBe(404);
  });

  it("keeps two people at the same agents from losing either word", async () => {
    const asked = { filter: waiting, change: owner };
    const { basis } = (await api.change({ ...asked, plan: true })).body;
    const answers = await Promise.all([api.change({ ...asked, basis }), api.change({ ...asked, basis })]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 412]);
    const { rows } = await pool().query("select count(*)::int as count from agent_change where id = any($1)", [
      answers.flatMap((answer) => (answer.status === 201 ? [answer.body.id] : [])),
    ]);
    expect(rows).toEqual([{ count: 1 }]);
  });
});

describe("order and rows", () => {
  it("hold the same agents in the same order as the list", async () => {
    for (const query of ["?sort=-fqdn", "?sort=stage&stage=waiting", "?q=srv00", "?owned=true"]) {
      const listed = (await api.agents(query)).body.items;
      const keys = await api.order(query);
      expect(keys).toEqual(listed.map((agent) => agent.key));
      if (keys.length) expect((await api.agentRows(`?keys=${keys.join(",")}`)).body.items).toEqual(listed);
    }
  });

  it("leave out keys that nobody has; anything but keys is refused", async () => {
    expect((await api.agentRows("?keys=99,1")).body.items.map((agent) => agent.key)).toEqual([1]);
    for (const keys of ["", "a", "1,", "0", Array(501).fill(1).join(",")]) expect((await api.agentRows(`?keys=${keys}`)).status).toBe(400);
  });

  it("count neighbours by stage", async () => {
    const { items } = (await api.neighbours("srv001.corp.test")).body;
    expect(items).toMatchObject([
      { kind: "server", name: "ms01.corp.test", total: 6, stages: { waiting: 5, dualHomed: 1 } },
      { kind: "domain", name: "corp.test", total: 6 },
    ]);
  });
});
