import { type ComponentKind, componentKindNames } from "../components";
import { grouped } from "../grouped";
import { type FirewallRule, type FirewallTime, firewallRules, type Party, type Port, peerNames, sql } from "./rules";

/** A computer of the new management group that the plan or an export knows. */
export type Placed = { kind: ComponentKind; name: string; group: string; instance?: string | null };

/** One end of a rule: what it is, and which computers. No names for what the plan does not list one by one. */
export type End = { party: Party; label: string; names: string[] };
export type FirewallEntry = { group: string; from: End; to: End; ports: Port[]; time: FirewallTime; why: string };

/** One line of a request to the firewall team. */
export type FirewallLine = {
  group: string;
  from: string;
  to: string;
  port: string;
  protocol: Port["protocol"];
  time: FirewallTime;
  why: string;
};

/**
 * The rules of each management group between the computers that are there or planned. `waiting` names the kinds that no
 * computer is known of, so that their rules are missing still.
 */
export function firewallOf(groups: readonly string[], placed: readonly Placed[]): { entries: FirewallEntry[]; waiting: ComponentKind[] } {
  const waiting = new Set<ComponentKind>();
  const entries = groups.flatMap((group) => {
    const own = placed.filter((one) => one.group === group);
    return firewallRules.flatMap((rule) => {
      const from = endOf(rule.from, own);
      for (const end of [from, endOf(rule.to, own)]) if (isComponent(end.party) && end.names.length === 0) waiting.add(end.party);
      const { time, why } = rule;
      if (!isComponent(rule.from) && !isComponent(rule.to) && !own.some(({ kind }) => kind === "managementServer")) return [];
      return portsTo(rule, own).flatMap(([ports, placedAt]) => {
        const to = endOf(rule.to, placedAt);
        return pairs(from, to).length > 0 ? [{ group, from, to, ports: [...ports], time, why }] : [];
      });
    });
  });
  return { entries, waiting: kinds.filter((kind) => waiting.has(kind) && kind !== "gateway") };
}

/** The computers at the other end by the ports they are reached on: SQL Server where its port was entered, as in "SCOM,14330". */
function portsTo(rule: FirewallRule, own: readonly Placed[]): [readonly Port[], readonly Placed[]][] {
  if (rule.ports !== sql) return [[rule.ports, own]];
  return [...grouped(own, sqlPort)].map(([port, placed]) => [port === null ? sql : [{ port: String(port), protocol: "TCP" }], placed]);
}

function sqlPort({ kind, instance }: Placed): number | null {
  if (kind !== "operationalDatabase" && kind !== "dataWarehouse") return null;
  const port = Number(/[,:]\s*(\d{1,5})\s*$/.exec(instance ?? "")?.[1] ?? 0);
  return port > 0 && port < 65_536 ? port : null;
}

/** Every entry taken apart: one line for each pair of computers and each port. */
export function firewallLines(entries: readonly FirewallEntry[]): FirewallLine[] {
  return entries.flatMap(({ group, from, to, ports, time, why }) =>
    pairs(from, to).flatMap(([a, b]) => ports.map(({ port, protocol }) => ({ group, from: a, to: b, port, protocol, time, why }))),
  );
}

const kinds = Object.keys(componentKindNames) as ComponentKind[];

function isComponent(party: Party): party is ComponentKind {
  return party in componentKindNames;
}

function endOf(party: Party, placed: readonly Placed[]): End {
  if (!isComponent(party)) return { party, label: peerNames[party], names: [] };
  const names = placed.filter(({ kind }) => kind === party).map(({ name }) => name);
  return { party, label: componentKindNames[party], names: [...new Set(names)].sort() };
}

/** Who talks to whom; no computer needs a rule to itself. What has no names stands for itself. */
function pairs(from: End, to: End): [string, string][] {
  const named = (end: End) => (isComponent(end.party) ? end.names : [end.label]);
  return named(from).flatMap((a) => named(to).flatMap((b): [string, string][] => (a === b ? [] : [[a, b]])));
}
