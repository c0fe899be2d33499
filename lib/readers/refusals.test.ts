import { describe, expect, test } from "vitest";
import type { RefusalCode } from "@/lib/domain/export-rows";
import type { Kind } from "@/lib/domain/stages";
import { readExport } from "./read-export";
import { codes, inChunks, limits, readBytes, readText, refusalOf, sample } from "./read-text.fixture";

const bytes = (...values: number[]) => Uint8Array.from([...values, ...Array.from({ length: 600 }, (_, at) => (at * 37) % 251)]);
const servers = "Name,IsRootManagementServer,IsGateway,Version\nms01.corp.example,True,False,7.1.10226.0\n";

describe("refused text", () => {
  const table: [string, string, RefusalCode, RegExp][] = [
    ["nothing", "", "empty", /empty/],
    ["blanks", " \r\n\t\r\n\ufeff", "empty", /empty/],
    ["only a type line", "#TYPE Microsoft.EnterpriseManagement.Administration.AgentManagedComputer\r\n", "empty", /empty/],
    ["data without header", "srv01.corp.example,7.1.10184.0\nsrv02.corp.example,7.1.10184.0\n", "no-header", /first line is data/],
    [
      "data behind a type line",
      "#TYPE Microsoft.EnterpriseManagement.Administration.AgentManagedComputer\nsrv01.corp.example,True,Success\n",
      "no-header",
      /data/,
    ],
    ["names without header", "SRV01\nSRV02\n", "no-header", /data/],
    ["Guid without header", "c4cbd5e4-7379-302d-e4ee-3af1548b5196,x,True\n", "no-header", /data/],
    ["web page", "\n<!DOCTYPE html>\n<html><head>", "html", /web page/],
    ["saved web page", "<!-- saved from url --><HTML lang='en'>", "html", /web page/],
    ["XHTML", '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "html", /web page/],
    ["XML with DTD", '<?xml version="1.0"?>\n<!DOCTYPE Objs [<!ENTITY a "b">]><Objs/>', "dtd", /DTD/],
    ["cut CLIXML", '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">', "broken", /cut/],
    ["XML that is no CLIXML", "<Agents><Agent Name='srv'/></Agents>", "unknown-kind", /not what Export-Clixml writes/],
    ["XML of ConvertTo-Xml", '<?xml version="1.0"?><Objects><Object/></Objects>', "unknown-kind", /ConvertTo-Xml/],
    ["cut JSON", '[\n {\n "Name": "srv"', "broken", /line 2.*cut/],
    ["JSON of nothing", "[]", "empty", /empty/],
    ["JSON of texts", '["srv01", "srv02"]', "unknown-kind", /without objects/],
    [
      "Format-Table",
      "ClassId2e4f51ef21dd47e99d3c952918aff9cd,pageHeaderEntry\n033ecb2bc07a4d43b5ef94ed5a35d280,\n",
      "format-table",
      /Format-Table/,
    ],
    [
      "Format-Table with type",
      '#TYPE Microsoft.PowerShell.Commands.Internal.Format.FormatStartData\n"shapeInfo","x"\n',
      "format-table",
      /Format-Table/,
    ],
    [
      "console table whose values reach across",
      "Name  Version\n----  -------\nsrv01.corp.example 7.1\nsrv02 7.1\n",
      "format-table",
      /console.*told apart safely/,
    ],
    ["console list with something between", "Name    : srv01\nVersion : 7.1\nHello\n", "format-table", /Line 3/],
    ["narrow console table", "Name       Version\n----       -------\nsrv01.c... 7.1.10184.0\n", "truncated-output", /\.\.\./],
    ["cut name", "Name,Version\nsrv01.corp.exam...,7.1.10184.0\nsrv02.corp.example,7.1.10184.0\n", "truncated-output", /line 2/],
    ["cut name with an ellipsis", "Name\tVersion\nsrv01.corp.exam…\t7.1.10184.0\n", "truncated-output", /line 2/],
    ["cut header", "DisplayName,PrimaryManagementServ...\nsrv01,ms01\n", "truncated-output", /column name/],
    ["cut values", `Name,PatchList\n${"a,System Center 2...\nb,none\n".repeat(10)}`, "truncated-output", /10 rows/],
    ["lengths", '#TYPE System.String\n"Length"\n"44"\n', "string-export", /lengths/],
    ["lengths without type", '"Length"\n"44"\n', "string-export", /lengths/],
    [
      "alerts",
      "Severity,Priority,Name,ResolutionState,PrincipalName,TimeRaised,LastModified\nError,High,x,0,srv,1,1\n",
      "unknown-kind",
      /does not know/,
    ],
    ["alerts by their columns", "Severity,Priority,Name,Version\nError,High,Disk,1\n", "unknown-kind", /does not know/],
    [
      "alerts by type",
      "#TYPE Microsoft.EnterpriseManagement.Monitoring.MonitoringAlert\nName,Version\nx,1\n",
      "unknown-kind",
      /does not know/,
    ],
    ["processes", "Name,Id,Handles,WorkingSet\nnotepad,1,2,3\n", "unknown-kind", /does not know/],
    ["prose", "Hello, this is a letter.\nBye", "unknown-kind", /does not know/],
    ["facts without names", "Version,HealthState\n7.1.10184.0,Success\n", "unknown-kind", /No column/],
    ["two joined exports", "Name,Version\na,7.1.10184.0\nName,HealthState\nb,Success\n", "unknown-kind", /Line 3/],
  ];
  test.each(table)("%s", async (_, text, code, detail) => {
    const refusal = await refusalOf(readText(text));
    expect(refusal).toMatchObject({ code, detail: expect.stringMatching(detail) });
    expect(refusal.issues).toMatchObject([{ code, severity: "error", message: refusal.detail, hint: expect.stringMatching(/\w{3}/) }]);
  });
});

describe("refused bytes", () => {
  test.each([
    ["workbook", bytes(0x50, 0x4b, 3, 4), "xlsx-renamed"],
    ["old workbook", bytes(0xd0, 0xcf, 0x11, 0xe0), "binary"],
    ["gzip", bytes(0x1f, 0x8b), "binary"],
    ["PDF", new TextEncoder().encode("%PDF-1.7\n"), "binary"],
    ["program", bytes(0x4d, 0x5a, 0x90, 0), "binary"],
    ["zeros", new Uint8Array(500), "binary"],
  ])("%s", async (_, content, code) => expect((await refusalOf(readBytes(content))).code).toBe(code));

  test.each([["dirty/wrong_file_format_table_export.csv", "format-table"]])("%s", async (path, code) =>
    expect((await refusalOf(readBytes(sample(path)))).code).toBe(code),
  );
});

describe("the kind asked for", () => {
  const names = "Name\nsrv01.corp.example\n";
  const agents = "Name,Version\nsrv01.corp.example,7.1.10184.0\n";
  test.each<[string, string, Kind, RefusalCode, RegExp]>([
    ["servers as agents", servers, "agents", "wrong-kind", /management servers, not of agents/],
    [
      "agents by their type as servers",
      `#TYPE Microsoft.EnterpriseManagement.Administration.AgentManagedComputer\n${agents}`,
      "managementServers",
      "wrong-kind",
      /agents, not of management servers/,
    ],
    [
      "agents by their columns as pending",
      "Name,Version,HealthState,PrimaryManagementServerName,ManuallyInstalled\na.b,7.1.10184.0,Success,ms,True\n",
      "pending",
      "wrong-kind",
      /agents, not of agents in Pending/,
    ],
    ["UNIX computers as agents", "Name,SSHPort\nlx01.x,22\n", "agents", "wrong-kind", /UNIX and Linux agents, not of agents, by SSHPort/],
    ["servers as a management group", servers, "managementGroup", "wrong-kind", /management servers, not of a management group/],
  ])("%s", async (_, text, kind, code, detail) => {
    expect(await refusalOf(readText(text, { kind }))).toMatchObject({ code, detail: expect.stringMatching(detail) });
  });

  test.each<[Kind, string]>([
    ["managementServers", ""],
    ["pending", "what waits"],
    ["failover", "failover servers"],
  ])("names and versions are read as %s where a person says so, and what lacks is said", async (kind, lacks) => {
    const reading = await readText(agents, { kind });
    expect(reading).toMatchObject({ file: { kind }, rows: [{ name: "srv01.corp.example", outcome: "read" }] });
    expect(reading.file.issues.filter(({ code }) => code === "columns-missing").map(({ message }) => message.includes(lacks))).toEqual(
      lacks === "" ? [] : [true],
    );
  });

  test("a bare list of names has no kind of its own", async () => {
    expect(await readText(names)).toMatchObject({ file: { kind: null, columns: [] }, rows: [{ name: "srv01.corp.example", facts: {} }] });
    expect((await readText(names, { kind: "agents" })).file.kind).toBe("agents");
    expect((await readText("Name,Domain,ManagementGroup\na,b.c,MG\n")).file.kind).toBe(null);
  });

  test("the file name decides nothing", async () => {
    expect((await readText(agents, { fileName: "management_servers.xlsx" })).file.kind).toBe("agents");
  });
});

describe("limits", () => {
  const text = "Name,Version\na,1.2.3.4\nb,1.2.3.4\nc,1.2.3.4\n";
  test("rows", async () => {
    expect(await refusalOf(readText(text, { limits: { ...limits, rows: 2 } }))).toMatchObject({ code: "too-large" });
    expect((await readText(text, { limits: { ...limits, rows: 3 } })).rows).toHaveLength(3);
  });
  test("columns", async () => {
    expect(await refusalOf(readText(text, { limits: { ...limits, columns: 1 } }))).toMatchObject({ code: "too-large" });
  });
});

test("an empty file is no rows when the caller says so", async () => {
  for (const text of ["", "\r\n\r\n"]) {
    const reading = await readText(text, { allowEmpty: true, kind: "agents" });
    expect(reading).toMatchObject({ file: { kind: "agents", separator: null, cut: false }, rows: [] });
    expect(codes(reading)).toEqual(["no-rows"]);
  }
});

test("an error of the source is passed on as it is", async () => {
  const broken = async function* broken() {
    yield* inChunks(new TextEncoder().encode("Name,Version\n"))();
    throw new Error("disk gone");
  };
  await expect(readExport(broken, { fileName: "x.csv", limits })).rejects.toThrow("disk gone");
});
