import { describe, expect, test } from "vitest";
import type { Kind } from "@/lib/domain/stages";
import { codes, readBytes, readText, sample } from "./read-text.fixture";

const facts = async (text: string, options: { kind?: Kind } = {}) => {
  const { file, rows } = await readText(text, options);
  return { kind: file.kind, rows: rows.map(({ name, facts }) => ({ name, ...facts })) };
};

describe("the kind of an export of servers", () => {
  test.each<[string, string, Kind]>([
    ["columns", "Name,IsRootManagementServer,IsGateway,Version\nms01.corp.test,True,False,7.1.10226.0\n", "managementServers"],
    [
      "type alone",
      "#TYPE Selected.Microsoft.EnterpriseManagement.Administration.ManagementServer\nName,Version\nms01.corp.test,7.1.10226.0\n",
      "managementServers",
    ],
    ["IsGateway alone", "Name,IsGateway,Version\nms01.corp.test,False,1\ngw01.corp.test,True,1\n", "managementServers"],
    [
      "gateways with their parents",
      "Name,IsGateway,PrimaryManagementServerName\ngw01.corp.test,True,ms01.corp.test\ngw02.corp.test,True,ms01.corp.test\n",
      "gateways",
    ],
    [
      "agents that say which of them are gateways",
      "Name,IsGateway,PrimaryManagementServerName\nsrv01,False,ms01\ngw01,True,ms01\n",
      "agents",
    ],
    ["only gateways", "Name,IsGateway,Version\ngw01.corp.test,True,7.1.10184.0\n", "gateways"],
    [
      "servers' own classes",
      "DisplayName,[SCOM.Management.Server.Class].ServerVersion\nms01.corp.test,7.1.10226.1360\n",
      "managementServers",
    ],
    ["a management group", "Name,Id,Version,SkuForProduct\nOPS,8bb95279-d0e4-e80e-ef28-a6f5867c9df7,7.1.10226.0,SCOM\n", "managementGroup"],
  ])("%s", async (_, text, kind) => expect((await readText(text)).file.kind).toBe(kind));

  test("a management server behind many gateways makes the export one of both", async () => {
    const gateways = Array.from({ length: 60 }, (_, at) => `gw${at}.corp.test,True`).join("\n");
    expect((await readText(`Name,IsGateway\n${gateways}\nms01.corp.test,False\n`)).file.kind).toBe("managementServers");
  });

  test("who sends it may say that it lists gateways where no column does", async () => {
    const text =
      "#TYPE Selected.Microsoft.EnterpriseManagement.Administration.ManagementServer\nName,Version\ngw01.corp.test,7.1.10184.0\n";
    expect((await readText(text, { kind: "gateways" })).file.kind).toBe("gateways");
    expect((await readText("Name\ngw01.corp.test\n", { kind: "gateways" })).file.kind).toBe("gateways");
  });

  test("an export of servers stays one when gateways are asked for, for it tells them apart", async () => {
    const text = "Name,IsGateway\nms01.corp.test,False\ngw01.corp.test,True\n";
    expect((await readText(text, { kind: "gateways" })).file.kind).toBe("managementServers");
  });
});

describe("what a row of servers says", () => {
  test("the sample of management servers", async () => {
    const { file, rows } = await readBytes(sample("exports/OPS_2012R2_management_servers.csv"));
    expect(file).toMatchObject({ kind: "managementServers", hasGroupColumn: true, cut: false });
    expect(file.issues.map(({ code }) => code)).toEqual(["ambiguous-dates"]);
    expect(rows.map(({ name, group, facts }) => [name, group, facts.isGateway, facts.isRoot, facts.version])).toEqual([
      ["omr2ms01.corp.contoso.test", "OPS_2012R2", false, true, "7.1.10226.0"],
      ["omr2ms02.corp.contoso.test", "OPS_2012R2", false, false, "7.1.10226.0"],
      ["omr2gw01.dmz.contoso.test", "OPS_2012R2", true, false, "7.1.10184.0"],
    ]);
    expect(rows[0]?.facts).toMatchObject({
      health: "healthy",
      actionAccount: "CONCORP\\svc-scom-aa",
      domain: "corp.contoso.test",
      rejectsManual: true,
      autoApprovesManual: false,
    });
    expect(rows[0]?.facts).not.toHaveProperty("failoverServers");
  });

  test("the sample of gateways", async () => {
    const { file, rows } = await readBytes(sample("exports/OPS_2012SP1_gateways.csv"));
    expect(file.kind).toBe("gateways");
    expect(rows.map(({ name }) => name)).toEqual(["omsp1gw01.dmz.contoso.test"]);
  });

  test("the sample of a management group is of the group it names", async () => {
    const { file, rows } = await readBytes(sample("exports/OPS_2012R2_management_group.csv"));
    expect(file).toMatchObject({ kind: "managementGroup", bareNames: true });
    expect(rows).toEqual([expect.objectContaining({ name: "ops_2012r2", group: "OPS_2012R2", bare: false, outcome: "read" })]);
    expect(rows[0]?.facts).toMatchObject({ version: "7.1.10226.0", product: "SCOM", license: "Retail", expires: null });
  });

  test("a management group may have blanks in its name", async () => {
    const read = await readText("Name,Version,SkuForProduct\nOps Manager 2012,7.1.10226.0,SCOM\n");
    expect(read.rows[0]).toMatchObject({ name: "ops manager 2012", group: "Ops Manager 2012", outcome: "read" });
  });

  test("failover servers, where a script adds them, and a blank one", async () => {
    const text =
      'Name,IsGateway,AemEnabled,PrimaryManagementServerName,FailoverManagementServers\ngw01.corp.test,True,False,ms01.corp.test,"ms02.corp.test, ms03.corp.test"\ngw02.corp.test,True,False,ms01.corp.test,\n';
    expect((await facts(text)).rows).toMatchObject([
      { primaryServer: "ms01.corp.test", failoverServers: "ms02.corp.test, ms03.corp.test" },
      { failoverServers: null },
    ]);
  });

  test("levels of servers' own classes count before those of agents", async () => {
    const text = "DisplayName,ServerVersion,ServerURLevel,Version\nms01.corp.test,7.1.10226.1360,UR14,1.0.0.0\n";
    expect((await facts(text)).rows).toMatchObject([{ version: "7.1.10226.1360", updateRollup: "UR14" }]);
  });

  test("says of rows what it says of rows of agents", async () => {
    const read = await readText(
      "Name,IsGateway,Version,Domain\n,False,7.1.10226.0,\nms 01,False,7.1.10226.0,\nms02,False,5-Feb,corp.test\nms03.corp.test,False,7.1.10226.0,x,y\n",
    );
    expect(codes(read)).toEqual(["blank-name", "invalid-name", "excel-damage", "name-completed", "ragged-row"]);
    expect(read.rows.map(({ outcome, name }) => [outcome, name])).toEqual([
      ["rejected", null],
      ["rejected", null],
      ["read", "ms02.corp.test"],
      ["rejected", "ms03.corp.test"],
    ]);
  });
});
