import { describe, expect, test } from "vitest";
import { headerSetOf } from "./mapped-columns";
import type { ReadOptions } from "./read-export";
import { codes, readBytes, readText, refusalOf, sample } from "./read-text.fixture";

/** Situations from public reports: e2e/samples/cases/README.md says what is right of each. */
const read = (file: string, options: Partial<ReadOptions> = {}) => readBytes(sample(`cases/${file}`), { fileName: file, ...options });

describe("what an export is", () => {
  test.each([
    ["34-health-service-watchers.csv", /health service watchers.*HealthServiceWatcher/],
    ["50-own-agents-csv.csv", /list that Tandem wrote itself/],
  ])("%s is refused by its name", async (file, detail) => {
    expect(await refusalOf(read(file))).toMatchObject({ code: "unknown-kind", detail: expect.stringMatching(detail) });
  });

  test.each([["16a-ssrs-two-blocks.csv", "no-header", /stand in line 4/]])("%s is refused with its cause", async (file, code, detail) => {
    expect(await refusalOf(read(file))).toMatchObject({ code, detail: expect.stringMatching(detail) });
  });

  test.each([
    ["06-agents-down-results.csv", "agents", 2],
    ["09-pending-sql-labels.csv", "pending", 5],
    ["11-workspaces-among-groups.csv", "agents", 2],
    ["17b-agents-pipe.csv", "agents", 2],
    ["28-general-information.txt", "agents", 2],
    ["33-two-name-columns.csv", "agents", 2],
    ["35-scom-management-servers.csv", "managementServers", 2],
    ["35b-servers-and-gateways.csv", "managementServers", 2],
    ["37-pending-console-words.csv", "pending", 3],
  ])("%s is %s", async (file, kind, many) => {
    const { file: found, rows } = await read(file);
    expect([found.kind, rows.length, found.evidence.length > 0]).toEqual([kind, many, true]);
  });

  test("headers nobody foresaw ask for the kind and for the columns; a person may say either", async () => {
    const file = "10-prefixed-headers-sql.csv";
    const { file: asked } = await read(file);
    expect(asked).toMatchObject({ kind: null, candidates: ["agents", "peopleList"], asksColumns: true });
    expect(asked.readColumns.map(({ title, field, samples }) => [title, field, samples[0] ?? null])).toEqual([
      ["host", "name", "srv01"],
      ["scom_agent_maintenance", null, "No"],
      ["scom_agent_active", null, "Yes"],
      ["scom_agent_Version", null, "7.0.9538.0"],
      ["scom_agent_patch_list", null, null],
    ]);
    const said = await read(file, { kind: "agents" });
    expect([said.file.kind, said.rows.map(({ name }) => name), codes(said)]).toEqual(["agents", ["srv01", "srv02"], ["columns-missing"]]);
    const mapped = await read(file, {
      mapping: () => ({
        host: "name",
        scom_agent_Version: "version",
        scom_agent_active: "available",
        scom_agent_maintenance: "inMaintenance",
      }),
    });
    expect(mapped.file).toMatchObject({ kind: "agents", asksColumns: false, columns: ["version", "available", "inMaintenance"] });
    expect(mapped.rows.map(({ facts }) => facts)).toEqual([
      { version: "7.0.9538.0", available: true, inMaintenance: false },
      { version: "7.0.9538.0", available: false, inMaintenance: true },
    ]);
  });

  test("a column without a known header that holds full names is offered as the one of names", async () => {
    const text = "Maschine;Stand\nsrv01.corp.example;7.1.10184.0\nsrv02.corp.example;7.1.10184.0\n";
    expect((await readText(text)).file).toMatchObject({ kind: null, asksColumns: true, readColumns: [{ field: "name" }, { field: null }] });
    const mapped = await readText(text, { mapping: () => ({ maschine: "name", Stand: "version" }) });
    expect(mapped).toMatchObject({
      file: { kind: "agents" },
      rows: [{ name: "srv01.corp.example", facts: { version: "7.1.10184.0" } }, {}],
    });
  });

  test("a mapping holds for long titles and for very wide files", async () => {
    const long = "x".repeat(200);
    const wide = Array.from({ length: 150 }, (_, at) => `c${at}`).join(",");
    const text = `${long},Maschine,${wide}\n7.1.10184.0,srv01.corp.example\n`;
    const { file } = await readText(text);
    const [title = ""] = file.readColumns.map((column) => column.title);
    const mapping = { [title]: "version", Maschine: "name" } as const;
    const { rows } = await readText(text, { mapping: () => mapping });
    expect([rows[0]?.name, rows[0]?.facts.version]).toEqual(["srv01.corp.example", "7.1.10184.0"]);
    expect(headerSetOf(text.split("\n")[0]?.split(",") ?? [])).toBe(headerSetOf(file.readColumns.map((column) => column.title)));
  });

  test("a column said to hold names goes before one that is called so", async () => {
    const { rows } = await readText("Name,Real,Version\nold.x,new.x,7.1.10184.0\n", { mapping: () => ({ real: "name" }) });
    expect(rows.map(({ name }) => name)).toEqual(["new.x"]);
  });

  test.each([
    [
      "overrides",
      "#TYPE Microsoft.EnterpriseManagement.Configuration.ManagementPackOverride\nName,Version\na.b,1.0.0.0\n",
      /ManagementPackOverride objects/,
    ],
    ["packs", "Name,Version,Sealed,KeyToken\na.b,1.0.0.0,True,31bf3856ad364e35\n", /management packs \(Sealed, KeyToken\)/],
    ["alerts", "Name,PrincipalName,ResolutionState,TimeRaised\nDisk,a.b,0,x\n", /alerts/],
    ["hotfixes", "Source,Description,HotFixID,InstalledBy,InstalledOn,PSComputerName\nA,Update,KB1,x,1/1/2024,A\n", /hotfixes/],
    [
      "another class",
      "[Microsoft.SQLServer.DBEngine].Version,DisplayName,HealthState\n15.0,a.b,Success\n",
      /another class \(Microsoft\.SQLServer\.DBEngine\)/,
    ],
    ["Ids", "Name,Version,HealthState\nc1a40000-0000-4000-8000-000000000001,7.1.10184.0,Success\n", /Ids of objects/],
  ])("a list of %s is refused by its name", async (_, text, detail) => {
    expect(await refusalOf(readText(text))).toMatchObject({ code: "unknown-kind", detail: expect.stringMatching(detail) });
  });

  test.each([
    ["UNIX computers", "unixAgents", "Name,IPAddress,SSHPort,AgentVersion\nlx01.x,10.0.0.1,22,1.6.2-339\n", ["lx01.x"]],
    [
      "network devices",
      "networkDevices",
      "DisplayName,DeviceKey,SNMPAddress,HealthState\nCore Switch 1,1,10.0.0.1,Success\n",
      ["core switch 1"],
    ],
    ["clusters", "agentless", "DisplayName,IsVirtualNode,HealthState\nclu1.x,True,Success\nnode1.x,False,Success\n", ["clu1.x"]],
    [
      "pools",
      "pools",
      "DisplayName,UseDefaultObserver,IsDynamic\nAll Management Servers Resource Pool,True,True\n",
      ["all management servers resource pool"],
    ],
  ])("a list of %s is read as that, never as agents", async (_, kind, text, names) => {
    const { file, rows } = await readText(text);
    expect(file.kind).toBe(kind);
    expect(rows.flatMap(({ outcome, name }) => (outcome === "read" ? [name] : []))).toEqual(names);
  });

  test("02: agents of UNIX and Linux computers are told by their versions", async () => {
    const { file, rows } = await read("02-linux-agent-versions.csv");
    expect(file.kind).toBe("unixAgents");
    expect(rows.map(({ name, facts }) => [name, facts.version, facts.ipAddress])[0]).toEqual([
      "lnx01.corp.example",
      "1.6.8-1",
      "10.1.0.11",
    ]);
  });

  test("details of agents are read, but for the servers that they name by first labels", async () => {
    const text =
      "[SCOM.Management.Agent.Class].AgentVersion,[SCOM.Management.Agent.Class].PrimaryMS,[SCOM.Management.Agent.Class].OSName,DisplayName\n7.1.10184.0,MS01,Windows Server 2022,a.b\n";
    const { file, rows } = await readText(text);
    expect(file.kind).toBe("agentDetail");
    expect(rows[0]?.facts).toEqual({ version: "7.1.10184.0", osName: "Windows Server 2022" });
  });

  test("instances of agents tell who is heard, and are read as agents where a person says so", async () => {
    const text =
      "[Microsoft.SystemCenter.HealthService].Version,IsAvailable,AvailabilityLastModified,FullName,DisplayName\n7.1.10184.0,False,1/1/2024,Microsoft.SystemCenter.Agent:a.b,a.b\n";
    expect(await readText(text)).toMatchObject({ file: { kind: "heard" }, rows: [{ name: "a.b", facts: { available: false } }] });
    expect(await readText(text, { kind: "agents" })).toMatchObject({
      file: { kind: "agents" },
      rows: [{ name: "a.b", facts: { available: false } }],
    });
  });
});

describe("what rows say", () => {
  test("01: a relation a row is folded by its role, whatever the order of rows", async () => {
    const { file, rows } = await read("01-primary-failover-rows.csv");
    expect(file.kind).toBe("failover");
    expect(rows.map(({ row, name, facts }) => [row, name, facts.primaryServer, facts.failoverServers])).toEqual([
      [2, "srv01.corp.example", "ms1.corp.example", "ms9.corp.example"],
      [4, "srv02.corp.example", "ms1.corp.example", "ms8.corp.example, ms9.corp.example"],
      [7, "srv03.corp.example", "gw1.dmz.example", null],
    ]);
  });

  test("09, 37: pending actions in the words of a report and of the console", async () => {
    const actions = async (file: string) => (await read(file)).rows.map(({ facts }) => facts.pendingAction);
    expect(await actions("09-pending-sql-labels.csv")).toEqual([
      "ManualApproval",
      "UpdateAgent",
      "RepairFailed",
      "PushInstallFailed",
      null,
    ]);
    expect(await actions("37-pending-console-words.csv")).toEqual(["ManualApproval", "UpdateAgent", "PushInstall"]);
  });

  test("11: workspaces are no management groups", async () => {
    const { rows } = await read("11-workspaces-among-groups.csv");
    expect(rows.map(({ facts }) => facts.mgList)).toEqual([
      ["OPS_2012SP1", "OPS_2012R2"],
      ["OPS_2012SP1", "OPS_2012R2"],
    ]);
  });

  test("26: two orders of dates in one file stay undecided", async () => {
    const reading = await read("26-two-date-orders.csv");
    expect([reading.file.dateOrder, reading.file.datesDisagree, codes(reading)]).toEqual([null, true, ["ambiguous-dates"]]);
  });

  test("33: of two columns of names the first that holds anything wins, row by row", async () => {
    expect((await read("33-two-name-columns.csv")).rows.map(({ name }) => name)).toEqual(["srv01.corp.example", "srv02.corp.example"]);
    const mixed = "Name,Version,Name\na.x,1.1.1.1,b.x\n,1.1.1.1,c.x\nN/A,1.1.1.1,d.x\n";
    expect((await readText(mixed)).rows.map(({ name }) => name)).toEqual(["a.x", "c.x", "d.x"]);
  });

  test("34: an Id is no name, the next column is", async () => {
    const { rows } = await readText("Name,DisplayName,Version\nc1a40000-0000-4000-8000-000000000001,srv01.corp.example,7.1.10184.0\n");
    expect(rows.map(({ name }) => name)).toEqual(["srv01.corp.example"]);
  });

  test("51: placeholders are no value, in names too", async () => {
    const { rows } = await read("51-placeholder-names.csv");
    expect(rows.map(({ name, facts }) => [name, facts.version, facts.primaryServer])).toEqual([
      ["srv01.corp.example", "7.0.9538.0", "ms1.corp.example"],
      ["srv02", "7.0.9538.0", null],
      ["srv03", null, null],
      ["srv04", null, null],
    ]);
  });

  test("06: NA is no server", async () => {
    expect((await read("06-agents-down-results.csv")).rows[1]?.facts).toMatchObject({ primaryServer: null, failoverServers: null });
  });

  test.each(["07.00.9538", "7.0", "43160", "16.02.2014"])("a version that a spreadsheet changed: %s", async (version) => {
    const reading = await readText(`Name;Version\na.x;${version}\n`);
    expect([reading.rows[0]?.facts, codes(reading)]).toEqual([{}, ["excel-damage"]]);
  });
});

describe("any one sign divides the values", () => {
  test.each(["|", "~", "\u061b", "^", "\t", ";", "\u00a6", "!", "#"])("%j", async (sign) => {
    const lines = [
      ["PrincipalName", "Version", "HealthState", "ManagementGroup"],
      ["srv01.corp.example", "7.0.9538.0", "Success", "OPS"],
    ];
    for (const quote of sign === "#" || sign === "!" ? ['"'] : ['"', ""]) {
      const text = lines.map((cells) => cells.map((cell) => quote + cell + quote).join(sign)).join("\r\n");
      const { file, rows } = await readText(`${text}\r\n`);
      expect([file.separator, rows[0]?.name, rows[0]?.group]).toEqual([sign, "srv01.corp.example", "OPS"]);
    }
  });
});
