import { readFileSync } from "node:fs";
import type { z } from "zod";
import type { collectedRows } from "@/lib/contracts/collected-file";
import { type SectionName, sectionNames } from "@/lib/domain/collected/sections";

type Rows = { [S in SectionName]?: z.input<(typeof collectedRows)[S]>[] };
type Run = {
  group: string;
  /** ISO. */
  at: string;
  rows: Rows;
  /** What failed, with the words of the machine; rows of it stand in the file all the same. */
  failed?: Partial<Record<SectionName, string>>;
  absent?: SectionName[];
  scoped?: boolean;
  /** Nobody could find out what the account sees. */
  unknown?: boolean;
};

/** For tests: the file that the collector writes of a run; sections without rows are stated as empty. */
export function collectedFile({ group, at, rows, failed = {}, absent = [], scoped = false, unknown = false }: Run): string {
  const asked = sectionNames.filter((section) => rows[section] || failed[section] || absent.includes(section));
  const lines: unknown[] = [
    {
      tandem: "collection",
      format: 1,
      tool: "Export-TandemInventory.ps1",
      version: "1.0.0",
      group,
      groupId: null,
      at,
      culture: "en-GB",
      user: "CONTOSO\\gMSA-tandem$",
      computer: "ops-jump01",
      managementServer: "ms01",
      scope: scoped ? "scoped" : unknown ? "unknown" : "whole",
      sections: asked,
    },
  ];
  for (const section of asked) {
    const own = rows[section] ?? [];
    for (const row of own) lines.push({ [section]: row });
    const error = failed[section] ?? null;
    lines.push({ section, rows: own.length, seconds: 1.5, error, absent: absent.includes(section), whole: error === null && !scoped });
  }
  lines.push({ end: at, lines: lines.length + 1 });
  return `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
}

type Fact = {
  shown: string;
  version: string;
  health: "Success" | "Warning" | "Error" | "Uninitialized";
  primary: string;
  failover: string[];
  manual: boolean;
  proxy: boolean;
  installed: string;
  modified: string;
  patch: string;
  available: boolean;
  availableSince: string;
  maintenance: boolean;
};
type Server = {
  name: string;
  domain: string;
  group: string;
  gateway: boolean;
  rms: boolean;
  version: string;
  health: Fact["health"];
  id: string;
  ips: string[];
  parent: string;
  parentFailover: string[];
};
export type HarborTruth = {
  groups: { name: string; role: "source" | "target"; release: string; id: string; version: string; sku: string; expires: string }[];
  servers: Server[];
  agents: { fqdn: string; netbios: string; domain: string; id: string; ips: string[]; installedBy: string; in: Record<string, Fact> }[];
  pending: { group: string; agent: string; server: string; action: string; modified: string }[];
};

/** An estate of two management groups of which everything is known. */
export const harbor = JSON.parse(
  readFileSync(new URL("../../../../e2e/samples/powershell/truth.json", import.meta.url), "utf8"),
) as HarborTruth;

/** All that the collector would tell of one of its groups. */
export function harborRows(group: string): Rows {
  const { groups, servers, agents, pending } = harbor;
  const listed = agents.flatMap((agent) => (agent.in[group] ? [{ ...agent, fact: agent.in[group] }] : []));
  const own = servers.filter((server) => server.group === group);
  const gateways = new Set(own.flatMap(({ gateway, name }) => (gateway ? [name] : [])));
  const computer = ({ name, domain, ips, id, version, health, gateway, rms }: Server) => ({
    Name: name,
    PrincipalName: name,
    DisplayName: name,
    Domain: domain,
    IPAddress: ips.join(", "),
    Id: id,
    Version: version,
    HealthState: health,
    IsGateway: gateway,
    IsRootManagementServer: rms,
  });
  return {
    agents: listed.map(({ fqdn, netbios, domain, id, ips, installedBy, fact }) => ({
      Name: fact.shown,
      PrincipalName: fqdn,
      DisplayName: fact.shown,
      ComputerName: netbios,
      Domain: domain,
      IPAddress: ips.join(", "),
      Id: id,
      Version: fact.version,
      HealthState: fact.health,
      ProxyingEnabled: fact.proxy,
      LastModified: fact.modified,
      InstallTime: fact.installed,
      InstalledBy: installedBy,
      PrimaryManagementServerName: fact.primary,
      ManuallyInstalled: fact.manual,
    })),
    heard: listed.map(({ id, fact }) => ({
      Name: fact.shown,
      Id: id,
      HealthState: fact.health,
      IsAvailable: fact.available,
      AvailabilityLastModified: fact.availableSince,
      InMaintenanceMode: fact.maintenance,
      PatchList: fact.patch,
    })),
    servers: own.filter(({ gateway }) => !gateway).map(computer),
    gateways: own
      .filter(({ gateway }) => gateway)
      .map((one) => ({ ...computer(one), PrimaryManagementServerName: one.parent, FailoverServers: one.parentFailover })),
    parents: listed
      .filter(({ fact }) => gateways.has(fact.primary))
      .map(({ fact }) => ({ Name: fact.shown, PrimaryManagementServerName: fact.primary, FailoverServers: fact.failover })),
    pending: pending
      .filter((one) => one.group === group)
      .map((one) => ({
        AgentName: one.agent,
        ManagementServerName: one.server,
        AgentPendingActionType: one.action,
        LastModified: one.modified,
      })),
    settings: groups
      .filter(({ name }) => name === group)
      .map(({ name, id, version, sku, expires }) => ({
        Name: name,
        Id: id,
        Version: version,
        SkuForLicense: sku,
        TimeOfExpiration: expires.startsWith("9999") ? null : expires,
      })),
  };
}
