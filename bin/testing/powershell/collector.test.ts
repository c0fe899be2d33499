import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectedClosing, collectedEnd, collectedFirst, collectedRows } from "@/lib/contracts/collected-file";
import { type SectionName, sectionNames } from "@/lib/domain/collected/sections";
import { harborIn } from "@/lib/readers/testing/harbor";
import { checkout } from "../../settings.mjs";
import { collect, collector, type End, ended, makeFolder, patience, type Run, start } from "./collector";
import { awkward, certificateEnds, estateOf, network, pools, type Wish } from "./estate";
import { findPowerShell } from "./shell";

const shell = await findPowerShell();
const pwsh = "path" in shell ? shell.path : "";
const skipped = "why" in shell ? `: not tried, because ${shell.why}` : "";

type Line = Record<string, unknown>;
/** What a file says, held against the contract line by line. */
function readCollected(text: string) {
  expect(text.endsWith("\n")).toBe(true);
  const lines = text
    .slice(0, -1)
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  const first = collectedFirst.strict().parse(lines[0]);
  const end = collectedEnd.strict().parse(lines.at(-1));
  expect(end.lines).toBe(lines.length);
  const rows = new Map<SectionName, Line[]>();
  const closings = new Map<SectionName, ReturnType<typeof collectedClosing.parse>>();
  let open: Line[] = [];
  for (const line of lines.slice(1, -1)) {
    if ("section" in line) {
      const closing = collectedClosing.strict().parse(line);
      expect(closing.rows).toBe(open.length);
      expect(first.sections).toContain(closing.section);
      rows.set(closing.section, open);
      closings.set(closing.section, closing);
      open = [];
      continue;
    }
    const [[section, row] = ["", {}], ...others] = Object.entries(line);
    expect(others).toEqual([]);
    const name = sectionNames.find((one) => one === section);
    expect(name).toBe(section);
    if (name) collectedRows[name].strict().parse(row);
    open.push(row as Line);
  }
  expect(open).toEqual([]);
  expect([...closings.keys()]).toEqual(first.sections);
  const closing = (section: SectionName) => {
    const found = closings.get(section);
    if (!found) throw new Error(`There is no section ${section}.`);
    return found;
  };
  return { first, closing, rows: (section: SectionName) => rows.get(section) ?? [] };
}

/** All that may differ between two runs. */
const timeless = (text: string) =>
  text
    .replace(/"(at|end)":"[^"]*"/g, '"$1":""')
    .replace(/"culture":"[^"]*"/, '"culture":""')
    .replace(/"seconds":[\d.]+/g, '"seconds":0');

describe.skipIf(!pwsh)(`the collector under PowerShell${skipped}`, () => {
  const { folder, at, remove } = makeFolder();
  let ends = new Map<string, End>();
  const end = (name: string) => {
    const found = ends.get(name);
    if (!found) throw new Error(`There was no run ${name}.`);
    return found;
  };
  const textOf = (name: string) => readFileSync(at(`${name}.jsonl`), "utf8");
  const fileOf = (name: string) => readCollected(textOf(name));
  const denied = (more: object = {}) => ({ after: 0, message: "Access is denied.\r\n  Ask somebody.", stops: true as const, ...more });

  const estates: Record<string, [group: string, wish: Wish, more?: Partial<Run>]> = {
    original: ["HARBOR_2016", {}],
    new: ["HARBOR_2022", {}],
    german: ["HARBOR_2022", {}, { culture: "de-DE", strict: true }],
    persian: ["HARBOR_2022", {}, { culture: "fa-IR" }],
    thai: ["HARBOR_2022", { local: true }, { culture: "th-TH" }],
    awkward: ["HARBOR_2016", { awkward: true }],
    broken: [
      "HARBOR_2016",
      {
        failures: {
          "Get-SCOMPendingManagement": denied(),
          "Microsoft.SystemCenter.Agent": { after: 5, message: "The connection was lost." },
          "Get-SCOMHeartbeatSetting": denied(),
          "Get-SCOMRelationshipInstance": denied(),
        },
        without: ["SCOM.Management.Agent.Class", "Microsoft.Unix.Computer", "System.NetworkManagement.Node"],
        empty: ["agentless"],
      },
    ],
    nobody: ["HARBOR_2016", { failures: Object.fromEntries(["Get-SCOMAgent", "Get-SCOMManagementServer"].map((one) => [one, denied()])) }],
    unconnected: ["HARBOR_2016", { failures: { "New-SCOMManagementGroupConnection": denied({ message: "No such host." }) } }],
    partOfRole: [
      "HARBOR_2016",
      { administrator: false, roles: [{ Name: "Some", Users: ["harbor\\SVC-collect"], Scope: { Objects: [pools[0]?.id ?? ""] } }] },
    ],
    allOfRole: [
      "HARBOR_2016",
      {
        administrator: false,
        roles: [
          { Name: "Some", Users: ["HARBOR\\svc-collect"], Scope: { Objects: [] } },
          { Name: "All", Users: ["HARBOR\\svc-collect"], Scope: { Objects: ["root"] } },
        ],
      },
    ],
    seesNoServer: [
      "HARBOR_2016",
      {
        administrator: false,
        failures: { "Get-SCOMUserRole": denied(), "Microsoft.SystemCenter.ManagementServer": { after: 0, message: "" } },
        without: ["Microsoft.SystemCenter.ManagementServer"],
      },
    ],
    noObjects: ["HARBOR_2016", { administrator: false, roles: [{ Name: "Some", Users: ["HARBOR\\svc-collect"], Scope: { Objects: [] } }] }],
    seesServers: ["HARBOR_2016", { administrator: false, failures: { "Get-SCOMUserRole": denied() } }],
    noServers: ["HARBOR_2016", { empty: ["servers", "agents"], without: ["Microsoft.SystemCenter.Agent"] }],
    onlyGateways: ["HARBOR_2016", { gatewaysAlone: true }],
    noAgents: ["HARBOR_2016", { empty: ["agents"] }],
    noneHeard: ["HARBOR_2016", { empty: ["agents", "heard"] }],
    noMembers: ["HARBOR_2016", { members: { Members: null } }],
    emptyPool: ["HARBOR_2016", { members: { Members: [] } }],
    brokenPool: ["HARBOR_2016", { members: { problem: "The connection was lost." } }],
  };
  const parameters: Record<string, Run["parameters"]> = {
    nobody: { Include: ["agents", "servers"] },
    allOfRole: { Include: "settings" },
    partOfRole: { Include: "settings,pools" },
    seesNoServer: { Include: ["settings"] },
    noObjects: { Include: ["settings"] },
    seesServers: { Exclude: ["agents,heard", "agentDetail"] },
    noServers: { Include: "agents,heard,servers,gateways,parents,settings" },
    onlyGateways: { Include: "servers,gateways,parents,settings" },
    noAgents: { Include: "agents,heard" },
    noneHeard: { Include: "agents,heard" },
    ...Object.fromEntries(["noMembers", "emptyPool", "brokenPool"].map((name) => [name, { Include: "pools,settings" }])),
  };
  const runOf = (name: string, [group, wish, more]: [string, Wish, Partial<Run>?]): Run => {
    writeFileSync(at(`${name}.json`), JSON.stringify(estateOf(group, wish)));
    return {
      name,
      environment: { SCOM_ESTATE: at(`${name}.json`), SCOM_CALLS: at(`${name}.calls`) },
      parameters: { OutFile: at(`${name}.jsonl`), ManagementServer: "ms01.harbor.example", ...parameters[name] },
      ...more,
    };
  };

  let killed: string[] = [];
  beforeAll(async () => {
    // Killed in the middle of a section; what is left of it must not be in the way of the next run.
    writeFileSync(
      at("killed.json"),
      JSON.stringify(estateOf("HARBOR_2016", { failures: { "Get-SCOMPendingManagement": { after: 0, message: "", hangs: true } } })),
    );
    const child = start(pwsh, collector, ["-OutFile", at("original.jsonl")], { SCOM_ESTATE: at("killed.json") });
    const over = ended(child);
    for (let said = ""; !said.includes("parents:"); )
      said += await new Promise<string>((resolve) => child.stdout?.once("data", (data) => resolve(String(data))));
    await sleep(50);
    child.kill("SIGKILL");
    await over;
    killed = readdirSync(folder);
    const runs = Object.entries(estates).map(([name, estate]) => runOf(name, estate));
    const again = (name: string, more: Run["parameters"], environment = { ...runs[1]?.environment, SCOM_CALLS: "" }): Run => ({
      name,
      environment,
      parameters: { OutFile: at(`${name}.jsonl`), ...more },
    });
    ends = await collect(pwsh, folder, [
      ...runs,
      again("zipped", { OutFile: at("zipped.jsonl.gz") }),
      again("unknown section", { Include: "agents,alerts" }),
      again("no section", { Include: "agents", Exclude: "agents" }),
      again("no folder", { OutFile: at("nowhere/x.jsonl") }),
    ]);
  }, patience);
  afterAll(remove);

  test("every line is as the contract has it, and equals the truth: agents and who is heard", () => {
    for (const [name, group] of [
      ["original", "HARBOR_2016"],
      ["new", "HARBOR_2022"],
    ] as const) {
      expect(end(name)).toMatchObject({ code: 0 });
      const { first, rows } = fileOf(name);
      const { agents } = harborIn(group);
      expect(first).toMatchObject({
        group,
        groupId: harborIn(group).group.id,
        user: "HARBOR\\svc-collect",
        managementServer: "ms01.harbor.example",
        scope: "whole",
        sections: sectionNames,
      });
      expect(Math.abs(Date.now() - Date.parse(first.at))).toBeLessThan(300_000);
      expect(rows("agents")).toEqual(
        agents.map(({ now, ...agent }) => ({
          Name: now.shown,
          PrincipalName: agent.fqdn,
          DisplayName: now.shown,
          ComputerName: agent.netbios,
          Domain: agent.domain,
          IPAddress: agent.ips.join(", "),
          Id: agent.id,
          Version: now.version,
          HealthState: now.health,
          ProxyingEnabled: now.proxy,
          LastModified: now.modified,
          InstallTime: now.installed,
          InstalledBy: agent.installedBy,
          ActionAccountIdentity: "SYSTEM",
          HeartbeatInterval: 60,
          PrimaryManagementServerName: now.primary,
          ManuallyInstalled: now.manual,
        })),
      );
      expect(rows("heard")).toEqual(
        agents.map(({ now, id }) => ({
          Name: now.shown,
          Id: id,
          HealthState: now.health,
          IsAvailable: now.available,
          AvailabilityLastModified: now.availableSince,
          InMaintenanceMode: now.maintenance,
          StateLastModified: now.modified,
          PatchList: now.patch,
        })),
      );
    }
  });

  test("agent details: lists are lists, and a date in the words of some culture is left out", () => {
    const { rows } = fileOf("original");
    expect(rows("agentDetail")).toMatchObject(
      harborIn("HARBOR_2016").agents.map(({ fqdn, os, reports }, at) => ({
        Name: fqdn,
        OSName: os,
        ManagementGroups: reports,
        LAWorkspaces: null,
        ADIntEnabled: at % 2 === 0,
        CertExpires: at % 2 === 0 ? certificateEnds : null,
      })),
    );
  });

  test("servers, gateways, parents, pending, settings", () => {
    for (const [name, group] of [
      ["original", "HARBOR_2016"],
      ["new", "HARBOR_2022"],
    ] as const) {
      const { rows } = fileOf(name);
      const true_ = harborIn(group);
      const told = true_.servers.map(({ name: Name, id: Id, version: Version, health: HealthState, rms: IsRootManagementServer }) => ({
        Name,
        Id,
        Version,
        HealthState,
        IsRootManagementServer,
        IsGateway: false,
        MissingHeartbeatThreshold: 3,
        AutoApproveManuallyInstalledAgents: false,
        RejectManuallyInstalledAgents: true,
      }));
      expect(rows("servers")).toHaveLength(told.length);
      expect(rows("servers")).toMatchObject(told);
      expect(rows("gateways")).toMatchObject(
        true_.gateways.map(({ name: Name, parent, parentFailover }) => ({
          Name,
          IsGateway: true,
          PrimaryManagementServerName: parent,
          FailoverServers: parentFailover,
        })),
      );
      expect(rows("gateways")).toHaveLength(true_.gateways.length);
      const gateways = true_.gateways.map((one) => one.name);
      const behind = true_.agents.filter(({ now }) => gateways.includes(now.primary));
      expect(behind.length).toBeGreaterThan(0);
      expect(rows("parents")).toEqual(
        behind.map(({ now }) => ({ Name: now.shown, PrimaryManagementServerName: now.primary, FailoverServers: now.failover })),
      );
      expect(rows("pending")).toEqual(
        true_.pending.map(({ agent, server, action, modified }) => ({
          AgentName: agent,
          ManagementServerName: server,
          AgentPendingActionType: action,
          LastModified: modified,
        })),
      );
      expect(rows("settings")).toEqual([
        {
          Name: group,
          Id: true_.group.id,
          Version: true_.group.version,
          SkuForProduct: "SCOM",
          SkuForLicense: true_.group.sku,
          TimeOfExpiration: true_.group.expires.startsWith("9999") ? null : true_.group.expires,
          AutoApproveManuallyInstalledAgents: false,
          RejectManuallyInstalledAgents: false,
          HeartbeatInterval: 60,
          MissingHeartbeatThreshold: 3,
        },
      ]);
    }
    expect(fileOf("new").rows("settings")[0]?.TimeOfExpiration).not.toBeNull();
  });

  test("UNIX/Linux, agentless, network devices and pools", () => {
    const { rows } = fileOf("original");
    const { unix, agentless, servers } = harborIn("HARBOR_2016");
    expect(rows("unix")).toEqual(
      unix.map((one) => ({
        Name: one.name,
        Id: one.id,
        HealthState: one.health,
        IsAvailable: true,
        AvailabilityLastModified: one.modified,
        InMaintenanceMode: false,
        IPAddress: one.ip,
        SSHPort: 22,
        AgentVersion: one.version,
        Architecture: "x64",
        UnixComputerType: one.type,
        Pool: one.pool,
      })),
    );
    expect(rows("agentless")).toEqual(
      agentless.map((one) => ({
        Name: one.name,
        PrincipalName: one.name,
        ComputerName: one.netbios,
        Domain: one.domain,
        IPAddress: null,
        Id: one.id,
        HealthState: one.health,
        LastModified: one.modified,
        Proxy: one.proxy,
      })),
    );
    // A device that was never available has the first moment of all calendars.
    expect(rows("network")).toEqual(
      network.map((one) => ({
        Name: one.name,
        Id: one.id,
        HealthState: "Success",
        IsAvailable: true,
        AvailabilityLastModified: null,
        InMaintenanceMode: true,
        IPAddress: one.ip,
        Pool: one.pool,
      })),
    );
    expect(rows("pools")).toEqual(
      pools.map((one) => ({ Name: one.name, Id: one.id, Members: servers.map((server) => server.name), IsDynamic: one.dynamic })),
    );
  });

  test("cultures, compression and a clock that is not UTC change nothing", () => {
    const plain = timeless(textOf("new"));
    expect(fileOf("persian").first.culture).toBe("fa-IR");
    for (const culture of ["german", "persian", "thai"]) expect(timeless(textOf(culture)), culture).toBe(plain);
    const zipped = readFileSync(at("zipped.jsonl.gz"));
    expect(timeless(gunzipSync(zipped).toString("utf8")).replace("localhost", "ms01.harbor.example")).toBe(plain);
    expect(zipped.length).toBeLessThan(plain.length / 3);
    expect(readFileSync(at("new.jsonl")).subarray(0, 3).toString("latin1")).toBe('{"t');
  });

  test("whatever stands in a text comes out as it is", () => {
    const { rows } = fileOf("awkward");
    expect(rows("agents")[0]?.InstalledBy).toBe(awkward.installedBy);
    expect(rows("heard")[0]?.PatchList).toBe(awkward.patch);
    expect(rows("heard")[1]?.PatchList).toBe('"');
  });

  test("a section that fails, is absent or has no rows says so", () => {
    expect(end("broken").code).toBe(2);
    const { closing, rows } = fileOf("broken");
    expect(closing("pending")).toMatchObject({ rows: 0, error: "Access is denied. Ask somebody.", absent: false, whole: false });
    expect(closing("heard")).toMatchObject({ rows: 5, error: "The connection was lost.", whole: false });
    for (const section of ["agentDetail", "unix", "network"] as const)
      expect(closing(section)).toMatchObject({ rows: 0, error: null, absent: true });
    expect(closing("agentless")).toMatchObject({ rows: 0, error: null, absent: false, whole: true });
    expect(closing("agents")).toMatchObject({ rows: harborIn("HARBOR_2016").agents.length, error: null, whole: true });
    expect(rows("settings")).toMatchObject([
      { HeartbeatInterval: null, MissingHeartbeatThreshold: null, AutoApproveManuallyInstalledAgents: false },
    ]);
    expect(end("broken").said).toContain("heard: FAILED after 5 rows: The connection was lost.");
  });

  test("that there is nothing is told only where nothing speaks against it", () => {
    const none = fileOf("noServers");
    for (const section of ["agents", "servers", "gateways", "parents"] as const)
      expect(none.closing(section), section).toMatchObject({ rows: 0, error: "This account sees no management server.", whole: false });
    const unseen = "This account does not see the class Microsoft.SystemCenter.Agent.";
    expect(none.closing("heard")).toMatchObject({ rows: 0, error: unseen, absent: false, whole: false });
    for (const section of ["servers", "gateways", "parents"] as const)
      expect(fileOf("onlyGateways").closing(section).error, section).toBe("This account sees no management server.");
    expect(end("noAgents").code).toBe(2);
    expect(fileOf("noAgents").closing("agents")).toMatchObject({
      rows: 0,
      error: "No agent was answered, but there are instances of Microsoft.SystemCenter.Agent.",
      whole: false,
    });
    expect(end("noneHeard").code).toBe(0);
    expect(fileOf("noneHeard").closing("agents")).toMatchObject({ rows: 0, error: null, whole: true });
  });

  test("a list that is not known is null, an empty one is empty, and one that cannot be told fails its section", () => {
    expect(fileOf("noMembers").rows("pools")[0]).toMatchObject({ Members: null });
    expect(fileOf("emptyPool").rows("pools")[0]).toMatchObject({ Members: [] });
    expect(end("brokenPool").code).toBe(2);
    expect(fileOf("brokenPool").closing("pools")).toMatchObject({
      rows: 0,
      error: "Members cannot be read: The connection was lost.",
      whole: false,
    });
    // A property that throws is null where it is read with a dot: rows read none so.
    const sections = /#region The sections([\s\S]*?)#endregion/.exec(readFileSync(collector, "utf8"))?.[1] ?? "";
    expect(sections).toContain("function Read-Pools");
    expect(sections.match(/\$_\.\w+(?!\w|\()/g)).toBeNull();
  });

  test("nothing collected has a code of its own", () => {
    expect(end("nobody").code).toBe(3);
    expect(fileOf("nobody").closing("servers").error).toContain("Access is denied.");
    expect(end("unconnected")).toMatchObject({ code: 3, said: "Nothing was collected: No such host." });
    expect(existsSync(at("unconnected.jsonl"))).toBe(false);
  });

  test("whose role shows only a part says so, and where nothing tells, that it is not known", () => {
    for (const [name, scope] of [
      ["partOfRole", "scoped"],
      ["allOfRole", "whole"],
      ["seesNoServer", "scoped"],
      ["noObjects", "unknown"],
      ["seesServers", "unknown"],
    ] as const) {
      const { first, closing } = fileOf(name);
      expect(first.scope, name).toBe(scope);
      expect(closing("settings").whole).toBe(scope !== "scoped");
    }
    expect(fileOf("partOfRole").first.sections).toEqual(["settings", "pools"]);
    expect(fileOf("seesServers").first.sections).toEqual(sectionNames.slice(3));
  });

  test("parameters that cannot be used stop it before anything is asked", () => {
    expect(end("unknown section")).toMatchObject({ code: 1 });
    expect(end("unknown section").said).toMatch(/^Nothing was done: There is no section alerts\. There are: agents, heard, /);
    expect(end("no section")).toMatchObject({ code: 1 });
    expect(end("no folder").said).toMatch(/^Nothing was done: There is no folder /);
  });

  test("it asks once a section, and of failover servers only those behind gateways", () => {
    const calls = readFileSync(at("new.calls"), "utf8").trim().split("\n");
    expect(calls[0]).toBe("New-SCOMManagementGroupConnection ms01.harbor.example");
    expect(calls.slice(1).filter((call) => !call.startsWith("Get-"))).toEqual([]);
    expect(calls.filter((call) => call.startsWith("Get-SCOMAgent ")).map((call) => call.trim())).toEqual([
      "Get-SCOMAgent",
      "Get-SCOMAgent newgw01.dmz.harbor.example",
    ]);
    expect(calls.length).toBeLessThan(40);
  });

  test("killed half-way it makes no file of the name, and the next run is not held up", () => {
    expect(killed).toContain("original.jsonl.part");
    expect(killed).not.toContain("original.jsonl");
    expect(existsSync(at("original.jsonl.part"))).toBe(false);
    expect(end("original").code).toBe(0);
  });

  test("a scheduled task hands over lists as one text and sees the code", async () => {
    const environment = { SCOM_ESTATE: at("broken.json") };
    const { code, output } = await ended(
      start(pwsh, collector, ["-OutFile", at("task.jsonl"), "-Include", "pending,servers"], environment),
    );
    expect(code, output).toBe(2);
    expect(fileOf("task").first.sections).toEqual(["servers", "pending"]);
  });

  test("it stays within Windows PowerShell 3.0, and changes nothing in Operations Manager", async () => {
    const bad = {
      ternary: "$a ? 1 : 2",
      chain: "Get-SCOMAgent && Get-SCOMAgent",
      nullish: "$a ?? 1",
      nullishAssignment: "$a ??= 1",
      conditional: "$a?.Name + (Get-Item a)?.Name",
      class: "class A { }",
      using: "using namespace System.Text",
      constructor: "[Text.StringBuilder]::new()",
      method: "@(1).Where({ $_ })",
      parameter: "Get-Content a -AsByteStream",
      later: "ConvertFrom-Json '{}' -AsHashtable",
      verb: "Get-SCOMAgent | Uninstall-SCOMAgent",
      unfinished: "if (",
    };
    writeFileSync(at("scripts.json"), JSON.stringify({ ...bad, collector: readFileSync(collector, "utf8") }));
    const { code, output } = await ended(
      start(pwsh, `${checkout}/bin/testing/powershell/language.ps1`, ["-Scripts", at("scripts.json"), "-Told", at("language.json")]),
    );
    expect(code, output).toBe(0);
    const told = JSON.parse(readFileSync(at("language.json"), "utf8")) as Record<string, string[]>;
    expect(told.collector).toEqual([]);
    for (const name of Object.keys(bad)) expect(told[name], name).not.toEqual([]);
    // Windows PowerShell reads a script without a mark in the code page of the machine.
    expect([...readFileSync(collector, "latin1")].every((sign) => sign <= "~")).toBe(true);
    expect(statSync(collector).size).toBeLessThan(40_000);
  });
});
