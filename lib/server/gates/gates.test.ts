import { beforeEach, describe, expect, it } from "vitest";
import { phases } from "@/lib/domain/tasks/phases";
import { useDatabase } from "@/lib/server/database/testing";
import { driftOf } from "@/lib/server/drift/testing/api";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { serversCsv } from "@/lib/server/servers/testing/api";
import { tasksOf } from "@/lib/server/tasks/testing/api";
import { gatesOf } from "./testing/api";

useDatabase();

let migration: string;
let api: ReturnType<typeof apiOf>;
let tasks: ReturnType<typeof tasksOf>;
let gates: ReturnType<typeof gatesOf>;

beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  tasks = tasksOf(migration);
  gates = gatesOf(migration);
});

const waiveAll = async () => (await gates.find("deploy")).open.map(({ task }) => ({ task, reason: "Not needed for this estate" }));

describe("the gates of a migration", () => {
  it("are one per phase, and each lists the tasks that are open", async () => {
    const { status, body } = await gates.list();
    expect(status).toBe(200);
    expect(body.items.map(({ phase }) => phase)).toEqual(phases);
    const open = (await tasks.list("?phase=deploy&limit=500")).body.items.map(({ id }) => id);
    expect((await gates.find("deploy")).open.map(({ task }) => task)).toEqual(open);
    expect(await gates.find("deploy")).toMatchObject({ state: "open", signature: null, since: [] });
  });

  it("close when a task is ticked or not applicable, and tell what exports say with the import", async () => {
    await api.send(serversCsv(["nms01.corp.test"]), { kind: "managementServers", capturedAt: day(1), coverage: "whole" });
    await tasks.tick(await tasks.find("DEP-07"), { reason: "Done before" });
    await tasks.edit(await tasks.find("DEP-02"), { state: "notApplicable", reason: "Accounts exist" });
    const gate = await gates.find("deploy");
    expect(gate.open.some(({ key }) => key === "DEP-07" || key === "DEP-02")).toBe(false);
    expect(gate.checks.find(({ key }) => key === "DEP-07")).toMatchObject({ result: "pass", importNumber: 1 });
  });
});

describe("a signature", () => {
  it("takes a lead, and a reason for each open item", async () => {
    expect((await gates.sign("deploy", {}, "engineer")).status).toBe(403);
    expect((await gates.sign("deploy", {}, "viewer")).status).toBe(403);
    expect((await gates.sign("nothing")).status).toBe(404);
    const refused = await gates.sign("deploy");
    expect(refused).toMatchObject({ status: 409, body: { code: "gate-open" } });
    expect(refused.body.open).toEqual((await gates.find("deploy")).open);
    const waivers = await waiveAll();
    const missing = await gates.sign("deploy", { waivers: waivers.slice(1) });
    expect(missing.body.open.map(({ task }) => task)).toEqual([waivers[0]?.task]);
    expect((await gates.sign("deploy", { waivers: [{ task: waivers[0]?.task ?? "", reason: " " }] })).status).toBe(400);
    expect(await api.events()).toEqual([]);
    const signed = await gates.sign("deploy", { waivers });
    expect(signed).toMatchObject({ status: 200, body: { state: "signed", since: [], signature: { by: "Token lead" } } });
    expect(signed.body.signature?.waivers).toHaveLength(waivers.length);
    expect(signed.body.signature?.facts).toMatchObject({ tasks: { done: 0, total: waivers.length }, agents: { total: 0 } });
    expect((await gates.find("retain")).signature).toBeNull();
  });

  it("is given once; withdrawn with a reason, it can be given anew, and the events tell both", async () => {
    await gates.sign("deploy", { waivers: await waiveAll() });
    expect((await gates.sign("deploy", { waivers: await waiveAll() })).status).toBe(409);
    expect((await gates.withdraw("deploy", {})).status).toBe(400);
    expect((await gates.withdraw("deploy", { reason: "Too early" }, "engineer")).status).toBe(403);
    expect(await gates.withdraw("deploy", { reason: "Too early" })).toMatchObject({
      status: 200,
      body: { state: "open", signature: null },
    });
    expect((await gates.withdraw("deploy", { reason: "Again" })).status).toBe(404);
    expect((await gates.sign("deploy", { waivers: await waiveAll() })).status).toBe(200);
    const events = await api.events();
    expect(events.map(({ verb, reason }) => [verb, reason])).toEqual([
      ["gates.sign", null],
      ["gates.withdraw", "Too early"],
      ["gates.sign", null],
    ]);
    expect(events[1]?.before).toMatchObject({ signedBy: "Token lead" });
  });

  it("of two leads at once, one is written", async () => {
    const waivers = await waiveAll();
    const answers = await Promise.all([1, 2, 3].map(() => gates.sign("deploy", { waivers })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await api.events()).toHaveLength(1);
  });

  it("stands when a later import contradicts it, which shows and goes with the import", async () => {
    await api.send(csvOf(names(3)), { capturedAt: day(0), coverage: "whole" });
    await api.send(serversCsv(["nms01.corp.test"]), { kind: "managementServers", capturedAt: day(1), coverage: "whole" });
    await tasks.tick(await tasks.find("DEP-22"), { reason: "Installed before" });
    await gates.sign("deploy", { waivers: await waiveAll() });
    const ill = serversCsv([{ name: "nms01.corp.test", health: "Error" }]);
    const contradicting = await api.send(ill, { kind: "managementServers", capturedAt: day(2), coverage: "whole" });
    const gate = await gates.find("deploy");
    expect(gate).toMatchObject({ state: "contradicted", signature: { by: "Token lead" } });
    expect(gate.since.map(({ key, kind, importNumber }) => [key, kind, importNumber])).toEqual([["DEP-22", "stale", 3]]);
    expect(gate.summary).toMatch(
      /^Since then import #3 disagrees on DEP-22\. The signature stands\. Signed with \d+ waived: DEP-01, .+ and \d+ more, “Not needed for this estate”\.$/,
    );
    expect(gate.signature?.facts.checks.find(({ key }) => key === "DEP-22")?.result).toBe("pass");
    await api.undo(contradicting.body.id);
    expect(await gates.find("deploy")).toMatchObject({ state: "signed", since: [] });
    await tasks.untick(await tasks.find("DEP-22"));
    expect((await gates.find("deploy")).since.map(({ key, kind }) => [key, kind])).toEqual([["DEP-22", "open"]]);
  });
});

describe("drift of the original", () => {
  const servers = (list: Parameters<typeof serversCsv>[0], at: number) =>
    api.send(serversCsv(list, source), { kind: "managementServers", capturedAt: day(at), coverage: "whole" });
  const ms01 = { name: "ms01.corp.test", version: "7.0.9538.0" };
  const gw01 = { name: "gw01.dmz.test", gateway: true, version: "7.0.9538.0" };
  const gw02 = { ...gw01, name: "gw02.dmz.test" };

  it("keeps the Retain gate shut: what nobody explained may be waived, a lost server never", async () => {
    const all = names(400);
    await api.send(csvOf(all), { capturedAt: day(3), coverage: "whole" });
    await servers([ms01, gw01, gw02], 3);
    expect((await driftOf(migration).freeze()).status).toBe(200);
    await api.send(csvOf([...all, "new01.corp.test", "new02.corp.test", "new03.corp.test"]), { capturedAt: day(4), coverage: "whole" });
    const gate = await gates.find("retain");
    const found = gate.open.filter(({ kind }) => kind === "drift");
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ waivable, importNumber }) => waivable && importNumber !== null)).toBe(true);
    expect((await gates.find("deploy")).open.some(({ kind }) => kind === "drift")).toBe(false);

    const lost = await servers([ms01, gw02], 5);
    const shut = await gates.find("retain");
    expect(shut.open[0]).toMatchObject({ kind: "drift", waivable: false });
    const waivers = shut.open.map(({ task }) => ({ task, reason: "We know" }));
    const refused = await gates.sign("retain", { waivers });
    expect(refused).toMatchObject({ status: 409, body: { code: "gate-open", open: [{ kind: "drift", waivable: false }] } });
    expect(refused.body.detail).toContain("cannot be waived");

    await api.undo(lost.body.id);
    const again = (await gates.find("retain")).open.map(({ task }) => ({ task, reason: "We know" }));
    expect((await gates.sign("retain", { waivers: again })).status).toBe(200);
    await servers([ms01, gw02], 6);
    expect(await gates.find("retain")).toMatchObject({
      state: "contradicted",
      since: expect.arrayContaining([expect.objectContaining({ kind: "drift" })]),
    });
  });
});
