import type { z } from "zod";
import type { collectedRows } from "@/lib/contracts/collected-file";
import { type SectionName, sectionNames } from "@/lib/domain/collected/sections";
import { type HarborServer, harborIn } from "@/lib/readers/testing/harbor";

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

/** All that the collector would tell of one of its groups. */
export function harborRows(group: string): Rows {
  const { group: own, agents, servers, gateways, pending } = harborIn(group);
  const behind = new Set(gateways.map(({ name }) => name));
  const computer = ({ name, domain, ips, id, version, health, gateway, rms }: HarborServer) => ({
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
    agents: agents.map(({ fqdn, netbios, domain, id, ips, installedBy, now: fact }) => ({
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
    heard: agents.map(({ id, now: fact }) => ({
      Name: fact.shown,
      Id: id,
      HealthState: fact.health,
      IsAvailable: fact.available,
      AvailabilityLastModified: fact.availableSince,
      InMaintenanceMode: fact.maintenance,
      PatchList: fact.patch,
    })),
    servers: servers.map(computer),
    gateways: gateways.map((one) => ({ ...computer(one), PrimaryManagementServerName: one.parent, FailoverServers: one.parentFailover })),
    parents: agents
      .filter(({ now }) => behind.has(now.primary))
      .map(({ now: fact }) => ({ Name: fact.shown, PrimaryManagementServerName: fact.primary, FailoverServers: fact.failover })),
    pending: pending.map((one) => ({
      AgentName: one.agent,
      ManagementServerName: one.server,
      AgentPendingActionType: one.action,
      LastModified: one.modified,
    })),
    settings: [
      {
        Name: own.name,
        Id: own.id,
        Version: own.version,
        SkuForLicense: own.sku,
        TimeOfExpiration: own.expires.startsWith("9999") ? null : own.expires,
      },
    ],
  };
}
