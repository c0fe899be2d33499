import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { toHealth } from "../values";

type Health = "Success" | "Warning" | "Error" | "Uninitialized";
/** What one management group tells of an agent. Instants are ISO. */
export type HarborListing = {
  shown: string;
  version: string;
  health: Health;
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
export type HarborServer = {
  name: string;
  domain: string;
  group: string;
  gateway: boolean;
  rms: boolean;
  version: string;
  health: Health;
  id: string;
  ips: string[];
  parent: string;
  parentFailover: string[];
};
type Agent = {
  fqdn: string;
  netbios: string;
  domain: string;
  id: string;
  ips: string[];
  installedBy: string;
  os: string;
  reports: string[];
  in: Record<string, HarborListing>;
};
type Polled = { group: string; name: string; id: string; health: Health; modified: string };
type Harbor = {
  captured: string;
  groups: { name: string; role: "source" | "target"; release: string; id: string; version: string; sku: string; expires: string }[];
  servers: HarborServer[];
  agents: Agent[];
  pending: { group: string; agent: string; server: string; action: string; modified: string }[];
  agentless: (Polled & { netbios: string; domain: string; proxy: string })[];
  unix: (Polled & { ip: string; version: string; type: string; pool: string })[];
  files: { file: string; group: string; is: string; readable: string }[];
};

/** For tests: an estate of two management groups of which everything is known; real PowerShell wrote the exports beside it. */
export const harbor = JSON.parse(readFileSync(new URL("../../../e2e/samples/powershell/truth.json", import.meta.url), "utf8")) as Harbor;

/** What is true of one of its management groups. */
export function harborIn(name: string) {
  const group = harbor.groups.find((one) => one.name === name);
  if (!group) throw new Error(`There is no management group ${name} in the truth.`);
  const here = <T extends { group: string }>(all: T[]) => all.filter((one) => one.group === name);
  return {
    group,
    agents: harbor.agents.flatMap((agent) => (agent.in[name] ? [{ ...agent, now: agent.in[name] }] : [])),
    servers: here(harbor.servers).filter(({ gateway }) => !gateway),
    gateways: here(harbor.servers).filter(({ gateway }) => gateway),
    pending: here(harbor.pending),
    agentless: here(harbor.agentless),
    unix: here(harbor.unix),
  };
}

type Shown = { fqdn: string; groups: readonly { name: string }[] };

/** Agents as answers tell them are exactly those of the estate, in each of their management groups as the truth has them. */
export function expectAgentsOfHarbor(agents: readonly Shown[]): void {
  expect(agents.map(({ fqdn }) => fqdn).sort()).toEqual(harbor.agents.map(({ fqdn }) => fqdn).sort());
  for (const { fqdn, in: where } of harbor.agents) {
    const groups = agents.find((agent) => agent.fqdn === fqdn)?.groups ?? [];
    expect(groups.map(({ name }) => name).sort()).toEqual(Object.keys(where).sort());
    for (const told of groups) {
      const fact = where[told.name];
      expect(told, `${fqdn} in ${told.name}`).toMatchObject({
        version: fact?.version,
        health: toHealth(fact?.health ?? null),
        primaryServer: fact?.primary,
        manuallyInstalled: fact?.manual,
        proxying: fact?.proxy,
        grey: fact && !fact.available && fact.health !== "Uninitialized" && !fact.maintenance,
      });
    }
  }
}
