import { describe, expect, test } from "vitest";
import { codes, readBytes, readText } from "./read-text.fixture";

const utf16 = (text: string, bigEndian = false): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};
const full =
  '"AgentName","ManagementServerName","AgentPendingActionType","LastModified","ManagementGroup","ManagementGroupId"\r\n"srv01.corp.test","ms01.corp.test","ManualApproval","2/17/2014 9:12:07 AM","OPS_2012R2","00000000-0000-0000-0000-000000000001"\r\n';
const row = {
  name: "srv01.corp.test",
  group: "OPS_2012R2",
  outcome: "read",
  facts: { pendingAction: "ManualApproval", primaryServer: "ms01.corp.test", lastModified: "2/17/2014 9:12:07 AM" },
};

describe("an export of Pending Management", () => {
  test.each<[string, Uint8Array]>([
    ["as Export-Csv writes it", new TextEncoder().encode(full)],
    ["with its type", new TextEncoder().encode(`#TYPE Microsoft.EnterpriseManagement.Administration.AgentPendingAction\r\n${full}`)],
    [
      "with its type, selected",
      new TextEncoder().encode(`#TYPE Selected.Microsoft.EnterpriseManagement.Administration.AgentPendingAction\r\n${full}`),
    ],
    [
      "of a remote session",
      new TextEncoder().encode(`#TYPE Deserialized.Microsoft.EnterpriseManagement.Administration.AgentPendingAction\r\n${full}`),
    ],
    ["UTF-16 LE", utf16(full)],
    ["UTF-16 BE", utf16(full, true)],
    ["UTF-16 without a mark", utf16(full).subarray(2)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\ufeff${full}`)],
    ["of a culture with semicolons", new TextEncoder().encode(full.replaceAll('","', '";"'))],
    ["with tabs", new TextEncoder().encode(full.replaceAll('","', '"\t"'))],
    ["with carets and a sep line", new TextEncoder().encode(`sep=^\r\n${full.replaceAll('","', '"^"')}`)],
    ["with lone carriage returns", new TextEncoder().encode(full.replaceAll("\r\n", "\r"))],
  ])("%s", async (_, bytes) => {
    const { file, rows } = await readBytes(bytes);
    expect(file).toMatchObject({ kind: "pending", hasGroupColumn: true, cut: false, dateOrder: "MDY" });
    expect(rows).toMatchObject([row]);
  });

  test.each<[string, string, string | null, string[]]>([
    ["ManualApproval", "ManualApproval", "ManualApproval", []],
    ["another case", "pushinstallfailed", "PushInstallFailed", []],
    ["words", "Update Failed", "UpdateFailed", []],
    ...[
      ["0", "ManualApproval"],
      ["1", "PushInstall"],
      ["2", "UpdateAgent"],
      ["3", "RepairAgent"],
      ["4", "LicenseUpgrade"],
      ["17", "PushInstallFailed"],
      ["18", "UpdateFailed"],
      ["19", "RepairFailed"],
    ].map(([number = "", action = ""]): [string, string, string, string[]] => [`number ${number}`, number, action, []]),
    ["a number that the SDK does not know", "10", "10", ["unknown-action"]],
    ["a word that nobody knows", "Frobnicate", "Frobnicate", ["unknown-action"]],
    ["blank", "", null, ["unknown-action"]],
    ["NULL of SQL", "NULL", null, ["unknown-action"]],
  ])("the action: %s", async (_, text, action, issues) => {
    const read = await readText(`AgentName,ManagementServerName,PendingActionType\nsrv01.corp.test,ms01.corp.test,${text}\n`);
    expect(read.file.kind).toBe("pending");
    expect(read.rows).toMatchObject([{ outcome: "read", facts: { pendingAction: action } }]);
    expect(codes(read)).toEqual(issues);
  });

  test.each([
    ["names and actions", "AgentName,AgentPendingActionType\nsrv01.corp.test,17\n"],
    ["in another order", "AgentPendingActionType;AgentName\n17;srv01.corp.test\n"],
    [
      "names alone, by the type",
      "#TYPE Selected.Microsoft.EnterpriseManagement.Administration.AgentPendingAction\nAgentName\nsrv01.corp.test\n",
    ],
    ["with what remoting adds", "AgentName,AgentPendingActionType,PSComputerName,RunspaceId\nsrv01.corp.test,17,ms01,x\n"],
    [
      "the table",
      "AgentPendingActionId,AgentName,ManagementServerName,PendingActionType,PendingActionData,LastModified\n1,srv01.corp.test,ms01,17,<a/>,2014-02-17 09:12:07.123\n",
    ],
  ])("only some columns: %s", async (_, text) => {
    const { file, rows } = await readText(text);
    expect(file.kind).toBe("pending");
    expect(rows).toMatchObject([{ name: "srv01.corp.test", outcome: "read" }]);
  });

  test("German dates and a German spreadsheet", async () => {
    const read = await readText(
      "AgentName;ManagementServerName;AgentPendingActionType;LastModified\nsrv01.corp.test;ms01;0;03.02.2014 09:12:07\nsrv02.corp.test;ms01;0;17.02.2014 09:12:07\n",
    );
    expect(read.file).toMatchObject({ kind: "pending", separator: ";", dateOrder: "DMY" });
    expect(codes(read)).toEqual([]);
  });

  test("says of rows what it says of rows of agents", async () => {
    const read = await readText(
      "AgentName,AgentPendingActionType\n,0\nsrv 01,0\nsrv02.corp.test,0,x,y\nMar-01,0\nAgentName,AgentPendingActionType\nsrv03,0\n",
    );
    expect(codes(read)).toEqual(["blank-name", "invalid-name", "ragged-row", "excel-damage", "second-header"]);
    expect(read.rows.map(({ name, outcome, bare }) => [name, outcome, bare])).toEqual([
      [null, "rejected", false],
      [null, "rejected", false],
      ["srv02.corp.test", "rejected", false],
      [null, "rejected", false],
      ["srv03", "read", true],
    ]);
  });

  test("a header alone is no rows, and good news", async () => {
    const read = await readText("AgentName,ManagementServerName,AgentPendingActionType,LastModified\n");
    expect(read.file.kind).toBe("pending");
    expect(codes(read)).toEqual(["no-rows"]);
  });
});

describe("a list of failover servers", () => {
  test.each<[string, string]>([
    ["agents", "Name,PrimaryManagementServerName,FailoverManagementServers\nsrv01.dmz.test,gw01.dmz.test,gw02.dmz.test\n"],
    ["with the management group", "AgentName;Primary;Failover;ManagementGroup\nsrv01.dmz.test;gw01;gw02;OPS\n"],
    [
      "gateways among them",
      "Name,IsGateway,PrimaryManagementServerName,FailoverServers\nsrv01.dmz.test,False,gw01,gw02\ngw01.dmz.test,True,ms01,ms02\n",
    ],
    ["without the primary server", "Name,FailoverServers\nsrv01.dmz.test,gw02\n"],
    ["the words people use", "Agent\tPrimary\tSecondary\nsrv01.dmz.test\tgw01\tgw02\n"],
    [
      "what a one-liner selects",
      '#TYPE Selected.System.Management.Automation.PSCustomObject\n"Name","PrimaryManagementServerName","FailoverServers","ManagementGroup"\n"srv01.dmz.test","gw01","gw02","OPS"\n',
    ],
  ])("%s", async (_, text) => {
    const { file, rows } = await readText(text);
    expect(file.kind).toBe("failover");
    expect(rows[0]).toMatchObject({ name: "srv01.dmz.test", facts: { failoverServers: expect.stringContaining("gw02") } });
  });

  test.each<[string, string, string]>([
    ["agents with their versions", "Name,Version,PrimaryManagementServerName,FailoverServers\nsrv01,7.1.10184.0,gw01,gw02\n", "agents"],
    ["agents of the SCOM.Management pack", "DisplayName,FailoverList\nsrv01.corp.test,MS02\n", "agents"],
    ["gateways and nothing else", "Name,IsGateway,PrimaryManagementServerName,FailoverServers\ngw01,True,ms01,ms02\n", "gateways"],
  ])("is not an export of %s", async (_, text, kind) => expect((await readText(text)).file.kind).toBe(kind));

  test("is one of agents or of gateways where that is said", async () => {
    const text = "Name,PrimaryManagementServerName,FailoverServers\nx01.dmz.test,gw01,gw02\n";
    expect((await readText(text, { kind: "agents" })).file.kind).toBe("agents");
    expect((await readText(text, { kind: "gateways" })).file.kind).toBe("gateways");
  });

  test("a blank cell is none, the name of a type says nothing", async () => {
    const { rows } = await readText(
      "Name,Primary,Failover\na.dmz.test,gw01,\nb.dmz.test,gw01,System.Collections.Generic.List`1[System.Object]\nc.dmz.test,gw01,{}\n",
    );
    expect(rows.map(({ facts }) => ("failoverServers" in facts ? facts.failoverServers : "untold"))).toEqual([null, "untold", "{}"]);
  });
});
