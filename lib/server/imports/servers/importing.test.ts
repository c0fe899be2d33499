import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { componentsOf, gatewaysCsv, serversCsv } from "@/lib/server/servers/testing/api";
import { apiOf } from "../testing/api";
import { day, source, target } from "../testing/exports";
import { makeMigration, sendSample } from "../testing/send";

useDatabase();

let api: ReturnType<typeof apiOf>;
let components: ReturnType<typeof componentsOf>;
let migration: string;

beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  components = componentsOf(migration);
});

const ms1 = "ms01.corp.test";
const ms2 = "ms02.corp.test";
const gw = { name: "gw01.dmz.test", gateway: true };
const names = async (query = "") =>
  (await components.list(query)).body.items.map((c) => `${c.kind} ${c.name} ${c.listed ? "listed" : "lost"}`);

describe("the samples", () => {
  it("management servers and gateways of one run", async () => {
    const at = "2014-02-03T06:00:00Z";
    const servers = await sendSample(migration, "exports/OPS_2012R2_management_servers.csv", { capturedAt: at });
    expect(servers).toMatchObject({ status: "applied", kind: "managementServers", groups: [target], coverage: "whole", stages: null });
    expect(servers.rows).toEqual({ total: 3, accepted: 3, rejected: 0, duplicates: 0, ignored: 0 });
    expect(servers.changes).toEqual({ added: 3, changed: 0, unchanged: 0, missing: 0 });
    const gateways = await sendSample(migration, "exports/OPS_2012R2_gateways.csv", { capturedAt: at });
    expect(gateways).toMatchObject({ status: "applied", kind: "gateways", rows: { accepted: 1 } });
    expect(gateways.changes.missing).toBe(0);
    const group = await sendSample(migration, "exports/OPS_2012R2_management_group.csv", { capturedAt: at });
    expect(group).toMatchObject({ status: "applied", kind: "managementGroup", groups: [target], changes: { added: 1 } });
    await sendSample(migration, "exports/OPS_2012SP1_management_servers.csv", { capturedAt: at });
    const { body } = await components.list();
    expect(body.total).toBe(6);
    expect(body.items.map(({ kind, name, version, release, role, health }) => [kind, name, version, release, role, health])).toEqual([
      ["managementServer", "omsp1ms01.corp.contoso.test", "7.0.9538.0", "2012 SP1", "source", "healthy"],
      ["managementServer", "omsp1ms02.corp.contoso.test", "7.0.9538.0", "2012 SP1", "source", "healthy"],
      ["managementServer", "omr2ms01.corp.contoso.test", "7.1.10226.0", "2012 R2", "target", "healthy"],
      ["managementServer", "omr2ms02.corp.contoso.test", "7.1.10226.0", "2012 R2", "target", "healthy"],
      ["gateway", "omsp1gw01.dmz.contoso.test", "7.0.9538.0", "2012 SP1", "source", "healthy"],
      ["gateway", "omr2gw01.dmz.contoso.test", "7.1.10184.0", "2012 R2", "target", "healthy"],
    ]);
    expect(body.groups).toMatchObject([
      { name: target, version: "7.1.10226.0", release: "2012 R2", license: "Retail", importId: group.id },
    ]);
    expect((await components.list("?kind=gateway&group=ops_2012r2")).body.items.map((c) => c.name)).toEqual(["omr2gw01.dmz.contoso.test"]);
  });

  it("agents are counted by the server that they name", async () => {
    const at = "2014-02-17T06:00:00Z";
    await sendSample(migration, "exports/OPS_2012R2_management_servers.csv", { capturedAt: at });
    await sendSample(migration, "exports/OPS_2012R2_day14_agents.csv", { capturedAt: at });
    const { body } = await components.list();
    for (const one of body.items) {
      const rows = await api.agents(`?server=${one.name}&group=${one.group}&limit=500`);
      expect([one.name, one.agents]).toEqual([one.name, rows.body.total]);
      const detail = (await components.get(one.id)).body;
      expect(Object.values(detail.stages).reduce((a, b) => a + b)).toBe(one.agents);
      expect(detail.builds.reduce((sum, b) => sum + b.agents, 0)).toBe(one.agents);
      expect(detail.limit).toBe(one.kind === "gateway" ? 2000 : 3000);
    }
    expect(body.items.reduce((sum, one) => sum + (one.agents ?? 0), 0)).toBe((await api.agents(`?group=${target}`)).body.total);
    const before = await components.list("?asOf=2014-02-16T00:00:00Z");
    expect(before.body.total).toBe(0);
  });
});

describe("what an export speaks for", () => {
  it("servers with the column of gateways speak for both kinds, gateways alone for gateways", async () => {
    await api.send(serversCsv([ms1, ms2, gw]), { capturedAt: day(3) });
    const alone = await api.send(gatewaysCsv(["gw02.dmz.test"]), { capturedAt: day(4), coverage: "whole" });
    expect(alone.body).toMatchObject({ kind: "gateways", changes: { added: 1, missing: 1 } });
    expect(await names()).toEqual([
      `managementServer ${ms1} listed`,
      `managementServer ${ms2} listed`,
      "gateway gw01.dmz.test lost",
      "gateway gw02.dmz.test listed",
    ]);
    const servers = await api.send(serversCsv([ms1]), { capturedAt: day(5), coverage: "whole" });
    expect(servers.body).toMatchObject({ kind: "managementServers", changes: { unchanged: 1, missing: 2 } });
    expect((await components.list("?kind=gateway")).body.items.map((c) => c.listed)).toEqual([false, false]);
  });

  it("a part makes nothing missing", async () => {
    await api.send(serversCsv([ms1, ms2, gw]), { capturedAt: day(3) });
    const { body } = await api.send(serversCsv([{ name: ms1, health: "Error" }]), { capturedAt: day(4), coverage: "part" });
    expect(body).toMatchObject({ coverage: "part", changes: { changed: 1, missing: 0 } });
  });

  it("asks when any server would go missing, and takes the answer", async () => {
    const all = ["a", "b", "c", "d"].map((n) => `${n}.corp.test`);
    await api.send(serversCsv(all), { capturedAt: day(3) });
    const asked = await api.send(serversCsv(all.slice(1)), { capturedAt: day(4) });
    expect(asked.body).toMatchObject({ status: "needs-input", needs: ["coverage"], changes: { missing: 1 } });
    expect(asked.body.doubts).toEqual([
      {
        group: target,
        code: "servers",
        sentence: `1 of 4 servers of ${target} is not in this file (a.corp.test).`,
        missing: 1,
        listed: 4,
      },
    ]);
    expect((await api.apply(asked.body.id)).body.code).toBe("needs-input");
    const { body } = await api.apply(asked.body.id, { coverage: "whole" });
    expect(body).toMatchObject({ status: "applied", coverage: "whole", changes: { unchanged: 3, missing: 1 } });
  });

  it("asks where no row is a gateway though gateways are known, and nobody where their end was announced", async () => {
    await api.send(serversCsv([ms1, ms2, gw]), { capturedAt: day(3) });
    const asked = await api.send(serversCsv([ms1, ms2]), { capturedAt: day(4) });
    expect(asked.body.doubts).toMatchObject([{ group: target, code: "gateways", missing: 1, listed: 1 }]);
    expect((await api.apply(asked.body.id, { coverage: "part" })).body).toMatchObject({ status: "applied", changes: { missing: 0 } });
    expect((await components.list("?kind=gateway")).body.items.map((c) => c.listed)).toEqual([true]);
    const from = day(4).slice(0, 10);
    await pool().query(
      `insert into planned_change (migration_id, id, kind, names, from_date, reason, said_by, said_at)
       values ($1, gen_random_uuid(), 'decommission', array['gw01'], $2, 'CHG', 'Lead', now())`,
      [migration, from],
    );
    const announced = await api.send(serversCsv([ms1, ms2]), { capturedAt: day(5) });
    expect(announced.body).toMatchObject({ status: "applied", coverage: "whole", doubts: [], changes: { missing: 1 } });
    expect((await components.list("?kind=gateway")).body.items.map((c) => c.listed)).toEqual([false]);
  });

  it("an empty export of gateways says that there are none", async () => {
    await api.send(serversCsv([ms1, gw]), { capturedAt: day(3) });
    const { body } = await api.send("", { capturedAt: day(4), kind: "gateways", group: target, coverage: "whole" });
    expect(body).toMatchObject({ status: "applied", rows: { total: 0 }, changes: { missing: 1 } });
    expect(await names()).toEqual([`managementServer ${ms1} listed`, "gateway gw01.dmz.test lost"]);
  });

  it("a rejected row that names a server keeps it listed", async () => {
    await api.send(serversCsv([ms1, ms2]), { capturedAt: day(3) });
    const { body } = await api.send(`${serversCsv([ms1])}${ms2},False,1,2,3,4,5\n`, { capturedAt: day(4) });
    expect(body).toMatchObject({ rows: { accepted: 1, rejected: 1 }, changes: { unchanged: 1, missing: 0 } });
  });
});

describe("needs and refusals", () => {
  it("asks for the group and the captured time, together", async () => {
    const bare = `Name,IsGateway,Version\n${ms1},False,7.1.10226.0\n`;
    const asked = await api.send(bare);
    expect(asked.body.needs).toEqual(["group", "capturedAt"]);
    expect((await components.list()).body.total).toBe(0);
    const { body } = await api.apply(asked.body.id, { group: "ops_2012r2", capturedAt: day(3) });
    expect(body).toMatchObject({ status: "applied", groups: [target], changes: { added: 1 } });
  });

  it("asks of a list of names what it lists, and takes it for servers", async () => {
    const asked = await api.send(`Name\n${ms1}\n`, { capturedAt: day(3), group: target });
    expect(asked.body.needs).toEqual(["kind"]);
    expect((await api.apply(asked.body.id, { kind: "managementServers" })).body).toMatchObject({
      status: "applied",
      changes: { added: 1 },
    });
    expect(await names()).toEqual([`managementServer ${ms1} listed`]);
    expect((await api.agents()).body.total).toBe(0);
  });

  it.each([
    ["unknown-group", serversCsv([ms1], "OTHER"), {}],
    ["group-mismatch", serversCsv([ms1]), { group: source }],
    ["wrong-kind", serversCsv([ms1]), { kind: "agents" }],
    ["unknown-group", "Name,Version,SkuForProduct\nOTHER,7.1.10226.0,SCOM\n", {}],
  ])("%s", async (code, text, said) => {
    expect(await api.send(text, { capturedAt: day(3), ...said })).toMatchObject({ status: 422, body: { code } });
    expect((await api.imports()).body.total).toBe(0);
  });

  it("rows of two groups are two groups; a repeat keeps the newest", async () => {
    const text = `${serversCsv([ms1])}${serversCsv([ms2], source).split("\n").slice(1).join("\n")}${ms1.toUpperCase()},False,7.1.10226.1360,Error,${target}\n`;
    const { body } = await api.send(text, { capturedAt: day(3) });
    expect(body).toMatchObject({ groups: [source, target], rows: { total: 3, accepted: 2, duplicates: 1 } });
    expect(body.issues?.map((i) => i.code)).toContain("case-variant");
    expect((await components.list(`?group=${target}`)).body.items).toMatchObject([{ name: ms1, health: "critical" }]);
  });

  it("completes a bare name by a known server of the group", async () => {
    await api.send(serversCsv([ms1, ms2]), { capturedAt: day(3) });
    const { body } = await api.send(serversCsv(["MS01", "ms02"]), { capturedAt: day(4) });
    expect(body.changes).toEqual({ added: 0, changed: 0, unchanged: 2, missing: 0 });
  });

  it("takes a bare name beside full ones for the one server that it fits, and doubts nothing for it", async () => {
    await api.send(serversCsv([ms1, ms2]), { capturedAt: day(3) });
    const { body } = await api.send(serversCsv(["MS01", ms2]), { capturedAt: day(4) });
    expect(body).toMatchObject({ doubts: [], status: "applied", changes: { added: 0, changed: 0, unchanged: 2, missing: 0 } });
  });

  it("rejects a bare name that fits several servers, in any order of arrival; none of them is missing", async () => {
    const twin = "ms01.emea.test";
    const short = await api.send(serversCsv(["ms01", ms2]), { capturedAt: day(4) });
    expect(short.body).toMatchObject({ rows: { accepted: 2, rejected: 0 }, changes: { added: 2 } });
    const full = await api.send(serversCsv([ms1, ms2, twin]), { capturedAt: day(3), coverage: "whole" });
    const told = (await api.import(short.body.id)).body;
    expect(told).toMatchObject({
      rows: { total: 2, accepted: 1, rejected: 1 },
      changes: { added: 0, unchanged: 1, missing: 0 },
      issueCount: 1,
    });
    expect(told.issues).toMatchObject([{ row: 2, code: "ambiguous-name", severity: "error", message: `ms01 may be ${ms1} or ${twin}.` }]);
    expect((await components.list()).body.items.map(({ name, listed }) => [name, listed])).toEqual(
      [ms1, twin, ms2].map((name) => [name, true]),
    );
    expect((await api.rows(short.body.id)).body.items.map(({ outcome }) => outcome)).toEqual(["rejected", "unchanged"]);
    await api.undo(full.body.id);
    expect((await api.import(short.body.id)).body).toMatchObject({
      rows: { accepted: 2, rejected: 0 },
      issueCount: 0,
      changes: { added: 2 },
    });
  });
});

describe("order, duplicates and undo", () => {
  it("a late older export takes its place, and what follows is told anew", async () => {
    const later = await api.send(serversCsv([{ name: ms1, version: "7.1.10226.1360" }]), { capturedAt: day(5) });
    expect(later.body.changes).toMatchObject({ added: 1 });
    const older = await api.send(serversCsv([ms1, ms2]), { capturedAt: day(3) });
    expect(older.body.changes).toEqual({ added: 2, changed: 0, unchanged: 0, missing: 0 });
    expect((await api.import(later.body.id)).body.changes).toEqual({ added: 0, changed: 1, unchanged: 0, missing: 1 });
    expect((await components.list(`?asOf=${day(4)}`)).body.items.map((c) => c.version)).toEqual(["7.1.10226.0", "7.1.10226.0"]);
    const [lost] = (await components.list("?q=ms02")).body.items;
    expect(lost).toMatchObject({ listed: false, importId: later.body.id, flags: [{ code: "lost" }] });
  });

  it("undo in the middle restores exactly, and facts count again as before", async () => {
    await api.send(serversCsv([ms1]), { capturedAt: day(3) });
    const before = (await components.list()).body;
    const middle = await api.send(serversCsv([ms2, gw]), { capturedAt: day(4), coverage: "whole" });
    const last = await api.send(serversCsv([ms1]), { capturedAt: day(5), coverage: "whole" });
    expect((await api.undo(middle.body.id)).body).toMatchObject({ status: "undone" });
    expect((await api.import(last.body.id)).body.changes).toEqual({ added: 0, changed: 0, unchanged: 1, missing: 0 });
    await api.undo(last.body.id);
    expect((await components.list()).body).toEqual(before);
    expect((await api.events()).map((e) => e.verb)).toEqual([
      "imports.apply",
      "imports.apply",
      "imports.apply",
      "imports.undo",
      "imports.undo",
    ]);
  });

  it("the same bytes again are the same import", async () => {
    const text = serversCsv([ms1, gw]);
    const first = await api.send(text, { capturedAt: day(3) });
    expect(first.status).toBe(201);
    const again = await api.send(text, { capturedAt: day(3) });
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id, duplicate: true } });
    const asGateways = await api.send(text, { capturedAt: day(3), kind: "managementServers" });
    expect(asGateways).toMatchObject({ status: 200, body: { id: first.body.id, duplicate: true } });
    expect((await api.send(text, { capturedAt: day(4) })).status).toBe(201);
  });

  it("two whole exports of one instant must agree on what both speak for", async () => {
    await api.send(serversCsv([ms1, gw]), { capturedAt: day(3) });
    expect((await api.send(gatewaysCsv([gw.name]), { capturedAt: day(3) })).body.status).toBe("applied");
    const other = await api.send(gatewaysCsv(["gw09.dmz.test"]), { capturedAt: day(3) });
    expect(other.body).toMatchObject({ status: "needs-input", needs: ["capturedAt"] });
    expect((await api.apply(other.body.id, { capturedAt: day(4), coverage: "whole" })).body).toMatchObject({
      status: "applied",
      changes: { added: 1, missing: 1 },
    });
  });

  it("says per row what happened, field by field", async () => {
    await api.send(serversCsv([ms1, ms2], target, "ActionAccountIdentity"), { capturedAt: day(3) });
    const made = await api.send(serversCsv([{ name: ms1, health: "Error" }, "ms 03"]), {
      capturedAt: day(4),
      coverage: "whole",
      apply: "false",
    });
    expect(made.body).toMatchObject({ status: "planned", changes: { changed: 1, missing: 1 }, stages: null });
    const { body } = await api.rows(made.body.id);
    expect(body.items.map(({ row, name, group, outcome, fields, stage }) => ({ row, name, group, outcome, fields, stage }))).toEqual([
      { row: 2, name: ms1, group: target, outcome: "changed", fields: [{ field: "health", from: "healthy", to: "critical" }], stage: null },
      { row: 3, name: "ms 03", group: target, outcome: "rejected", fields: [], stage: null },
      { row: null, name: ms2, group: target, outcome: "missing", fields: [{ field: "listed", from: "yes", to: null }], stage: null },
    ]);
    expect(body.items[1]?.issues.map((i) => i.code)).toEqual(["invalid-name"]);
    const applied = await api.apply(made.body.id);
    expect(applied.body).toMatchObject({ status: "applied" });
    expect((await api.rows(made.body.id, "?outcome=missing")).body.total).toBe(1);
  });

  it("facts that moved between plan and application must be confirmed", async () => {
    const planned = await api.send(serversCsv([ms1]), { capturedAt: day(4), coverage: "whole", apply: "false" });
    await api.send(serversCsv([ms1, ms2]), { capturedAt: day(3) });
    const first = await api.apply(planned.body.id);
    expect(first).toMatchObject({ status: 409, body: { code: "plan-changed" } });
    expect((await api.apply(planned.body.id)).body).toMatchObject({ status: "applied", changes: { unchanged: 1, missing: 1 } });
  });

  it("agents and servers of one instant are no contradiction, and agents stay as they are", async () => {
    await sendSample(migration, "exports/OPS_2012R2_day14_agents.csv", { capturedAt: day(17) });
    const before = (await api.progress()).body;
    await sendSample(migration, "exports/OPS_2012R2_management_servers.csv", { capturedAt: day(17) });
    const after = (await api.progress()).body;
    expect(after).toEqual(before);
  });
});
