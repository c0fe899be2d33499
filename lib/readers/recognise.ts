import { type ComponentImportKind, isComponentImport } from "@/lib/domain/components";
import { shortened } from "@/lib/domain/import-rows";
import type { Kind } from "@/lib/domain/stages";
import { headerKey, isAgentHeader, isFailoverHeader, isKnownHeader, isNameHeader, isParentHeader, isPrimaryHeader } from "./headers";
import type { RawRecord } from "./records";
import { exportAgain, Refusal, readKinds } from "./refusal";
import { truncatedOutput } from "./sniff";
import { looksCut, toBoolean } from "./values";

/** The first lines of a file: its `#TYPE` line, its header, and some rows behind it. */
export type Opening = { type: string | null; header: RawRecord; sample: readonly RawRecord[] };

/** The kind that Tandem reads, or null for a bare list of names. Every other file is refused with what it is. */
export function recogniseKind(opening: Opening, wanted: Kind | undefined): ReadKind | null {
  const keys = opening.header.cells.map(headerKey);
  refuseMadeForReading(opening, keys);
  const found = kindByType(opening.type) ?? kindByColumns(opening, keys);
  if (found === "unknown") throw unknownKind(opening, keys);
  const kind = found === "managementServers" && isOfGateways(opening, keys, wanted) ? "gateways" : found;
  const asked = wanted === "gateways" && kind === "managementServers" ? kind : wanted;
  if (kind === "failover" && (asked === "agents" || asked === "gateways")) return asked;
  if (kind !== null && asked !== undefined && kind !== asked && !(asked === "managementServers" && kind === "gateways")) {
    throw new Refusal(
      "wrong-kind",
      `This is an export of ${kindWords[kind]}, not of ${kindWords[asked]}.`,
      "Choose the other kind, or the other file.",
    );
  }
  const read = kind ?? wanted ?? null;
  if (!isRead(read)) {
    const what = kind === null ? "This is a list of names." : `This is an export of ${kindWords[read]}.`;
    throw new Refusal("unknown-kind", `${what} Tandem reads ${readKinds} at present.`, exportAgain);
  }
  if (!keys.some(isNameHeader)) throw withoutNames(opening, keys);
  return read;
}

type ReadKind = "agents" | ComponentImportKind;

function isRead(kind: Kind | null): kind is ReadKind | null {
  return kind === null || kind === "agents" || isComponentImport(kind);
}

const kindWords: Record<Kind, string> = {
  agents: "agents",
  managementServers: "management servers",
  gateways: "gateway servers",
  managementGroup: "a management group",
  pending: "agents in Pending Management",
  failover: "failover servers",
  unixAgents: "UNIX and Linux agents",
  agentless: "agentless managed computers",
  configuration: "configuration",
  peopleList: "people and their servers",
  inventory: "the whole inventory",
};

function refuseMadeForReading({ type, header }: Opening, keys: string[]): void {
  if (keys[0]?.startsWith("classid2e4f51ef21dd47e99d3c952918aff9cd") || /Internal\.Format\./.test(type ?? "")) {
    throw new Refusal(
      "format-table",
      "This is the output of Format-Table or Format-List written with Export-Csv. It holds no agents.",
      exportAgain,
      header.row,
    );
  }
  if (keys.filter((key) => key !== "").length === 1 && keys.includes("length")) {
    throw new Refusal(
      "string-export",
      "This file holds only the lengths of texts: text was exported instead of agents.",
      exportAgain,
      header.row,
    );
  }
  const cut = header.cells.find((cell) => looksCut(cell.trim()));
  if (cut !== undefined) throw truncatedOutput(`The column name "${shortened(cut.trim())}"`);
}

const typeKinds: ReadonlyMap<string, Kind | "unknown"> = new Map<string, Kind | "unknown">([
  ["agentmanagedcomputer", "agents"],
  ["partialagentmanagedcomputer", "agents"],
  ["managementserver", "managementServers"],
  ["managementgroup", "managementGroup"],
  ["agentpendingaction", "pending"],
  ["remotelymanagedcomputer", "agentless"],
  ["monitoringalert", "unknown"],
  ["monitoringevent", "unknown"],
]);

/** Select-Object puts `Selected.` before the type and remoting `Deserialized.`; only the last word counts. */
function kindByType(type: string | null): Kind | "unknown" | null {
  if (type === null) return null;
  if (/\bUnix\b|UnixComputer|\bScx/i.test(type)) return "unixAgents";
  return typeKinds.get((type.split(".").at(-1) ?? "").trim().toLowerCase()) ?? null;
}

const markers: readonly [Kind | "unknown", RegExp][] = [
  ["pending", /^(agentpendingactiontype|pendingactiontype|pendingaction|agentpendingactionid)$/],
  ["agentless", /^proxyagentprincipalname$/],
  ["unixAgents", /^(sshport|unixcomputertype|managementpackplatformidentifier|managementactionpoint|scx\w*)$/],
  [
    "managementServers",
    /^(isrootmanagementserver|autoapprovemanuallyinstalledagents|rejectmanuallyinstalledagents|aemenabled|missingheartbeatthreshold|serverversion|serverurlevel)$/,
  ],
  ["managementGroup", /^(skuforproduct|skuforlicense|productid)$/],
  ["unknown", /^(resolutionstate|timeraised|ismonitoralert|monitoringobject(id|name|displayname|fullname|path)|alertid|alertname)$/],
];

function kindByColumns(opening: Opening, keys: string[]): Kind | "unknown" | null {
  const marked = markers.find(([, marker]) => keys.some((key) => marker.test(key)));
  if (marked) return marked[0];
  const has = (key: string) => keys.includes(key);
  if (has("severity") && has("priority")) return "unknown";
  if (isFailoverList(opening, keys)) return "failover";
  // Management servers have no primary server, gateways do; a table of health services also says which rows are agents.
  const primary = keys.some((key) => key.startsWith("primary"));
  if (has("isgateway") && !has("isagent") && !has("ismanagementserver") && (!primary || areGateways(opening, keys)))
    return "managementServers";
  if (!keys.some(isNameHeader)) return "unknown";
  if (keys.some(isAgentHeader)) return "agents";
  return keys.every((key) => key === "" || isKnownHeader(key)) ? null : "unknown";
}

/**
 * Names and where they turn to, and nothing else that an export of agents or of servers would tell. FailoverList without the
 * primary server is a property of agents in the SCOM.Management pack.
 */
function isFailoverList(opening: Opening, keys: string[]): boolean {
  if (!keys.some(isNameHeader) || !keys.some(isFailoverHeader)) return false;
  if (keys.includes("isgateway") && areGateways(opening, keys)) return false;
  if (!keys.some(isPrimaryHeader) && keys.includes("failoverlist")) return false;
  return keys.every((key) => key === "" || isParentHeader(key));
}

/** Where no column tells servers from gateways, who sends the file may. */
function isOfGateways(opening: Opening, keys: string[], wanted: Kind | undefined): boolean {
  if (!keys.includes("isgateway")) return wanted === "gateways";
  return areGateways(opening, keys);
}

function areGateways({ sample }: Opening, keys: string[]): boolean {
  const column = keys.indexOf("isgateway");
  return sample.length > 0 && sample.every((record) => toBoolean(record.cells[column]?.trim() ?? null) === true);
}

function unknownKind(opening: Opening, keys: string[]): Refusal {
  if (!keys.some(isNameHeader)) return withoutNames(opening, keys);
  return new Refusal("unknown-kind", `Tandem does not know what this file is. It reads ${readKinds}.`, exportAgain, opening.header.row);
}

function withoutNames({ header }: Opening, keys: string[]): Refusal {
  const known = keys.filter(isKnownHeader).length;
  if (header.cells.filter(looksLikeData).length > known) {
    return new Refusal("no-header", "The first line is data: the line with the column names is missing.", exportAgain, header.row);
  }
  const detail = known > 0 ? "No column of this file holds names." : `Tandem does not know what this file is. It reads ${readKinds}.`;
  return new Refusal("unknown-kind", detail, exportAgain, header.row);
}

/** A build, an address, a full name, a Guid, a date, a number or a computer name with digits: nothing a column is called. */
function looksLikeData(cell: string): boolean {
  const text = cell.trim();
  if (text.startsWith("[")) return false;
  return (
    /^\d[\d.,:/ -]*([ap]m)?$/i.test(text) ||
    /^[\p{L}\d_-]+(\.[\p{L}\d_-]+)+$/u.test(text) ||
    /^\{?[0-9a-f]{8}-[0-9a-f-]{27}\}?$/i.test(text) ||
    /^\p{L}[\p{L}-]+\d{2,}$/u.test(text)
  );
}
