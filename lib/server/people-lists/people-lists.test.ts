import { beforeEach, describe, expect, it } from "vitest";
import { workbookOf } from "@/lib/readers/testing/workbook";
import { useDatabase } from "@/lib/server/database/testing";
import { driftOf } from "@/lib/server/drift/testing/api";
import { ask } from "@/lib/server/endpoint/testing/ask";
import { apiOf, walk } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { serversCsv } from "@/lib/server/servers/testing/api";

useDatabase();
let migration: string;
let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  await api.send(csvOf([...names(6), "web01.corp.test", "web01.dmz.test"]), { capturedAt: day(3), coverage: "whole" });
});

const cmdb = (rows: string[], header = "Server;Owner;Application;Environment;Patch window;Decommission date;Notes") =>
  `${header}\n${rows.join("\n")}\n`;
const bring = (text: string, at = 4, fields: Parameters<typeof api.send>[1] = {}) =>
  api.send(text, { capturedAt: day(at), fileName: "cmdb.csv", ...fields });
const lists = async () => (await ask("GET /api/v1/migrations/{migration}/people-lists", { params: { migration } }, {})).body;
const servers = async (query = "") =>
  (await ask("GET /api/v1/migrations/{migration}/people-lists/servers", { params: { migration }, query }, {})).body;
const conflicts = async () => (await ask("GET /api/v1/migrations/{migration}/people-lists/conflicts", { params: { migration } }, {})).body;
const owners = async (query = "") => (await ask("GET /api/v1/migrations/{migration}/owners", { params: { migration }, query }, {})).body;
const agent = async (name: string) => (await api.agent(name)).body;
const listed = async (name: string) => Object.fromEntries((await agent(name)).listed.map((one) => [one.field, one.value]));
/** Everything that lists bear on, as it is shown. */
const shown = async () =>
  JSON.stringify([
    await walk((query) => api.agents(query), "limit=500&sort=owner"),
    await lists(),
    (await owners()).items,
    (await conflicts()).items,
  ]);

describe("a people's list", () => {
  it("is recognised by its columns, asks for no group, and fills what nobody typed", async () => {
    await api.edit("srv001.corp.test", { owner: "Typed" }, { ifMatch: (await agent("srv001.corp.test")).revision });
    const { body } = await bring(
      cmdb([
        "SRV001;Payroll team;Payroll;PROD;Sat 22-02;;",
        "srv002.corp.test;Payroll team;Payroll;prod;;31.12.2014;goes",
        "srv003;;Mail;TEST;;;",
        "old77;Somebody;Fax;PROD;;;",
        "web01;Web;Shop;PROD;;;",
      ]),
    );
    expect(body).toMatchObject({
      kind: "peopleList",
      status: "applied",
      groups: [],
      needs: [],
      rows: { total: 5, accepted: 5 },
      changes: { added: 3, changed: 0, unchanged: 2, missing: 0 },
      withoutAgent: 2,
    });
    expect(await agent("srv001.corp.test")).toMatchObject({ owner: "Typed" });
    expect(await listed("srv001.corp.test")).toEqual({
      owner: "Payroll team",
      service: "Payroll",
      environment: "PROD",
      changeWindow: "Sat 22-02",
    });
    expect(await agent("srv002.corp.test")).toMatchObject({ owner: "Payroll team", note: "goes" });
    expect(await listed("srv002.corp.test")).toMatchObject({ decommission: "2014-12-31" });
    expect((await api.agents("?environment=prod")).body.total).toBe(2);
    expect((await api.agents("?owner=payroll%20team")).body.total).toBe(1);
    expect((await api.agents("?decommission=before:2015-01-01")).body.items.map((one) => one.fqdn)).toEqual(["srv002.corp.test"]);
    const rows = (await api.rows(body.id)).body.items.map((one) => [one.name, one.outcome]);
    expect(rows).toEqual([
      ["srv001.corp.test", "added"],
      ["srv002.corp.test", "added"],
      ["srv003.corp.test", "added"],
      ["old77", "withoutAgent"],
      ["web01", "withoutAgent"],
    ]);
    expect((await api.rows(body.id, "?outcome=withoutAgent")).body.items[1]?.issues[0]?.message).toBe(
      "web01 may be web01.corp.test or web01.dmz.test.",
    );
  });

  it("shows both remainders: servers that nobody monitors, agents that nobody owns", async () => {
    await api.send(serversCsv([{ name: "ms01.corp.test" }], source), { kind: "managementServers", capturedAt: day(3), coverage: "whole" });
    await bring(cmdb(["srv001;A;;;;;", "old77;B;Fax;;;;", "ms01.corp.test;C;;;;;", "web01;D;;;;;", "old77;B;;PROD;;;"]));
    expect(await lists()).toMatchObject({ listed: 1, withoutAgent: 1, several: 1, inScope: 8, unowned: 7, conflicts: 0 });
    expect((await servers()).items).toMatchObject([
      { name: "old77", candidates: [], owner: "B", service: "Fax", environment: "PROD", row: 6 },
      { name: "web01", candidates: ["web01.corp.test", "web01.dmz.test"] },
    ]);
    expect((await servers("?is=none&q=fax")).total).toBe(1);
    // It is monitored from now on.
    await api.send(csvOf(["old77.corp.test"], target), { capturedAt: day(5), coverage: "part" });
    expect(await lists()).toMatchObject({ listed: 2, withoutAgent: 0, several: 1 });
    expect(await agent("old77.corp.test")).toMatchObject({ owner: "B" });
    await api.say("web01", "web01.dmz.test");
    expect(await agent("web01.dmz.test")).toMatchObject({ owner: "D" });
    expect(await lists()).toMatchObject({ several: 0 });
  });

  it("tells where two lists disagree; the newest counts, whichever came first", async () => {
    const newer = await bring(cmdb(["srv001;Beta;;PROD;;;"]), 9);
    const older = await bring(cmdb(["srv001.corp.test;Alpha;Payroll;PROD;;;"]), 7);
    expect(await agent("srv001.corp.test")).toMatchObject({ owner: "Beta" });
    expect((await conflicts()).items).toMatchObject([
      {
        fqdn: "srv001.corp.test",
        field: "owner",
        value: "Beta",
        importId: newer.body.id,
        others: [{ value: "Alpha", importId: older.body.id, row: 2 }],
        typed: null,
      },
    ]);
    expect((await api.import(older.body.id)).body.changes).toMatchObject({ added: 1, changed: 0 });
    expect((await api.import(newer.body.id)).body.changes).toMatchObject({ added: 0, changed: 1 });
  });

  it("is undone exactly, in the middle too, and changes nothing while it is only planned", async () => {
    await bring(cmdb(["srv001;Alpha;;;;;", "srv002;Alpha;Mail;;;1.2.2014;"]), 5);
    const before = await shown();
    const { body } = await bring(cmdb(["srv001;Gamma;Fax;TEST;Sun;;x", "srv004;Gamma;;;;;", "gone9;Z;;;;;"]), 7, { apply: "false" });
    expect(body).toMatchObject({ status: "planned", changes: { added: 1, changed: 1, unchanged: 1 }, withoutAgent: 1 });
    expect(await shown()).toBe(before);
    await api.apply(body.id);
    expect(await agent("srv001.corp.test")).toMatchObject({ owner: "Gamma" });
    // The same list of another day: its row takes the place of the one before, with what it says no more.
    const last = await bring(cmdb(["srv001;;Shop;;;;"]), 8);
    expect(await agent("srv001.corp.test")).toMatchObject({ owner: null, note: null });
    expect(await lists()).toMatchObject({ conflicts: 0 });
    await api.undo(body.id);
    expect(await agent("srv001.corp.test")).toMatchObject({ owner: null });
    await api.undo(last.body.id);
    expect(await shown()).toBe(before);
  });

  it("explains the loss of what it says is decommissioned", async () => {
    const drift = driftOf(migration);
    await api.send(serversCsv([{ name: "ms01.corp.test" }], source), { kind: "managementServers", capturedAt: day(3), coverage: "whole" });
    expect((await drift.freeze({ name: "Before" })).status).toBe(200);
    await bring(cmdb(["srv002;A;;;;2014-02-05;"]), 4);
    await api.send(csvOf([...names(6).filter((name) => !name.startsWith("srv002")), "web01.corp.test", "web01.dmz.test"]), {
      capturedAt: day(7),
      coverage: "whole",
    });
    const { items } = (await drift.list()).body;
    expect(items.find(({ subject }) => subject === "srv002.corp.test")).toMatchObject({
      plan: null,
      explained: true,
      reason: expect.stringContaining("Decommission planned by import #"),
    });
  });

  it("is asked for where columns speak for agents too, read by hand where nobody knows them, and remembered", async () => {
    const both = await bring(
      "FQDN,Version,PrimaryManagementServerName,Owner,Environment\nsrv001.corp.test,7.0.9538.0,ms01.corp.test,A,PROD\n",
      4,
      { apply: "false" },
    );
    expect(both.body).toMatchObject({ status: "needs-input", kind: null, needs: expect.arrayContaining(["kind"]) });
    const strange = "Hostname,Wer,Was\nsrv001.corp.test,Anna,Lohn\nsrv002.corp.test,Bert,Post\n";
    const asked = await bring(strange, 5, { apply: "false" });
    expect(asked.body.needs).toEqual(expect.arrayContaining(["kind", "columns"]));
    const told = await api.apply(asked.body.id, { kind: "peopleList", columns: { Hostname: "name", Wer: "owner", Was: "service" } });
    expect(told.body.status).toBe("applied");
    expect(await listed("srv002.corp.test")).toEqual({ owner: "Bert", service: "Post" });
    const again = await bring(strange.replace("Anna", "Carla"), 6, { kind: "peopleList" });
    expect(again.body).toMatchObject({ status: "applied", changes: { changed: 1, unchanged: 1 } });
    expect(await listed("srv001.corp.test")).toMatchObject({ owner: "Carla" });
  });

  it("may be what a directory writes, and what Tandem itself wrote, of which only what people said is read", async () => {
    const directory =
      '"DistinguishedName","DNSHostName","Enabled","ManagedBy","Name","Description"\r\n"CN=SRV003,OU=x,DC=corp,DC=test","srv003.corp.test","True","CN=Doe\\, Jane,OU=People,DC=corp,DC=test","SRV003","Print"\r\n';
    expect((await bring(directory, 4)).body).toMatchObject({ kind: "peopleList", status: "applied" });
    expect(await agent("srv003.corp.test")).toMatchObject({ owner: "Doe, Jane", note: "Print" });
    await api.edit("srv004.corp.test", { owner: "Kim", tags: ["dmz"] }, { ifMatch: 1 });
    const own = await (await api.csv()).text();
    const other = (await makeMigration()).id;
    const there = apiOf(other);
    await there.send(csvOf(names(6)), { capturedAt: day(3), coverage: "whole" });
    expect((await there.send(own, { capturedAt: day(5) })).status).toBe(422);
    expect((await there.send(own, { capturedAt: day(5), kind: "peopleList" })).body).toMatchObject({
      status: "applied",
      kind: "peopleList",
    });
    expect((await there.agent("srv004.corp.test")).body).toMatchObject({ owner: "Kim", tags: ["dmz"], version: "7.0.9538.0" });
  });

  it("takes no end of support for a decommission, no placeholder for a date, and no alert for a list", async () => {
    await bring("Server,Owner,EOL\nsrv001,A,2023-10-10\n", 4);
    expect(await listed("srv001.corp.test")).toEqual({ owner: "A" });
    await bring("Server,Owner,Decommission date\nsrv002,A,1900-01-01\nsrv003,A,soon\n", 4);
    expect(await listed("srv002.corp.test")).toEqual({ owner: "A" });
    expect(await lists()).toMatchObject({ decommission: { listed: 0, passed: 0 } });
    const alerts = await bring(
      "PrincipalName,Name,Severity,Owner,Description,LastModified\nsrv001.corp.test,Disk,2,Anna,full,2014-02-01\n",
      4,
      { apply: "false" },
    );
    expect(alerts.body.status).toBe("needs-input");
    const own = await bring(
      "Name,Version,HealthState,Owner,ApplicationOwner,Environment\nsrv001.corp.test,7.0.9538.0,Success,A,B,PROD\n",
      4,
      { apply: "false" },
    );
    expect(own.body.needs).toContain("kind");
    expect((await api.answer(own.body.id, { kind: "agents", group: source })).body.kind).toBe("agents");
    // Names of people and of applications are no names of computers where another column has those.
    await bring("Name,Email,Server,Environment\nAnna Berg,a@corp.test,srv004.corp.test,TEST\n", 4);
    expect(await listed("srv004.corp.test")).toMatchObject({ environment: "TEST" });
  });

  it("counts a server as monitored as long as a management group lists it", async () => {
    await api.send(serversCsv([{ name: "ms01.corp.test" }], source), { kind: "managementServers", capturedAt: day(3), coverage: "whole" });
    await bring(cmdb(["srv002;A;;;;;", "MS01;A;;;;;"]), 4);
    expect(await lists()).toMatchObject({ withoutAgent: 0 });
    await api.send(csvOf([...names(6).filter((name) => !name.startsWith("srv002")), "web01.corp.test", "web01.dmz.test"]), {
      capturedAt: day(7),
      coverage: "whole",
    });
    expect(await lists()).toMatchObject({ withoutAgent: 1, listed: 0 });
    expect((await servers()).items.map(({ name }) => name)).toEqual(["srv002"]);
    expect(await agent("srv002.corp.test")).toMatchObject({ owner: "A" });
  });

  it("may be a sheet of a workbook, which is asked for where several could be meant", async () => {
    const agents = {
      name: "Agents",
      rows: [
        ["FQDN", "Version", "HealthState"],
        ["srv001.corp.test", "7.0.9538.0", "Success"],
      ],
    };
    const of = (name: string, owner: string) => ({
      name,
      rows: [
        ["Server", "Owner", "Decommission date"],
        ["srv001", owner, { day: 50000 }],
      ],
    });
    const book = workbookOf([agents, of("Prod", "P"), of("Test", "T")]);
    const asked = await api.send(book, { fileName: "servers.xlsx", apply: "false" });
    expect(asked.body).toMatchObject({ status: "needs-input", needs: ["sheet"], kind: null });
    expect(asked.body.questions[0]?.sheets).toEqual(["Agents", "Prod", "Test"]);
    expect((await api.apply(asked.body.id, { sheet: "Prod" })).body).toMatchObject({ status: "applied", kind: "peopleList" });
    expect(await listed("srv001.corp.test")).toMatchObject({ owner: "P", decommission: "2036-11-21" });
    // The same bytes, another sheet: another list.
    expect((await api.send(book, { fileName: "servers.xlsx", sheet: "Test" })).body).toMatchObject({ status: "applied", duplicate: false });
    const empty = { kind: "agents", group: source, coverage: "whole", sheet: "Agnets", capturedAt: day(9) };
    expect(await api.send(book, { fileName: "servers.xlsx", ...empty })).toMatchObject({ status: 422 });
    expect((await api.agents()).body.total).toBe(8);
  });

  it("tells owners what is theirs", async () => {
    await bring(cmdb(["srv001;Ops;Payroll;PROD;Sat;2040-01-02;", "srv002;ops;Mail;TEST;;2039-05-06;", "srv003;Web;;;;;"]));
    const { items } = await owners();
    expect(items).toMatchObject([
      {
        owner: "Ops",
        agents: 2,
        done: 0,
        services: ["Mail", "Payroll"],
        environments: ["PROD", "TEST"],
        changeWindows: ["Sat"],
        nextDecommission: "2039-05-06",
      },
      { owner: "Web", agents: 1 },
      { owner: null, agents: 5 },
    ]);
    expect((await owners("?owner=WEB")).items).toHaveLength(1);
    expect((await api.agents("?inScope=true&owner=ops")).body.total).toBe(2);
  });
});

describe("what people typed beside lists", () => {
  it("keeps tags of people and lists together, and takes no tag of a list for one that was typed", async () => {
    await bring("Server,Owner,Tags\nsrv001,A,dmz;sql\n");
    const before = await agent("srv001.corp.test");
    expect(before.tags).toEqual(["dmz", "sql"]);
    const { body } = await api.edit("srv001.corp.test", { tags: [...before.tags, "mine"] }, { ifMatch: before.revision });
    expect(body.tags).toEqual(["dmz", "mine", "sql"]);
    expect((await api.agents("?tag=mine")).body.total).toBe(1);
    const { items } = (await api.imports()).body;
    await api.undo(items[0]?.id ?? "");
    expect((await agent("srv001.corp.test")).tags).toEqual(["mine"]);
  });

  it("keeps a tag that somebody typed, whatever lists say of it meanwhile", async () => {
    const typed = await api.edit("srv001.corp.test", { tags: ["dmz"] }, { ifMatch: 1 });
    const list = await bring("Server,Owner,Tags\nsrv001,A,dmz;sql\n");
    const edited = await api.edit("srv001.corp.test", { method: "push" }, { ifMatch: typed.body.revision });
    expect(edited.body.tags).toEqual(["dmz", "sql"]);
    expect((await api.edit("srv001.corp.test", { tags: ["dmz"] }, { ifMatch: edited.body.revision })).body.revision).toBe(
      edited.body.revision,
    );
    await api.undo(list.body.id);
    expect((await agent("srv001.corp.test")).tags).toEqual(["dmz"]);
  });

  it("types nothing that a list says when another field is edited", async () => {
    const list = await bring("Server,Owner,Notes\nsrv001,A,from the list\n");
    const { revision } = await agent("srv001.corp.test");
    const edited = await api.edit("srv001.corp.test", { method: "push" }, { ifMatch: revision });
    expect(edited.body).toMatchObject({ owner: "A", ownerSet: false, note: "from the list", noteSet: false });
    expect((await api.edit("srv001.corp.test", { owner: null }, { ifMatch: revision + 1 })).body.revision).toBe(revision + 1);
    await api.undo(list.body.id);
    expect(await agent("srv001.corp.test")).toMatchObject({ owner: null, note: null, method: "push" });
  });
});
