import { beforeEach, describe, expect, it } from "vitest";
import { phases } from "@/lib/domain/tasks/phases";
import { template } from "@/lib/domain/tasks/template";
import { useDatabase } from "@/lib/server/database/testing";
import { driftOf } from "@/lib/server/drift/testing/api";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { makePerson } from "@/lib/server/people/testing";
import { componentsOf, gatewaysCsv, serversCsv } from "@/lib/server/servers/testing/api";
import { tasksOf } from "./testing/api";

useDatabase();

let migration: string;
let api: ReturnType<typeof apiOf>;
let tasks: ReturnType<typeof tasksOf>;

beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  tasks = tasksOf(migration);
});

describe("the tasks of a migration", () => {
  it("are the template's as far as it applies, in order, and ask for nothing to be stored", async () => {
    const { status, body } = await tasks.list();
    expect(status).toBe(200);
    const expected = template.filter(({ aside, gatewaysOnly }) => !aside && !gatewaysOnly).map(({ key }) => key);
    expect(body.items.map(({ key }) => key).sort()).toEqual(expected.sort());
    expect(body.items.map(({ phase }) => phases.indexOf(phase))).toEqual(body.items.map(({ phase }) => phases.indexOf(phase)).sort());
    expect(body.items.every(({ state, revision, stale, completion }) => state === "open" && revision === 0 && !stale && !completion)).toBe(
      true,
    );
    const aside = (await tasks.list("?archived=true&limit=500")).body.items;
    expect(aside.map(({ key, archivedReason }) => [key, archivedReason !== null])).toEqual(
      template.filter(({ aside }) => aside).map(({ key }) => [key, true]),
    );
  });

  it("get one task per gateway once there are gateways, observed or planned", async () => {
    await api.send(gatewaysCsv(["gw01.dmz.test"], source), { kind: "gateways", capturedAt: day(0), coverage: "whole" });
    await componentsOf(migration).enter({ kind: "gateway", name: "gw11.dmz.test", group: target, planned: true });
    const of = async (key: string) => (await tasks.list()).body.items.filter((task) => task.key === key).map(({ subject }) => subject);
    expect(await of("DEP-12")).toEqual(["gw11.dmz.test"]);
    expect(await of("RTR-09")).toEqual(["gw01.dmz.test"]);
    const before = await tasks.find("DEP-12");
    await api.send(gatewaysCsv(["gw11.dmz.test", "gw12.dmz.test"]), { kind: "gateways", capturedAt: day(1), coverage: "whole" });
    expect(await of("DEP-12")).toEqual(["gw11.dmz.test", "gw12.dmz.test"]);
    expect((await tasks.find("DEP-12", "gw11.dmz.test")).id).toBe(before.id);
    const failover = await tasks.find("DEP-13", "gw12.dmz.test");
    expect(failover.prerequisites).toContain((await tasks.find("DEP-12", "gw12.dmz.test")).id);
    expect(failover.prerequisites).not.toContain(before.id);
  });

  it("are found by phase, state and owner, page by page", async () => {
    const all = (await tasks.list()).body;
    const pages = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { body } = await tasks.list(`?limit=7${cursor && `&cursor=${cursor}`}`);
      pages.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(pages.map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
    expect((await tasks.list("?phase=retain&phase=retire&limit=500")).body.items.every(({ phase }) => phase.startsWith("ret"))).toBe(true);
    const person = await makePerson("engineer", "Ada");
    const task = await tasks.find("DEP-02");
    const owned = await tasks.edit(task, { owner: person.email.toUpperCase(), state: "inProgress", dueDate: "2026-12-01" });
    expect(owned.body).toMatchObject({ owner: person.email, ownerName: "Ada", state: "inProgress", dueDate: "2026-12-01", revision: 1 });
    expect((await tasks.list(`?owner=${person.email}`)).body.items.map(({ key }) => key)).toEqual(["DEP-02"]);
    expect((await tasks.list("?state=inProgress")).body.total).toBe(1);
    expect((await tasks.list()).body.people).toContainEqual({ id: owned.body.ownerId, name: "Ada", email: person.email });
  });
});

describe("what people say of a task", () => {
  it("needs the revision, and answers the present state to whoever comes second", async () => {
    const task = await tasks.find("DEP-02");
    expect((await tasks.edit(task, { note: "a" }, { ifMatch: undefined })).status).toBe(428);
    expect((await tasks.edit(task, { note: "a" })).status).toBe(200);
    const second = await tasks.edit(task, { note: "b" });
    expect(second).toMatchObject({ status: 412, body: { code: "stale", current: { note: "a", revision: 1 } } });
    expect((await tasks.edit(await tasks.find("DEP-02"), { note: "a" })).body.revision).toBe(1);
  });

  it("two at once: one is written, the other is told", async () => {
    const task = await tasks.find("DEP-02");
    const answers = await Promise.all(["a", "b", "c"].map((note) => tasks.edit(task, { note })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it("blocked and not applicable say why, since when, and never without", async () => {
    let task = await tasks.find("DEP-02");
    expect((await tasks.edit(task, { state: "blocked" })).status).toBe(400);
    expect((await tasks.edit(task, { state: "done" })).status).toBe(400);
    task = (await tasks.edit(task, { state: "blocked", reason: "No account from the domain team" })).body;
    expect(task).toMatchObject({ state: "blocked", reason: "No account from the domain team" });
    const { since } = task;
    task = (await tasks.edit(task, { reason: "Still none" })).body;
    expect(task).toMatchObject({ state: "blocked", reason: "Still none", since });
    expect((await tasks.edit(task, { state: "notApplicable" })).status).toBe(400);
    task = (await tasks.edit(task, { state: "open" })).body;
    expect(task).toMatchObject({ state: "open", reason: null });
    expect((await tasks.edit(task, { owner: "nobody@example.org" })).status).toBe(400);
    expect((await tasks.edit(task, { links: [{ name: "x", href: "javascript:alert(1)" }] })).status).toBe(400);
    const linked = await tasks.edit(task, { links: [{ name: "Change", href: "https://tickets.example.org/1" }] });
    expect(linked.body.links).toEqual([{ name: "Change", href: "https://tickets.example.org/1" }]);
  });

  it("leads alone edit, move, archive and add; an untouched template text comes back with null", async () => {
    const task = await tasks.find("DEP-02");
    expect((await tasks.edit(task, { title: "Mine" })).status).toBe(403);
    const titled = (await tasks.edit(task, { title: "Mine", position: -1 }, { role: "lead" })).body;
    expect(titled).toMatchObject({ title: "Mine", position: -1 });
    expect((await tasks.edit(titled, { title: null }, { role: "lead" })).body.title).toBe(task.title);
    const archived = (await tasks.edit(await tasks.find("DEP-02"), { archived: true }, { role: "lead" })).body;
    expect((await tasks.list()).body.items.some(({ key }) => key === "DEP-02")).toBe(false);
    expect((await tasks.find("DEP-05")).prerequisites).not.toContain(task.id);
    expect((await tasks.edit(archived, { archived: false }, { role: "lead" })).status).toBe(200);
    const wanted = await tasks.find("RET-03", undefined, "?archived=true");
    expect((await tasks.edit(wanted, { archived: false }, { role: "lead" })).body.archived).toBe(false);

    expect((await tasks.add({ phase: "deploy", component: "network", title: "x" }, { role: "engineer" })).status).toBe(403);
    const added = await tasks.add({ phase: "deploy", component: "network", title: "Tell the network team", prerequisites: [task.id] });
    expect(added).toMatchObject({ status: 201, body: { key: "OWN-1", added: true, check: null, source: null, prerequisites: [task.id] } });
    expect((await tasks.add({ phase: "deploy", component: "network", title: "Again" })).body.key).toBe("OWN-2");
    expect((await tasks.edit(added.body, { title: "" }, { role: "lead" })).status).toBe(400);
    expect((await tasks.edit(added.body, { title: "Told" }, { role: "lead" })).body.title).toBe("Told");
    const strange = "0192f000-0000-7000-8000-000000000009";
    expect((await tasks.add({ phase: "deploy", component: "network", title: "x", prerequisites: [strange] })).status).toBe(400);
    const events = await api.events();
    expect(events.map(({ verb }) => verb).filter((verb) => verb === "tasks.add")).toHaveLength(2);
  });
});

describe("ticks", () => {
  it("are rows with who, when and evidence; taken back, nothing else is lost", async () => {
    const task = (await tasks.edit(await tasks.find("DEP-02"), { note: "asked on Monday" })).body;
    const done = await tasks.tick(task, { note: "made by the domain team" });
    expect(done).toMatchObject({
      status: 200,
      body: {
        state: "done",
        revision: 2,
        stale: false,
        note: "asked on Monday",
        completion: { by: "Token engineer", note: "made by the domain team", evidence: null },
      },
    });
    expect((await tasks.tick(task)).status).toBe(412);
    expect((await tasks.edit(done.body, { state: "inProgress" })).status).toBe(409);
    const back = await tasks.untick(done.body);
    expect(back.body).toMatchObject({ state: "open", completion: null, note: "asked on Monday", revision: 3 });
    expect((await tasks.untick(back.body)).body.revision).toBe(3);
    const events = await api.events();
    expect(events.map(({ verb }) => verb)).toEqual(["tasks.edit", "tasks.complete", "tasks.reopen"]);
    expect((await tasks.tick(back.body, {}, { role: "viewer" })).status).toBe(403);
  });

  it("wait for prerequisites, or say why not", async () => {
    const task = await tasks.find("DEP-05");
    const refused = await tasks.tick(task);
    expect(refused).toMatchObject({ status: 409, body: { code: "prerequisites-open" } });
    expect(refused.body.open?.map(({ key }) => key)).toEqual(["DEP-02", "DEP-03"]);
    expect((await tasks.tick(task, { reason: "The databases exist already" })).body.completion?.reason).toBe("The databases exist already");
    const without = await tasks.find("DEP-06");
    await tasks.tick(await tasks.find("DEP-02"));
    await tasks.edit(await tasks.find("DEP-03"), { state: "notApplicable", reason: "Sized elsewhere" });
    expect((await tasks.tick(without)).status).toBe(200);
  });

  it("keep what exports said; a newer import that contradicts makes them stale and leaves them ticked", async () => {
    await api.send(csvOf(names(5)), { capturedAt: day(0), coverage: "whole" });
    await api.send(serversCsv(["oms01.corp.test"], source), { kind: "managementServers", capturedAt: day(0), coverage: "whole" });
    const before = await tasks.find("RET-01");
    expect(before.check).toMatchObject({ result: "unknown", summary: "5 agents and 1 server on record, but no baseline is frozen yet." });
    expect((await driftOf(migration).freeze()).status).toBe(200);
    const recorded = await tasks.find("RET-01");
    expect(recorded.check).toMatchObject({
      result: "pass",
      summary: "5 agents and 1 server frozen as the baseline.",
      evidence: { counts: { agents: 5, servers: 1 } },
    });
    expect(recorded.check?.evidence.imports.map(({ number }) => number)).toEqual([1, 2]);
    await tasks.tick(recorded);

    const first = await tasks.find("DEP-22");
    expect(first.check?.result).toBe("unknown");
    await api.send(serversCsv(["nms01.corp.test"]), { kind: "managementServers", capturedAt: day(1), coverage: "whole" });
    const proven = await tasks.find("DEP-22");
    expect(proven).toMatchObject({ state: "open", check: { result: "pass" } });
    const ticked = await tasks.tick(proven, { reason: "Installed before the checklist was kept" });
    expect(ticked.body.completion?.evidence).toMatchObject({ result: "pass", evidence: { imports: [{ number: 3 }] } });

    const ill = serversCsv([{ name: "nms01.corp.test", health: "Error" }]);
    const contradicting = await api.send(ill, { kind: "managementServers", capturedAt: day(2), coverage: "whole" });
    const stale = await tasks.find("DEP-22");
    expect(stale).toMatchObject({
      state: "done",
      stale: true,
      revision: ticked.body.revision,
      check: { result: "fail", summary: "Not healthy: nms01.corp.test." },
    });
    expect(stale.check?.evidence.imports.at(-1)?.number).toBe(4);
    expect((await tasks.list("?stale=true")).body.items.map(({ key }) => key)).toEqual(["DEP-22"]);

    const decided = await tasks.tick(stale, { reason: "A disk that is being replaced" });
    expect(decided.body).toMatchObject({ state: "done", stale: false });
    await api.undo(contradicting.body.id);
    expect(await tasks.find("DEP-22")).toMatchObject({ state: "done", stale: false, check: { result: "pass" } });
  });

  it("count in the overview's phases", async () => {
    await tasks.tick(await tasks.find("DEP-02"));
    await tasks.edit(await tasks.find("DEP-04"), { state: "blocked", reason: "Firewall board" });
    const all = (await tasks.list("?phase=deploy&limit=500")).body.total;
    const { body } = await api.overview();
    expect(body.phases.find(({ id }) => id === "deploy")).toEqual({
      id: "deploy",
      done: 1,
      total: all,
      stale: 0,
      blocked: 1,
      inProgress: 0,
      gate: { state: "open", signedAt: null, signedBy: null, since: 0 },
    });
  });
});
