import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf, type Fields } from "./testing/api";
import { csvOf, day, names, type Row, source, target } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

/**
 * Shapes that scripts, queries and spreadsheets of the field give to lists of agents, and lists of other things that look like them. Whatever
 * arrives, thirty of forty agents stay done, unless somebody answers what is asked.
 */
const [old, upgraded] = ["7.0.9538.0", "7.1.10184.0"];
const estate: Row[] = names(40).map((name, i) => ({
  name: i % 10 === 9 ? name.replace("corp.test", "dmz.test") : name,
  version: i < 30 ? upgraded : old,
  server: i % 4 === 3 ? "ms02.corp.test" : "ms01.corp.test",
  health: i % 20 === 7 ? "Error" : i % 15 === 3 ? "Warning" : "Success",
}));
const moved = (rows: readonly Row[]) =>
  rows.slice(0, 30).map((row) => ({ ...row, server: row.server?.replace("ms0", "newms0") ?? "", group: target }));

let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});
/** Both management groups as they are: 75 % done. */
const known = async (rows: readonly Row[] = estate, extra = "") => {
  await api.send(csvOf(rows, source, extra), { capturedAt: day(3), coverage: "whole" });
  await api.send(csvOf(moved(rows), target, extra), { capturedAt: day(3, 7), coverage: "whole" });
};
const numbers = async () => {
  const { percentDone, total, done, stages } = (await api.progress()).body;
  return { percentDone, total, done, stages };
};
const table = (header: string, line: (row: Row, index: number) => string, rows: readonly Row[] = estate) =>
  `${header}\n${rows.map(line).join("\n")}\n`;
/** Sends a file to the estate and answers what came of it, once no number has moved by it. */
const sent = async (content: string, fields: Fields = {}) => {
  const before = await numbers();
  const { body } = await api.send(content, { capturedAt: day(4), ...fields });
  expect(await numbers()).toEqual(before);
  return body;
};
const codes = (issues: readonly { code: string }[]) => [...new Set(issues.map(({ code }) => code))].sort();
const id = (n: number) => `${String(n).padStart(8, "0")}-0000-4000-8000-000000000000`;
const of = { group: source };

describe("a list of all agents in another shape", () => {
  it.each<[what: string, content: string, accepted: number, issues: string[], fields?: Fields]>([
    [
      "health services of the database with their roles, and a count below",
      `${table(
        "BaseManagedEntityId,HealthService,PrimaryManagementServer,Version,ProxyingEnabled,IsManuallyInstalled,Port,ProxyingEnabled,IsAgent,IsGateway,IsManagementServer,IsRHS,PatchList",
        ({ name, server, version }, i) => `${id(i)},${name},${server},${version},1,0,5723,1,1,0,0,0,NULL`,
      )}${id(99)},ms01.corp.test,NULL,${old},1,0,5723,1,0,0,1,0,NULL\n(41 rows affected)\n`,
      40,
      ["not-an-agent"],
      of,
    ],
    [
      "remote output, where every row also names the server that was asked",
      table(
        '"PSComputerName","RunspaceId","PSShowComputerName","PrincipalName","Version","HealthState","PrimaryManagementServerName","ManagementGroup"',
        ({ name, version, health, server }) =>
          `"ms01.corp.test","${id(1)}","False","${name}","${version}","${health}","${server}","${source}"`,
      ),
      40,
      [],
    ],
    ["versions with words around them", csvOf(estate.map((row) => ({ ...row, version: `v${row.version} (2012 R2 UR3)` }))), 40, []],
    [
      "versions with commas",
      table("FQDN;Version;ManagementGroup", ({ name, version }) => `${name};${version?.replaceAll(".", ",")};${source}`),
      40,
      [],
    ],
    ["no version in any row", csvOf(estate.map((row) => ({ ...row, version: "" }))), 40, ["columns-missing"]],
    [
      "every version damaged by a spreadsheet",
      table("FQDN;Version;ManagementGroup", ({ name, version }) => `${name};${version === old ? "7,0" : "7,1"};${source}`),
      40,
      ["columns-missing", "excel-damage"],
    ],
    [
      "nothing but names in the columns of the new one",
      csvOf(
        moved(estate).map((row) => ({ ...row, version: "", health: "", server: "" })),
        target,
      ),
      30,
      ["columns-missing"],
    ],
    ["a total below", `${csvOf(estate)}Total,40,,,\n`, 40, []],
    [
      "a total below, where the rows name no group",
      `${table("FQDN;Version;HealthState", ({ name, version, health }) => `${name};${version};${health}`)}Gesamtergebnis;;40\n`,
      40,
      [],
      of,
    ],
    [
      "addresses in the first column of names",
      table("Name,DisplayName,Version,ManagementGroup", ({ name, version }, i) => `10.1.0.${i + 1},${name},${version},${source}`),
      40,
      [],
    ],
    [
      "addresses in some rows of it",
      table(
        "Name,DisplayName,Version,ManagementGroup",
        ({ name, version }, i) => `${i < 3 ? "10.1.0.1" : name},${name},${version},${source}`,
      ),
      40,
      [],
    ],
  ])("%s", async (_, content, accepted, issues, fields) => {
    await known();
    const body = await sent(content, fields);
    expect([body.status, body.kind, body.rows?.accepted, body.changes?.missing, codes(body.issues)]).toEqual([
      "applied",
      "agents",
      accepted,
      0,
      issues,
    ]);
  });
});

describe("rows that are no agents of today", () => {
  it("were deleted: the database keeps them, and they are missing like any other", async () => {
    await known();
    const rows = (deleted: number) =>
      table(
        "BaseManagedEntityId,DisplayName,Path,IsDeleted,Version",
        ({ name, version }, i) => `${id(i)},${name},${name},${i < deleted ? 1 : 0},${version}`,
      );
    const body = await sent(rows(5), of);
    expect([body.needs, body.doubts.map(({ code }) => code), body.rows.ignored, codes(body.issues)]).toEqual([
      ["coverage"],
      ["missing"],
      5,
      ["not-an-agent"],
    ]);
    const few = (await api.send(rows(1), { capturedAt: day(5), ...of })).body;
    expect([few.status, few.changes.missing]).toEqual(["applied", 1]);
  });

  it.each([
    ["Status", "Uninstalled"],
    ["Agent State", "Removed (2014-02-03)"],
    ["Lifecycle", "Server decommissioned"],
    ["IsDecommissioned", "True"],
    ["InstallStatus", "not installed"],
  ])("are said to be gone by %s %s: missing like any other, many of them asked about", async (column, says) => {
    await known();
    const rows = (gone: number) =>
      csvOf(
        estate.map((row, i) => ({ ...row, more: i < gone ? says : "To be removed" })),
        source,
        column,
      );
    const body = await sent(rows(5));
    expect([body.needs, body.rows.ignored, body.changes.missing, codes(body.issues)]).toEqual([["coverage"], 5, 5, ["not-an-agent"]]);
    expect(body.issues[0]?.message).toContain(`gone (${says})`);
    const one = (await api.send(rows(1), { capturedAt: day(5) })).body;
    expect([one.status, one.changes.missing, (await api.agent("srv001.corp.test")).body.groups.map(({ name }) => name)]).toEqual([
      "applied",
      1,
      [target],
    ]);
  });
});

describe("a name spelt with letters that look like those of a known one", () => {
  const rows = estate.map((row, i) => (i === 2 ? { ...row, name: "iis01.corp.test" } : row));
  const spelt = (name: string, list: readonly Row[] = rows) => csvOf(list.map((row, at) => (at === 2 ? { ...row, name } : row)));

  it.each(["\u0131is01.corp.test", "\u0130\u0130S01.CORP.TEST", "\u0131\u0131s01.corp.test"])(
    "%s, by Turkish rules for case, is that one",
    async (name) => {
      await known(rows);
      const body = await sent(spelt(name));
      expect([body.status, body.changes, codes(body.issues)]).toEqual([
        "applied",
        { added: 0, changed: 0, unchanged: 40, missing: 0 },
        ["look-alike-name"],
      ]);
      expect(body.issues[0]?.message).toContain("read as iis01.corp.test");
    },
  );

  it("a Turkish word keeps its letters", async () => {
    await api.send(csvOf(["\u0131\u015f\u0131k01.corp.test", "isik01.corp.test"]), { capturedAt: day(3) });
    expect((await api.progress()).body.total).toBe(2);
  });

  it("of another script stays one of its own until somebody says so, and nobody goes missing by it", async () => {
    await known(rows);
    const odd = "\u0456is01.corp.test";
    const { body } = await api.send(spelt(odd), { capturedAt: day(4) });
    expect([body.status, body.changes, codes(body.issues)]).toEqual([
      "applied",
      { added: 1, changed: 0, unchanged: 39, missing: 0 },
      ["look-alike-name", "same-label"],
    ]);
    const stage = async (name: string) => (await api.agent(name)).body.stage;
    expect([await stage("iis01.corp.test"), await stage(odd)]).toEqual(["dualHomed", "upgraded"]);
    const offered = body.issues.find(({ code }) => code === "same-label")?.offer?.alias;
    expect(offered).toEqual({ name: odd, agent: "iis01.corp.test" });
    const { revision } = (await api.say(odd, "iis01.corp.test")).body;
    expect(await numbers()).toMatchObject({ total: 40, percentDone: 75, stages: { gone: 0 } });
    expect((await api.import(body.id)).body.issues.map(({ code }) => code)).not.toContain("same-label");
    await api.takeBack(odd, { ifMatch: revision });
    await api.keepApart("iis01.corp.test", odd);
    expect([await stage("iis01.corp.test"), await stage(odd)]).toEqual(["cutOver", "upgraded"]);
  });

  it("is two where the file names both", async () => {
    await known(rows);
    const { body } = await api.send(csvOf([...rows, { name: "\u0456is01.corp.test" }]), { capturedAt: day(4) });
    expect([body.changes.added, codes(body.issues)]).toEqual([1, ["look-alike-name"]]);
  });
});

describe("a version that a spreadsheet damaged among good ones", () => {
  it("says nothing of its agent, and one never told before stays unknown", async () => {
    await known();
    const rows = estate.map((row, i) => (i === 4 ? { ...row, version: "07.01.10184" } : row));
    const body = await sent(csvOf(rows));
    expect([body.status, body.changes, codes(body.issues)]).toEqual([
      "applied",
      { added: 0, changed: 0, unchanged: 40, missing: 0 },
      ["excel-damage"],
    ]);
    const { version, stage } = (await api.agent("srv005.corp.test")).body;
    expect([version, stage]).toEqual([upgraded, "dualHomed"]);
    const blank = (await api.send(csvOf(estate.map((row, i) => (i === 4 ? { ...row, version: "" } : row))), { capturedAt: day(5) })).body;
    expect([blank.changes.changed, codes(blank.issues)]).toEqual([1, ["unknown-build"]]);
    await api.send(csvOf([{ name: "srv099.corp.test", version: "43160" }]), { capturedAt: day(6), coverage: "part" });
    expect((await api.agent("srv099.corp.test")).body).toMatchObject({ version: null, stage: "waiting" });
  });
});

describe("a list that only looks like one of agents", () => {
  it.each<[what: string, content: string, right: { refused: [string, RegExp] } | { needs: string[] }]>([
    [
      "versions of other software",
      table("ComputerName,Version,Status", ({ name }) => `${name},5.00.9078.1006,Active`),
      { needs: ["kind", "columns"] },
    ],
    ["versions of Windows", table("Name,Version", ({ name }) => `${name},10.0.17763`), { needs: ["kind"] }],
    [
      "computers of the directory",
      table("Name,DNSHostName,OperatingSystem,Enabled", ({ name }) => `${name.split(".")[0]},${name},Windows Server 2012 R2,True`),
      { needs: ["kind", "columns"] },
    ],
    [
      "servers where the registry of agents says whom they turn to",
      table(
        "NetworkName,ManagementGroup,Version,PSComputerName,RunspaceId",
        ({ name, version, server }) => `${server},${source},${version},${name},${id(1)}`,
      ),
      { needs: ["kind", "columns"] },
    ],
    [
      "agents counted by server",
      `Server,Version,Count\nms01.corp.test,${old},30\nms02.corp.test,${old},10\n`,
      { refused: ["unknown-kind", /a count/] },
    ],
    [
      "all Windows computers",
      table(
        '"IsVirtualNode","PrincipalName","IsAvailable","HealthState","InMaintenanceMode","ManagementGroup","FullName"',
        ({ name }) => `"False","${name}","True","Success","False","${source}","Microsoft.Windows.Computer:${name}"`,
        [...estate, { name: "ms01.corp.test" }],
      ),
      { refused: ["unknown-kind", /all Windows computers/] },
    ],
    [
      "addresses alone",
      table("Name,Version,HealthState", ({ version, health }, i) => `10.1.0.${i + 1},${version},${health}`),
      { needs: ["coverage"] },
    ],
    [
      "lines of names and values",
      estate.map(({ name, health }) => `DisplayName="${name}",IPAddress="10.0.0.1",HealthState="${health}"`).join("\n"),
      { refused: ["no-header", /first line is data/] },
    ],
  ])("%s", async (_, content, right) => {
    await known();
    const body = await sent(content, of);
    if ("needs" in right) expect([body.status, body.needs]).toEqual(["needs-input", right.needs]);
    else expect([body.status, body.code, body.detail]).toEqual([422, right.refused[0], expect.stringMatching(right.refused[1])]);
  });
});

describe("names and health alone", () => {
  const healthOnly = (rows: readonly Row[]) =>
    table("DisplayName,HealthState,InMaintenanceMode", ({ name, health }) => `${name},${health ?? "Success"},False`, rows);
  const servers: Row[] = [{ name: "ms01.corp.test" }, { name: "ms02.corp.test" }];

  it("of all Windows computers, with servers that nobody knows of, are asked about", async () => {
    await known();
    const body = await sent(healthOnly([...estate, ...servers]), of);
    expect([body.status, body.needs, body.questions]).toMatchObject([
      "needs-input",
      ["kind"],
      [{ candidates: ["agents"], message: expect.stringContaining("42 computers, 2 of them not known as agents") }],
    ]);
    const said = await api.apply(body.id, { kind: "agents" });
    expect([said.body.status, said.body.changes.added]).toEqual(["applied", 2]);
  });

  it("of agents that are known ask nothing, nor where their servers are known", async () => {
    await known();
    const body = await sent(healthOnly(estate), of);
    expect([body.status, body.changes.missing]).toEqual(["applied", 0]);
    await api.send(`DisplayName,Version,IsGateway\nms01.corp.test,${old},False\nms02.corp.test,${old},False\n`, {
      capturedAt: day(4),
      ...of,
    });
    const again = await api.send(healthOnly([...estate, ...servers]), { capturedAt: day(5), ...of });
    expect([again.body.status, again.body.rows.ignored, again.body.changes.added]).toEqual(["applied", 2, 0]);
  });

  it("are asked about first of all where nobody is known", async () => {
    const { body } = await api.send(healthOnly(estate), { capturedAt: day(3), ...of });
    expect([body.needs, body.questions[0]?.message]).toEqual([["kind"], expect.stringContaining("none of them known as an agent")]);
    const script = await api.send(healthOnly(estate), { capturedAt: day(4), kind: "agents", ...of });
    expect(script.body.status).toBe("applied");
  });
});

describe("a table of health services in which no row is of an agent", () => {
  it("is of management servers and gateways, and makes no agent missing", async () => {
    await known();
    const servers = `DisplayName,IsAgent,IsGateway,IsManagementServer,Version\nms01.corp.test,0,0,1,${old}\ngw01.dmz.test,0,1,1,${old}\n`;
    const body = await sent(servers, of);
    expect([body.status, body.kind, body.rows.accepted]).toEqual(["applied", "managementServers", 2]);
  });
});

describe("two exports joined, of other columns", () => {
  it.each([
    ["as many", "DisplayName,Site,HealthState,Version,ManagementGroup"],
    ["more", "DisplayName,Site,Comment,HealthState,Version,ManagementGroup"],
    ["fewer", "DisplayName,Site,Version"],
    ["the name further back", "Site,DisplayName,HealthState,Version,ManagementGroup"],
  ])("%s: refused by its line, and no cell is read by the wrong header", async (_, header) => {
    await known();
    const body = await sent(
      `${csvOf(estate.slice(0, 30))}${header}\n${header
        .split(",")
        .map(() => "x01")
        .join(",")}\n`,
    );
    expect([body.status, body.code, body.detail]).toEqual([422, "unknown-kind", expect.stringContaining("Line 32")]);
  });
});

describe("a file that was filtered, and lacks too few to be asked about by their number", () => {
  const four = [1, 2, 4, 6];
  const kept = (rows: readonly Row[]) => rows.filter((_, i) => !four.includes(i));

  it.each([
    ["ProxyingEnabled", "True", "False", "Every row is of an agent with agent proxy"],
    ["OSName", "Windows Server 2012 R2", "Windows Server 2008 R2", "Every row has the same operating system"],
    ["ActionAccountIdentity", "CORP\\scom", "Local System", "Every row has the same action account"],
  ])("by %s", async (column, ours, theirs, says) => {
    const rows = estate.map((row, i) => ({ ...row, more: four.includes(i) ? theirs : ours }));
    await known(rows, column);
    const body = await sent(csvOf(kept(rows), source, column));
    expect([body.needs, body.doubts]).toMatchObject([["coverage"], [{ code: "filtered", sentence: expect.stringContaining(says) }]]);
  });

  it("by the beginning of names", async () => {
    const rows = estate.map((row, i) => (four.includes(i) ? { ...row, name: row.name.replace("srv", "sql") } : row));
    await known(rows);
    expect((await sent(csvOf(kept(rows)))).doubts).toMatchObject([
      { code: "filtered", sentence: expect.stringContaining("begins with srv") },
    ]);
  });

  it("by health, in a column that the file does not have, with a newcomer in it", async () => {
    const rows = estate.map((row, i) => ({ ...row, health: four.includes(i) ? "Error" : "Success" }));
    await known(rows);
    const narrow = (list: readonly Row[]) =>
      table("FQDN,Version,ManagementGroup", ({ name, version }) => `${name},${version},${source}`, list);
    const body = await sent(narrow([...kept(rows), { name: "srv099.corp.test", version: old }]));
    expect(body.doubts).toMatchObject([{ code: "filtered", sentence: expect.stringContaining("same health, healthy") }]);
    // Those that are gone for another reason leave others of their kind behind.
    const others = rows.map((row, i) => ({ ...row, health: i % 2 ? "Error" : "Success" }));
    await api.send(csvOf(others), { capturedAt: day(5), coverage: "whole" });
    expect((await api.send(narrow(kept(rows)), { capturedAt: day(6) })).body).toMatchObject({ status: "applied", doubts: [] });
  });
});
