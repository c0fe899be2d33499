import { type FactField, factFields } from "@/lib/domain/agent-facts";
import { type ComponentField, componentFields, type ExportField } from "@/lib/domain/component-facts";
import { isComponentImport } from "@/lib/domain/components";
import { withoutFormulaGuard } from "@/lib/domain/formula-guard";
import { listFieldNames } from "@/lib/domain/people-lists/fields";
import type { Kind } from "@/lib/domain/stages";

/** A header as it is compared: without case, blanks, punctuation, the class in brackets and the Guid of a database column. */
export function headerKey(header: string): string {
  const bare = withoutFormulaGuard(header)
    .trim()
    .replace(/^\[[^\]]*\]\.?(?=.)/, "")
    .replace(/_[0-9a-f]{8}(_[0-9a-f]{4}){3}_[0-9a-f]{12}$/i, "");
  return bare.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** The class that stands in brackets before the property of an instance: [Microsoft.SystemCenter.HealthService].Version. */
export function headerClass(header: string): string | null {
  return /^\[([^\]]*\.[^\]]*)\]\./.exec(header.trim())?.[1] ?? null;
}

/** Columns that can name the agent: the first of these that the file fills is the name column. */
export const nameHeaders = words(
  "principalname computerprincipalname agentprincipalname",
  "fqdn fullyqualifieddomainname computerfqdn agentfqdn serverfqdn",
  "dnshostname dnsname hostdnsname dnscomputername",
  "name agentname",
  "displayname agentdisplayname",
  "networkname",
  "healthservice healthservicename servername serveragent agent server path hostcomputer hostname host machinename",
  "gatewayserver gatewayservername gatewayname gateway",
  "computername computer netbiosname netbioscomputername netbios",
);

/** In people's lists a name may be of a person or of an application: what says host or server stands before it. */
export const listNameHeaders = [
  ...nameHeaders.filter((key) => /host|fqdn|dns|principal|server|computer|netbios|machine/.test(key) && !key.startsWith("gateway")),
  ...nameHeaders,
];

export const groupHeaders = words("managementgroup managementgroupname mg mgname");

/** For every fact the headers that hold it, the best first. */
export const factHeaders: Record<ExportField, readonly string[]> = {
  version: words("version agentversion healthserviceversion agentbuild build buildnumber"),
  health: words("healthstate health agenthealth agenthealthstate"),
  primaryServer: words(
    "primarymanagementservername primarymanagementserver primaryms primaryserver primary primarygateway managementservername managementserver",
  ),
  manuallyInstalled: words("manuallyinstalled ismanuallyinstalled manualinstall remotelymanageable isremotelymanageable"),
  proxying: words("proxyingenabled agentproxy agentproxyenabled agentproxying proxyenabled proxying"),
  lastModified: words("lastmodified lastmodifiedutc lastmodifieddate"),
  patchList: words("patchlist patches"),
  domain: words("domain domainname dnsdomain dnsdomainname netbiosdomainname"),
  objectId: words("id basemanagedentityid objectid agentid managedentityid"),
  netbios: words("netbiosname netbioscomputername computername netbios"),
  ipAddress: words("ipaddress ipaddresses ip"),
  installTime: words("installtime installtimeutc installdate installedon"),
  installedBy: words("installedby"),
  actionAccount: words("actionaccountidentity actionaccount"),
  failoverServers: words(
    "failoverlist failovermanagementservers failovermanagementservernames failovermanagementserver failoverservers failoverserver failoverservernames",
    "failoverms failover failovers failovergateways failovergateway secondary secondaryservers secondaryserver secondarymanagementservers secondaryms",
  ),
  available: words("isavailable available"),
  inMaintenance: words("inmaintenancemode inmaintenance maintenancemode"),
  mgList: words("mglist managementgroups managementgrouplist managementgroupnames configuredmanagementgroups"),
  osName: words("osname operatingsystem operatingsystemname os"),
  osVersion: words("osversion operatingsystemversion"),
  updateRollup: words("updaterollup updaterolluplevel agenturlevel urlevel ur"),
  certificateExpires: words("certexpires certificateexpires certexpiry certificateexpiry certificateexpirydate certificateexpiration"),
  certificateIssuer: words("certissuer certificateissuer"),
  directoryIntegrated: words("adintenabled"),
  isGateway: words("isgateway"),
  isRoot: words("isrootmanagementserver isrhs"),
  autoApprovesManual: words("autoapprovemanuallyinstalledagents"),
  rejectsManual: words("rejectmanuallyinstalledagents"),
  heartbeatInterval: words("heartbeatinterval"),
  missedHeartbeats: words("missingheartbeatthreshold"),
  product: words("skuforproduct"),
  license: words("skuforlicense"),
  expires: words("timeofexpiration"),
  pendingAction: words("agentpendingactiontype pendingactiontype pendingaction actiontype"),
  pool: words("managementactionpoint resourcepool resourcepoolname"),
  proxyAgent: words("proxyagentprincipalname proxyagentname proxyagent"),
  computerType: words("unixcomputertype"),
  members: words("poolmembers poolmember members"),
  owner: words(
    "owner serverowner systemowner businessowner applicationowner appowner serviceowner technicalowner ownername ownerteam owningteam ownedby",
    "managedby responsible responsibleperson responsibleteam supportteam supportgroup assignmentgroup team contact primarycontact verantwortlich",
    "verantwortlicher besitzer ansprechpartner propriétaire propriétario responsable",
  ),
  mail: words("mail email mailoftheowner owneremail ownermail owneremailaddress emailaddress contactemail contactmail mailaddress"),
  service: words(
    "service servicename businessservice application applicationname app appname businessapplication system workload anwendung dienst",
  ),
  environment: words("environment env usedfor environmenttype umgebung environnement"),
  site: words("site location datacenter datacentre city office standort rechenzentrum locationname"),
  tier: words("tier criticality businesscriticality servicetier sla priorityclass supportlevel kritikalität"),
  changeWindow: words(
    "changewindow maintenancewindow patchwindow window updatewindow patchgroup maintenancegroup patchday servicewindow wartungsfenster",
  ),
  // The end of support of a system is no day on which a server goes: such columns are said by hand.
  decommission: words(
    "decommissiondate decommission decommissiondt decommissioningdate decommissioning decomdate decom retirementdate retiredate plannedretirement",
    "planneddecommission planneddecommissiondate außerbetriebnahme abschaltung abschaltdatum",
  ),
  pair: words("pair cluster clusterorpair clustername partner failoverpartner availabilitygroup hapair node clustergroup"),
  tags: words("tags tag labels label keywords"),
  note: words("note notes comment comments remark remarks description bemerkung bemerkungen kommentar"),
};

const ofServers: Partial<Record<ComponentField, readonly string[]>> = {
  version: words("serverversion"),
  updateRollup: words("serverurlevel serverupdaterollup"),
};
/** What is told of computers and devices without an agent, and of no server. */
const polledFields = ["pool", "proxyAgent", "computerType", "members"] as const satisfies readonly ComponentField[];
const ofPolled: Partial<Record<Kind, readonly ComponentField[]>> = {
  unixAgents: ["version", "health", "available", "inMaintenance", "ipAddress", "pool", "computerType", "domain", "lastModified"],
  agentless: ["health", "available", "inMaintenance", "ipAddress", "proxyAgent", "domain", "lastModified"],
  networkDevices: ["health", "available", "inMaintenance", "ipAddress", "pool", "lastModified"],
  pools: ["health", "members", "lastModified"],
};
const agentFields = Object.keys(factFields) as FactField[];
const serverFields = (Object.keys(componentFields) as ComponentField[]).filter(
  (field) => !(polledFields as readonly ComponentField[]).includes(field),
);

/** Facts that an export of a kind may tell, each with its headers. Only an export of servers speaks of servers' builds. */
export function headersOf(kind: Kind | null): readonly (readonly [ExportField, readonly string[]])[] {
  if (kind === "peopleList") return (["domain", ...listFieldNames] as const).map((field) => [field, factHeaders[field]]);
  const own = kind && ofPolled[kind];
  if (own) return own.map((field) => [field, [...(field === "version" ? words("unixagentversion") : []), ...factHeaders[field]]]);
  if (!isComponentImport(kind)) return ofAgents(kind).map((field) => [field, factHeaders[field]]);
  return serverFields.map((field) => [field, [...(ofServers[field] ?? []), ...factHeaders[field]]]);
}

/** Details of agents name servers by their first labels and cut long lists. Source: SCOM.Management.Agent.Class, by Kevin Holman. */
const ofAgents = (kind: Kind | null): readonly FactField[] =>
  kind === "agentDetail" ? agentFields.filter((field) => field !== "primaryServer" && field !== "failoverServers") : agentFields;

/** Captions that say the opposite of the fact they stand for. */
export const invertedHeaders: ReadonlySet<string> = new Set(words("remotelymanageable isremotelymanageable"));

/** Facts that any list of computers may have: they do not make a list an export of agents. */
const unspecific: ReadonlySet<FactField> = new Set<FactField>([
  "domain",
  "objectId",
  "netbios",
  "ipAddress",
  "osName",
  "osVersion",
  "certificateExpires",
  "certificateIssuer",
  "directoryIntegrated",
  "lastModified",
]);

/** Names that stand in for a blank cell of a better name column: those of the computer itself, not of its server or its place. */
const standIns: ReadonlySet<string> = new Set(
  nameHeaders.filter((key) => !/^(servername|serveragent|agent|server|path|gateway\w*|host|machinename)$/.test(key)),
);
export const standsIn = (key: string): boolean => standIns.has(key);

export const roleHeaders = words("isagent ismanagementserver isgateway");
/** Lists of Windows computers tell clusters by it: nothing else in them is without an agent. */
export const virtualHeader = "isvirtualnode";
/** The database keeps what was deleted, and says so. */
export const deletedHeader = "isdeleted";

/** Columns in which a script writes when it ran, and those that may be such a column. */
const captured =
  /^(export|exported|capture|captured|collect|collected|collection|snapshot|report|run|poll|query|sample|script|scan)(on|at|date|day|time|datetime|timestamp|utc)+$|^(captured|exported|collected|snapshot|asof|asofdate)$/;
export const isCapturedHeader = (key: string): boolean => captured.test(key);
export const mayBeCapturedHeader = (key: string): boolean => /^(log|logged)?(timestamp|datetime|date|day|time)(utc)?$/.test(key);

/** Columns of a list of failover servers: whose, which primary and failover servers, and what kind of computer it is. */
const failover: ReadonlySet<string> = new Set(factHeaders.failoverServers);
const primary: ReadonlySet<string> = new Set(factHeaders.primaryServer);
const ofParents: ReadonlySet<string> = new Set([
  ...nameHeaders,
  ...groupHeaders,
  ...factHeaders.failoverServers,
  ...factHeaders.primaryServer,
  ...factHeaders.domain,
  ...factHeaders.lastModified,
  ...words("isgateway kind type role pscomputername runspaceid psshowcomputername managementgroupid id"),
]);

const names: ReadonlySet<string> = new Set(nameHeaders);
const agentLike: ReadonlySet<string> = new Set(
  agentFields.filter((field) => !unspecific.has(field)).flatMap((field) => factHeaders[field]),
);
const known: ReadonlySet<string> = new Set([
  ...nameHeaders,
  ...groupHeaders,
  ...roleHeaders,
  deletedHeader,
  ...Object.values(factHeaders).flat(),
  ...Object.values(ofServers).flat(),
]);

const ofLists: ReadonlySet<string> = new Set(listFieldNames.flatMap((field) => factHeaders[field]));

/** Lists of certificates have them as well, whose names are of anything. */
export const isCertificateHeader = (key: string): boolean =>
  factHeaders.certificateExpires.includes(key) || factHeaders.certificateIssuer.includes(key);
/** Columns of people's own lists that no export of a management group has. */
export const isListHeader = (key: string): boolean => ofLists.has(key);
export const isNameHeader = (key: string): boolean => names.has(key);
export const isFailoverHeader = (key: string): boolean => failover.has(key);
export const isPrimaryHeader = (key: string): boolean => primary.has(key);
export const isParentHeader = (key: string): boolean => ofParents.has(key);
export const isAgentHeader = (key: string): boolean => agentLike.has(key);
export const isKnownHeader = (key: string): boolean => known.has(key);

function words(...lines: string[]): readonly string[] {
  return lines.flatMap((line) => line.split(" "));
}
