import { describe, expect, test } from "vitest";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import { codes, readBytes, readText, sample } from "./read-text.fixture";

const guid = "c4cbd5e4-7379-302d-e4ee-3af1548b5196";

describe("headers", () => {
  const table: [header: string, cell: string, facts: AgentFacts][] = [
    ["AgentVersion", "7.1.10184.0", { version: "7.1.10184.0" }],
    [" agent version ", "7.1.10184.0", { version: "7.1.10184.0" }],
    ["[Microsoft.SystemCenter.HealthService].Version", "7.1.10184.0", { version: "7.1.10184.0" }],
    ["[Version]", "7.1.10184.0", { version: "7.1.10184.0" }],
    ["Version_6E5BC6D5_5B8A_1D1F_2D4E_0D1C1A6D6D6D", "7.1.10184.0", { version: "7.1.10184.0" }],
    ["Health State", "Critical", { health: "critical" }],
    ["PrimaryManagementServerName", "ms01.x", { primaryServer: "ms01.x" }],
    ["Primary MS", "MS01", { primaryServer: "MS01" }],
    ["PrimaryManagementServer", "MS01", { primaryServer: "MS01" }],
    ["ManuallyInstalled", "True", { manuallyInstalled: true }],
    ["IsManuallyInstalled", "0", { manuallyInstalled: false }],
    ["Remotely Manageable", "Yes", { manuallyInstalled: false }],
    ["Remotely Manageable", "No", { manuallyInstalled: true }],
    ["Remotely Manageable", "", { manuallyInstalled: null }],
    ["Agent Proxy", "Enabled", { proxying: true }],
    ["ProxyingEnabled", "FALSCH", { proxying: false }],
    ["[Microsoft.SystemCenter.HealthService].PatchList", "UR4", { patchList: "UR4" }],
    ["Action Account", "SYSTEM", { actionAccount: "SYSTEM" }],
    ["FailoverList", "MS02, MS03", { failoverServers: "MS02, MS03" }],
    ["IsAvailable", "1", { available: true }],
    ["InMaintenanceMode", "nein", { inMaintenance: false }],
    ["MGList", " A, b ;C,,a", { mgList: ["A", "b", "C"] }],
    ["Management Groups", "{A, B}", { mgList: ["A", "B"] }],
    ["ManagementGroups", " , ", { mgList: null }],
    ["UpdateRollup", "UR9", { updateRollup: "UR9" }],
    ["InstallTime", "1/1/0001 12:00:00 AM", { installTime: null }],
    ["InstallTime", "2/16/2014", { installTime: "2/16/2014" }],
    ["InstalledBy", "NULL", { installedBy: null }],
    ["InstalledBy", "'=cmd", { installedBy: "=cmd" }],
    ["InstalledBy", "'x", { installedBy: "'x" }],
  ];
  test.each(table)("%s: %s", async (header, cell, facts) => {
    const { file, rows } = await readText(`Name\t${header}\nsrv01\t${cell}\n`);
    expect(file).toMatchObject({ kind: "agents", columns: Object.keys(facts) });
    expect(rows[0]?.facts).toEqual(facts);
  });

  test("facts of any list of computers", async () => {
    const { file, rows } = await readText(
      `Name,Version,OSName,OSVersion,IP,NetBIOSName,ID\na,1.2.3.4,Windows,6.3,10.0.0.1,A,{${guid.toUpperCase()}}\nb,1.2.3.4,,,,,17\n`,
    );
    expect(file.columns).toEqual(["version", "objectId", "netbios", "ipAddress", "osName", "osVersion"]);
    expect(rows.map(({ facts }) => facts)).toEqual([
      { version: "1.2.3.4", osName: "Windows", osVersion: "6.3", ipAddress: "10.0.0.1", netbios: "A", objectId: guid },
      { version: "1.2.3.4", osName: null, osVersion: null, ipAddress: null, netbios: null, objectId: null },
    ]);
  });

  test.each([
    ["PrincipalName", "FQDN"],
    ["FQDN", "DNSHostName"],
    ["DNS Name", "Name"],
    ["Name", "DisplayName"],
    ["DisplayName", "NetworkName"],
    ["NetworkName", "HealthService"],
    ["Server Agent", "ComputerName"],
    ["ServerName", "NetBIOSName"],
    ["ComputerName", "NetBIOS Name"],
  ])("%s names the agent before %s", async (better, worse) => {
    for (const [header, row] of [
      [`${worse},${better}`, "worse,better"],
      [`${better},${worse}`, "better,worse"],
    ]) {
      expect((await readText(`${header},Version\n${row},1.2.3.4\n`)).rows[0]?.name).toBe("better");
    }
  });

  test("a Guid of zeros is no Id", async () => {
    const { rows } = await readText("Name,Version,Id\na,1.2.3.4,00000000-0000-0000-0000-000000000000\n");
    expect(rows[0]?.facts.objectId).toBe(null);
  });

  test("a column without any value does not name the agents", async () => {
    expect((await readText("PrincipalName,DisplayName,Version\n,srv01.corp.example,1.2.3.4\n")).rows[0]?.name).toBe("srv01.corp.example");
  });

  test("of two columns with the same header the first wins", async () => {
    expect((await readText("Name,Version,version\na,1.2.3.4,5.6.7.8\n")).rows[0]?.facts).toEqual({ version: "1.2.3.4" });
  });

  test.each(["ManagementGroup", "Management Group", "ManagementGroupName", "MG"])("%s is the group", async (header) => {
    const { file, rows } = await readText(`Name,Version,${header}\na,1.2.3.4,Prod\nb,1.2.3.4,\n`);
    expect([file.hasGroupColumn, rows.map(({ group }) => group)]).toEqual([true, ["Prod", null]]);
  });

  test("a type line decides for agents also without their columns", async () => {
    for (const type of ["", "Selected.", "Deserialized.", "Deserialized.Selected."]) {
      const text = `#TYPE ${type}Microsoft.EnterpriseManagement.Administration.AgentManagedComputer;;\nName;Whatever;Else\na;1;2\n`;
      expect(await readText(text)).toMatchObject({ file: { kind: "agents", separator: ";" }, rows: [{ row: 3, name: "a" }] });
    }
  });
});

describe("separators", () => {
  test.each([",", ";", "\t", "^"])("%j", async (separator) => {
    const lines = [
      ["Name", "Version"],
      ["a", "1.2.3.4"],
    ]
      .map((cells) => cells.join(separator))
      .join("\n");
    expect(await readText(lines)).toMatchObject({ file: { separator }, rows: [{ row: 2, facts: { version: "1.2.3.4" } }] });
    expect(await readText(`sep=${separator}\r\n${lines}`)).toMatchObject({ file: { separator }, rows: [{ row: 3 }] });
    expect(await readText(`\n"#TYPE a,b;c"\n${lines}`)).toMatchObject({ file: { separator }, rows: [{ row: 4 }] });
  });
  test("quoted separators do not count", async () => {
    expect((await readText('"Name";"Version";"A, b, c, d"\na;1.2.3.4;x\n')).file.separator).toBe(";");
  });
  test("a file of one column has none", async () => expect((await readText("FQDN\na.b.c\n")).file.separator).toBe(null));
});

describe("the file as a whole", () => {
  test("rows are numbered by the lines of the file", async () => {
    const { rows } = await readText(
      '\r\n#TYPE x\r\nName,Version,PatchList\r\n\r\na,1.2.3.4,"one\r\ntwo"\rb,1.2.3.4,\n,,\nc,1.2.3.4,\n\u001a',
    );
    expect(rows.map(({ row, name }) => [row, name])).toEqual([
      [5, "a"],
      [7, "b"],
      [9, "c"],
    ]);
  });
  test.each([
    ["a,X\nb,x;Y\n", ["X"]],
    ["a,X\nb,\n", []],
    ["a,X\nb,Y\n", []],
    ['a,"X,Y"\nb,"y,X"\n', ["X", "Y"]],
    ["", []],
  ])("management groups common to %j", async (rows, common) =>
    expect((await readText(`Name,MGList\n${rows}`)).file.commonMgList).toEqual(common),
  );
  test("rows that are not read have no say in the common management groups", async () => {
    expect((await readText("Name,MGList\na,X\n1-Mar,Y\n")).file.commonMgList).toEqual(["X"]);
  });
  test.each([
    ["a\nb\n", true],
    ["a\nb.c\n", false],
    ["a.\n", true],
    ["", false],
  ])("bare names in %j: %s", async (rows, bare) => {
    expect((await readText(`Name\n${rows}`)).file.bareNames).toBe(bare);
  });
});

test.each([
  ["exports/OPS_2012SP1_day00_agents.csv", 60, 14, "MDY", ","],
  ["exports/OPS_2012R2_day30_agents.csv", 57, 14, "MDY", ","],
  ["formats/a_ps51_default_OPS_2012SP1.csv", 55, 14, "MDY", ","],
  ["formats/b_utf16le_comma_OPS_2012SP1.csv", 55, 14, "MDY", ","],
  ["formats/c_utf8bom_useculture_de_OPS_2012SP1.csv", 55, 14, "DMY", ";"],
  ["formats/c_utf8bom_useculture_de_OPS_2012R2.csv", 51, 14, "DMY", ";"],
  ["formats/e3_hs_file_raw_OPS_2012SP1.csv", 55, 8, "MDY", ","],
  ["formats/sql_mtv_healthservice_OPS_2012SP1.csv", 55, 8, "YMD", ","],
  ["dirty/dup_rows.csv", 66, 7, "MDY", ","],
  ["dirty/mixed_groups.csv", 106, 14, "MDY", ","],
  ["dirty/netbios_only.csv", 55, 2, null, ","],
] as const)("%s", async (path, read, columns, dateOrder, separator) => {
  const { file, rows } = await readBytes(sample(path));
  expect(file).toMatchObject({ kind: "agents", dateOrder, separator, cut: false });
  expect(file.columns).toHaveLength(columns);
  expect(rows.filter(({ outcome }) => outcome === "read")).toHaveLength(read);
  expect(rows.filter(({ outcome }) => outcome === "rejected")).toEqual([]);
  expect(new Set(codes({ file, rows }))).toEqual(
    new Set(path.includes("netbios") ? ["name-completed"] : path.includes("sql") ? ["not-an-agent"] : []),
  );
});
