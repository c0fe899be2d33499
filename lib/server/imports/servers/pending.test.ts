import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { transaction } from "@/lib/server/database/transaction";
import { reproject } from "@/lib/server/projection/reproject";
import { componentsOf, gatewaysCsv } from "@/lib/server/servers/testing/api";
import { apiOf } from "../testing/api";
import { csvOf, day, source, target } from "../testing/exports";
import { makeMigration } from "../testing/send";

useDatabase();

let api: ReturnType<typeof apiOf>;
let migration: string;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
});

const [a, b, c] = ["srv01.corp.test", "srv02.corp.test", "srv03.corp.test"];
type Waiting = [name: string, action: string, more?: string];
const pendingCsv = (rows: readonly Waiting[], group = target) =>
  `AgentName,ManagementServerName,AgentPendingActionType,LastModified,ManagementGroup\n${rows.map(([name, action, at = "2014-02-03 05:00:00"]) => `${name},ms11.corp.test,${action},${at},${group}`).join("\n")}\n`;
const take = async (content: string, at: string, more: Record<string, string> = {}) => {
  const { body } = await api.send(content, { capturedAt: at, apply: "true", ...more });
  expect(body.status, JSON.stringify(body)).toBe("applied");
  return body;
};
const agents = () => take(csvOf([a, b, c]), day(3), { coverage: "whole" });
const flagged = async (query = "") =>
  (await api.agents(`?flag=pendingFailed&flag=pendingApproval&flag=noFailover${query}`)).body.items.map(
    ({ fqdn, flags }) =>
      `${fqdn} ${flags
        .map(({ code }) => code)
        .filter((code) => /pending|Failover/.test(code))
        .join(" ")}`,
  );
/** What the shortcuts of imports left is what deriving everything again makes. */
const asDerivedAnew = async () => expect(await transaction((client) => reproject(client, migration, "all", new Date()))).toBe(0);

describe("an export of Pending Management", () => {
  it("says which short names fit several agents and so mean none, as long as they do", async () => {
    const { id } = await take(
      pendingCsv([
        ["srv01", "ManualApproval"],
        ["srv02", "17"],
      ]),
      day(4),
    );
    const told = async () => {
      const { rows, issues, issueCount } = (await api.import(id)).body;
      expect(issueCount).toBe(issues.length);
      return [rows.accepted, ...issues.map(({ row, code, severity, message }) => `${row} ${code} ${severity} ${message}`)];
    };
    expect(await told()).toEqual([2]);
    const twins = await take(csvOf([a, b, "srv01.emea.test"]), day(3), { coverage: "whole" });
    expect(await told()).toEqual([2, `2 ambiguous-name warning srv01 may be ${a} or srv01.emea.test. It is taken for none of them.`]);
    expect(await flagged()).toEqual([`${b} pendingFailed`]);
    await api.undo(twins.id);
    await agents();
    expect(await told()).toEqual([2]);
    expect(await flagged()).toEqual([`${a} pendingApproval`, `${b} pendingFailed`]);
    await asDerivedAnew();
  });

  it("flags the agents that wait, whichever came first", async () => {
    const told = await take(
      pendingCsv([
        [a, "ManualApproval"],
        [b, "17"],
        ["new01.corp.test", "0"],
        [c, "PushInstall"],
      ]),
      day(4),
    );
    expect(told).toMatchObject({ kind: "pending", groups: [target], coverage: "whole", changes: { added: 4 }, stages: null });
    expect(await flagged()).toEqual([]);
    await agents();
    expect(await flagged()).toEqual([`${a} pendingApproval`, `${b} pendingFailed`]);
    const { body } = await api.agent(b);
    expect(body.flags).toContainEqual({
      code: "pendingFailed",
      severity: "critical",
      reason: "Push install failed (OPS_2012R2 on ms11.corp.test, 3 Feb 2014).",
      since: "2014-02-04T06:00:00.000Z",
      settling: false,
    });
    expect((await api.progress()).body).toMatchObject({ total: 3, flags: { pendingFailed: 1, pendingApproval: 1 } });
    await asDerivedAnew();
  });

  it("is followed by the next one, by undo, and by an older one that comes late", async () => {
    await agents();
    await take(
      pendingCsv([
        [a, "ManualApproval"],
        [b, "PushInstall"],
      ]),
      day(4),
    );
    const later = await take(pendingCsv([[b, "PushInstallFailed"]]), day(6));
    expect(later.changes).toEqual({ added: 0, changed: 1, unchanged: 0, missing: 1 });
    expect(await flagged()).toEqual([`${b} pendingFailed`]);
    expect(await flagged(`&asOf=${day(5)}`)).toEqual([`${a} pendingApproval`]);
    await api.undo(later.id);
    expect(await flagged()).toEqual([`${a} pendingApproval`]);
    await take(pendingCsv([[c, "UpdateFailed"]]), day(5));
    expect(await flagged()).toEqual([`${c} pendingFailed`]);
    await take(pendingCsv([[c, "ManualApproval"]]), day(3, 12));
    expect(await flagged()).toEqual([`${c} pendingFailed`]);
    expect(await flagged(`&asOf=${day(3, 13)}`)).toEqual([`${c} pendingApproval`]);
    await asDerivedAnew();
  });

  it("is good news when it is empty, once kind, management group and coverage are said", async () => {
    await agents();
    await take(
      pendingCsv([
        [a, "0"],
        [b, "17"],
        [c, "18"],
      ]),
      day(4),
    );
    expect((await api.send("", { capturedAt: day(5) })).body).toMatchObject({ status: 422, code: "empty" });
    const empty = await take("", day(5), { kind: "pending", group: target, coverage: "whole" });
    expect(empty).toMatchObject({ kind: "pending", rows: { total: 0 }, changes: { missing: 3 } });
    expect(await flagged()).toEqual([]);
    await asDerivedAnew();
  });

  it("asks for the management group, and knows one whose rows name none of the migration", async () => {
    const text = `AgentName,AgentPendingActionType\n${a},0\n`;
    expect((await api.send(text, { capturedAt: day(4) })).body).toMatchObject({ status: "needs-input", needs: ["group"], kind: "pending" });
    expect((await api.send(pendingCsv([[a, "0"]], "OTHER"), { capturedAt: day(4) })).body).toMatchObject({
      status: 422,
      code: "unknown-group",
    });
  });

  it("keeps the newest of rows that repeat a computer", async () => {
    await agents();
    const told = await take(
      pendingCsv([
        [a, "ManualApproval", "2014-02-03 05:00:00"],
        [a, "PushInstallFailed", "2014-02-02 05:00:00"],
        [b, "0"],
        [b, "0"],
      ]),
      day(4),
    );
    expect(told.rows).toMatchObject({ total: 4, accepted: 2, duplicates: 2 });
    expect(told.issues.map(({ code, row }) => [code, row])).toEqual([
      ["duplicate-row", 3],
      ["duplicate-row", 4],
    ]);
    expect(await flagged()).toEqual([`${a} pendingApproval`, `${b} pendingApproval`]);
    const { body } = await api.rows(told.id);
    expect(body.items.map(({ row, outcome, name }) => [row, outcome, name])).toEqual([
      [2, "added", a],
      [3, "duplicate", a],
      [4, "duplicate", b],
      [5, "added", b],
    ]);
  });

  it("means by a name without a domain the one agent that has it", async () => {
    await agents();
    await take(
      pendingCsv([
        ["SRV01", "17"],
        ["nobody", "0"],
      ]),
      day(4),
    );
    expect(await flagged()).toEqual([`${a} pendingFailed`]);
    const other = await take(csvOf([a, b, c, "srv01.dmz.test"]), day(5));
    expect(await flagged()).toEqual([]);
    await api.undo(other.id);
    expect(await flagged()).toEqual([`${a} pendingFailed`]);
    await asDerivedAnew();
  });

  it("is overtaken when the management group lists the agent after all", async () => {
    await agents();
    await take(
      pendingCsv([
        [a, "ManualApproval"],
        [b, "PushInstallFailed"],
        [c, "UpdateFailed"],
      ]),
      day(4),
    );
    await take(csvOf([a, c], target), day(5), { coverage: "whole" });
    expect(await flagged()).toEqual([`${b} pendingFailed`, `${c} pendingFailed`]);
    await take(pendingCsv([[a, "PushInstallFailed"]]), day(6));
    expect(await flagged()).toEqual([`${a} pendingFailed`]);
    await asDerivedAnew();
  });
});

describe("failover servers", () => {
  const gw = "gw01.dmz.test";
  const behind = ["web01.dmz.test", "web02.dmz.test"];
  const failoverCsv = (rows: readonly [string, string, string][], group = source) =>
    `Name,PrimaryManagementServerName,FailoverServers,ManagementGroup\n${rows.map(([name, primary, failover]) => `${name},${primary},"${failover}",${group}`).join("\n")}\n`;
  const estate = async () => {
    await take(csvOf([a, ...behind.map((name) => ({ name, server: gw }))]), day(3), { coverage: "whole" });
    await take(gatewaysCsv([gw], source), day(3));
  };

  it("are missed by agents behind one gateway alone, not by direct ones", async () => {
    await estate();
    expect(await flagged()).toEqual([]);
    const told = await take(
      failoverCsv([
        [behind[0] ?? "", "GW01", ""],
        [behind[1] ?? "", gw, "gw02.dmz.test ms01"],
        [a, "ms01.corp.test", ""],
        [gw, "ms01.corp.test", ""],
      ]),
      day(4),
    );
    expect(told).toMatchObject({ kind: "failover", coverage: "part", changes: { added: 4 } });
    expect(await flagged()).toEqual([`${behind[0]} noFailover`]);
    const gateway = async () => (await componentsOf(migration).list("?kind=gateway")).body.items[0];
    expect(await gateway()).toMatchObject({ failoverServers: [], flags: [{ code: "noFailover" }] });
    await take(
      failoverCsv([
        [behind[0] ?? "", gw, `${gw};gw02`],
        [gw, "ms01", "ms02.corp.test"],
      ]),
      day(5),
    );
    expect(await flagged()).toEqual([]);
    expect(await gateway()).toMatchObject({ failoverServers: ["ms02.corp.test"], flags: [] });
    expect(await flagged(`&asOf=${day(4)}`)).toEqual([`${behind[0]} noFailover`]);
    await asDerivedAnew();
  });

  it("are told by a column of agents as well, and the later word counts", async () => {
    await take(
      csvOf(
        behind.map((name) => ({ name, server: gw, more: "" })),
        source,
        "FailoverServers",
      ),
      day(3),
      { coverage: "whole" },
    );
    expect(await flagged()).toEqual([]);
    const gateways = await take(gatewaysCsv([gw], source), day(2));
    expect(await flagged()).toEqual(behind.map((name) => `${name} noFailover`));
    await take(failoverCsv([[behind[0] ?? "", gw, "gw02"]]), day(4));
    expect(await flagged()).toEqual([`${behind[1]} noFailover`]);
    await api.undo(gateways.id);
    expect(await flagged()).toEqual([]);
    await asDerivedAnew();
  });
});
