import type { ReadRow } from "@/lib/domain/export-rows";
import { headerKey } from "./headers";
import type { RawRecord } from "./records";
import { plainText } from "./values";

/** Where a list with one row for each pair of an agent and a server has them: places in the header. */
export type Relation = { agent: number; server: number; role: number };

const agents =
  /^(agent|agentname|agentfqdn|agentdisplayname|agentprincipalname|name|displayname|principalname|computer|computername|fqdn|dnshostname)$/;
const servers = /^(managementserver|managementservername|server|servername|parent|parentserver|ms|gateway|gatewayserver)$/;
const roles = /^(type|role|relation|relationtype|relationship|relationshiptype|kind|parenttype|servertype|serverrole)$/;
const primaryWord = /^primary/i;
const failoverWord = /^(failover|secondary|backup)/i;

/** The relation that a file lists in long form, if it does: its role column says Primary or Failover in every row. */
export function relationOf(header: readonly string[], sample: readonly Pick<RawRecord, "cells">[]): Relation | null {
  const keys = header.map(headerKey);
  const role = keys.findIndex((key) => roles.test(key));
  const server = keys.findIndex((key) => servers.test(key));
  const agent = keys.findIndex((key, index) => agents.test(key) && index !== server);
  if (role < 0 || server < 0 || agent < 0) return null;
  const words = sample.flatMap(({ cells }) => plainText(cells[role] ?? "") ?? []);
  const all = words.length > 0 && words.every((word) => primaryWord.test(word) || failoverWord.test(word));
  return all ? { agent, server, role } : null;
}

/** What one row of such a list says of its agent. */
export function relationFacts(
  { server, role }: Relation,
  cells: readonly string[],
): Pick<ReadRow["facts"], "primaryServer" | "failoverServers"> {
  const name = plainText(cells[server] ?? "");
  const word = plainText(cells[role] ?? "") ?? "";
  if (primaryWord.test(word)) return { primaryServer: name, failoverServers: null };
  return { primaryServer: null, failoverServers: failoverWord.test(word) ? name : null };
}

/** One row for each agent and management group, where its first one stood. No row wins over another: each adds its server. */
export function foldRelations(rows: readonly ReadRow[]): ReadRow[] {
  const folded = new Map<string, ReadRow>();
  const others: ReadRow[] = [];
  for (const row of rows) {
    if (row.outcome !== "read" || row.name === null) {
      others.push(row);
      continue;
    }
    const key = `${row.name} ${row.group?.toLowerCase() ?? ""}`;
    const before = folded.get(key);
    folded.set(key, before ? { ...before, facts: joined(before.facts, row.facts) } : row);
  }
  return [...folded.values(), ...others].sort((a, b) => a.row - b.row);
}

function joined(one: ReadRow["facts"], other: ReadRow["facts"]): ReadRow["facts"] {
  const servers = [one.failoverServers, other.failoverServers].filter((name) => name !== null && name !== undefined);
  return {
    ...one,
    primaryServer: one.primaryServer ?? other.primaryServer,
    failoverServers: servers.length > 0 ? servers.join(", ") : null,
  };
}
