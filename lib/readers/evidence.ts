import { classKinds, type Found, isGenericClass } from "./classes";
import {
  headerClass,
  headerKey,
  isAgentHeader,
  isFailoverHeader,
  isListHeader,
  isNameHeader,
  isParentHeader,
  isPrimaryHeader,
} from "./headers";
import type { RawRecord } from "./records";
import { relationOf } from "./relations";
import { isGuid, isOtherSoftware, isUnixVersion, plainText, toBoolean } from "./values";

/** The first lines of a file: its `#TYPE` line, its header, and some rows behind it. */
export type Opening = { type: string | null; header: RawRecord; sample: readonly RawRecord[] };

/** How much speaks for one kind, and what: words as the file has them. */
export type Weighed = { kind: Found; weight: number; because: string[] };

/** From here on a kind is proven: a type line, or a column that only it has. */
export const proof = 10;

/** Directory and inventory tools write these, and people; no cmdlet of Operations Manager does. */
const ofLists: readonly [Found, number, RegExp][] = [
  ["peopleList", 4, /^(distinguishedname|samaccountname|managedby|assignmentgroup|supportgroup)$/],
  [
    "peopleList",
    3,
    /^(\w*owner|ownername|owningteam|environment|decom\w*|retirementdate|changewindow|maintenancewindow|patchwindow|patchgroup)$/,
  ],
];

/** What columns speak for: how much each, by their header keys. Agents share many of theirs with servers, so those weigh little. */
const columns: readonly [Found, number, RegExp][] = [
  ["agents", 3, /^(version|agentversion|primarymanagementservername|primarymanagementserver|primaryms|primaryserver)$/],
  ["agents", 3, /^(manuallyinstalled|ismanuallyinstalled|remotelymanageable|mglist|managementgroups|configuredmanagementgroups)$/],
  ["agents", 2, /^(healthstate|agenthealth|health|failoverlist|updaterollup|agenturlevel|installtime|installedby)$/],
  ["pending", proof, /^(agentpendingactiontype|pendingactiontype|pendingaction|agentpendingactionid)$/],
  ["agentless", proof, /^proxyagent(principalname|name)?$/],
  ["unixAgents", proof, /^(sshport|unixcomputertype|managementpackplatformidentifier|managementactionpoint|scx\w*)$/],
  ["unixAgents", 3, /^(architecture|unixagentversion)$/],
  ["networkDevices", proof, /^(devicekey|snmpversion|snmpcommunity|snmpport|snmpaddress|sysobjectid|systemobjectid|snmpagent\w*)$/],
  // Only a server has these, however many columns a script adds that agents have as well.
  [
    "managementServers",
    2 * proof,
    /^(isrootmanagementserver|autoapprovemanuallyinstalledagents|rejectmanuallyinstalledagents|aemenabled|missingheartbeatthreshold|serverversion|serverurlevel)$/,
  ],
  ["managementGroup", proof, /^(skuforproduct|skuforlicense|productid)$/],
  ["pools", proof, /^(usedefaultobserver|allowednumberofobservers|resourcepool|resourcepoolname|poolname|poolmember|poolmembers)$/],
  ["pools", 5, /^(pool|isdynamic)$/],
  ["heard", 8, /^leastderivednonabstractmonitoringclassid$/],
  ["heard", 3, /^(availabilitylastmodified|maintenancemodelastmodified|statelastmodified)$/],
  ["heard", 2, /^(isavailable|fullname)$/],
  ["packs", proof, /^(sealed|keytoken)$/],
  ["alerts", proof, /^(resolutionstate|timeraised|ismonitoralert|alertid|alertname|monitoringobject(id|name|displayname|fullname|path))$/],
  ["alerts", proof, /^(ticketid|repeatcount|timeresolved|resolvedby|customfield\d+|monitoringclassid|problemid)$/],
  ["alerts", 6, /^severity$/],
  ["hotFixes", proof, /^hotfixid$/],
  ...ofLists,
];

/** Everything that speaks for any kind, the heaviest first. */
export function weigh(opening: Opening): Weighed[] {
  const scales = new Map<Found, Weighed>();
  const add = (kind: Found, weight: number, because: string) => {
    const on = scales.get(kind) ?? { kind, weight: 0, because: [] };
    on.weight += weight;
    if (!on.because.includes(because)) on.because.push(because);
    scales.set(kind, on);
  };
  const { header, sample } = opening;
  const keys = header.cells.map(headerKey);
  const version = keys.findIndex((key) => key === "agentversion" || key === "version");
  const versions = sample.flatMap((record) => plainText(record.cells[version] ?? "") ?? []);
  const ofOthers = versions.length >= 3 && versions.every(isOtherSoftware);
  header.cells.forEach((cell, index) => {
    const key = keys[index] ?? "";
    if (key === "version" && ofOthers) return;
    for (const [kind, weight, pattern] of columns) if (pattern.test(key)) add(kind, weight, titleOf(cell));
    if (isAgentHeader(key)) add("agents", 1, titleOf(cell));
    if (isListHeader(key)) add("peopleList", 1, titleOf(cell));
  });
  if (keys.includes("severity") && keys.includes("priority")) add("alerts", proof, "Severity and Priority");
  if (isCountOf(keys)) add("counts", proof, "Count");
  for (const name of classesIn(opening, keys)) weighClass(name, add);
  for (const index of keys.flatMap((key, at) => (/^(isvirtualnode|hostvirtualnode)$/.test(key) ? [at] : []))) {
    if (sample.some((record) => saysMore(record.cells[index]))) add("agentless", proof, titleOf(header.cells[index] ?? ""));
  }
  const [first] = versions;
  if (first && versions.every(isUnixVersion)) add("unixAgents", proof, `versions like ${first}`);
  const relation = relationOf(header.cells, sample);
  if (relation) add("failover", proof + 2, `one row for each relation, by ${titleOf(header.cells[relation.role] ?? "")}`);
  else if (isFailoverList(opening, keys)) add("failover", proof, titleOf(header.cells[keys.findIndex(isFailoverHeader)] ?? ""));
  if (keys.includes("isgateway") && speaksOfServers(opening, keys)) add("managementServers", proof, "IsGateway");
  if (areServers(opening, keys)) add("managementServers", 2 * proof, "no row of an agent");
  if ((scales.get("heard")?.weight ?? 0) < enoughForHeard) scales.delete("heard");
  const list = scales.get("peopleList");
  // Columns such as a note, a site or a contact alone stand in many exports.
  if (list && !keys.some((key) => ofLists.some(([, , pattern]) => pattern.test(key)))) scales.delete("peopleList");
  else if (list) list.weight = Math.min(list.weight, proof - 1);
  return [...scales.values()].sort((a, b) => b.weight - a.weight);
}

/** An export of agents may tell who is available as well; only more of what class instances have makes it one of those. */
const enoughForHeard = 6;

/** Management servers have no primary server, gateways do; a table of health services also says which rows are agents. */
function speaksOfServers(opening: Opening, keys: readonly string[]): boolean {
  if (keys.includes("isagent") || keys.includes("ismanagementserver")) return false;
  return !keys.some((key) => key.startsWith("primary")) || areGateways(opening, keys);
}

/** A table of health services that says of every row that it is of a management server or a gateway. */
function areServers({ sample }: Opening, keys: readonly string[]): boolean {
  const [agent, server, gateway] = ["isagent", "ismanagementserver", "isgateway"].map((key) => keys.indexOf(key));
  const says = (cells: readonly string[], at = -1) => toBoolean(plainText(cells[at] ?? ""));
  return (
    sample.length > 0 && sample.every(({ cells }) => says(cells, agent) !== true && (says(cells, server) || says(cells, gateway)) === true)
  );
}

/**
 * Names and where they turn to, and nothing else that an export of agents or of servers would tell. FailoverList without the
 * primary server is a property of agents in the SCOM.Management pack.
 */
function isFailoverList(opening: Opening, keys: readonly string[]): boolean {
  if (!keys.some(isNameHeader) || !keys.some(isFailoverHeader)) return false;
  if (keys.includes("isgateway") && areGateways(opening, keys)) return false;
  if (!keys.some(isPrimaryHeader) && keys.includes("failoverlist")) return false;
  return keys.every((key) => key === "" || isParentHeader(key));
}

export function areGateways({ sample }: Opening, keys: readonly string[]): boolean {
  const column = keys.indexOf("isgateway");
  return sample.length > 0 && sample.every((record) => toBoolean(record.cells[column]?.trim() ?? null) === true);
}

function weighClass(name: string, add: (kind: Found, weight: number, because: string) => void): void {
  if (name.endsWith(":")) {
    add("computers", proof + 2, name);
    return;
  }
  const known = classKinds.find(([, pattern]) => pattern.test(name));
  if (known) add(known[0], known[2], name);
  else if (!isGenericClass(name)) add("instances", proof + 2, name);
}

/** Classes in bracketed headers, and the one that begins the full names of instances. */
function classesIn({ header, sample }: Opening, keys: readonly string[]): Set<string> {
  const classes = new Set(header.cells.flatMap((cell) => headerClass(cell) ?? []));
  const fullName = keys.indexOf("fullname");
  for (const record of sample) {
    const name = /^([A-Za-z][\w]*(\.\w+)+):/.exec(record.cells[fullName] ?? "")?.[1];
    // Among all computers are servers, agentless ones and virtual nodes. Its properties are those of every agent as well.
    if (name && /^Microsoft\.Windows\.(Server\.|Client\.)?Computer$/i.test(name)) classes.add(`${name}:`);
    else if (name) classes.add(name);
  }
  return classes;
}

/** Group-Object counts by a property and lists nobody, and so do people who select a few of its columns by other names. */
function isCountOf(keys: readonly string[]): boolean {
  const told = keys.filter((key) => key !== "");
  return told.length < 5 && told.some((key) => /^(count|agentcount|numberofagents)$/.test(key));
}

/** A property of virtual nodes that says that this is one, or on which. */
function saysMore(cell: string | undefined): boolean {
  const text = plainText(cell ?? "");
  return text !== null && toBoolean(text) !== false;
}

/** Whether every row of the sample has nothing but Ids where names are looked for. */
export function namesAreIds(opening: Opening, indexes: readonly number[]): boolean {
  let ids = 0;
  for (const { cells } of opening.sample) {
    const texts = indexes.flatMap((index) => plainText(cells[index] ?? "") ?? []);
    if (texts.some((text) => !isGuid(text))) return false;
    ids += texts.length;
  }
  return ids > 0;
}

const titleOf = (cell: string): string => cell.trim().slice(0, 60);
