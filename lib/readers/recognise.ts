import { isReadable, type ReadableKind } from "@/lib/domain/components";
import type { RefusalCode } from "@/lib/domain/export-rows";
import { shortened } from "@/lib/domain/import-rows";
import type { Kind } from "@/lib/domain/stages";
import { foundWords, isKind, kindWords, readType } from "./classes";
import { areGateways, namesAreIds, type Opening, proof, type Weighed, weigh } from "./evidence";
import { groupHeaders, headerKey, isCertificateHeader, isKnownHeader, isNameHeader, nameHeaders } from "./headers";
import { ownAgents, ownListOf } from "./own-lists";
import { exportAgain, Refusal, readKinds } from "./refusal";
import { sniffSeparator, truncatedOutput } from "./sniff";
import { isDomainName, isGuid, isHostName, looksCut, plainText } from "./values";

export type { Opening } from "./evidence";

/** What a file is. `kind` null: it must be asked for, `candidates` first; `because` names the evidence. */
export type Recognition = {
  kind: ReadableKind | null;
  because: string[];
  candidates: Kind[];
  /** No column is known that holds names, or none besides it: which holds what must be asked. */
  asksColumns: boolean;
  /** The column in which names seem to stand, where no header says so. */
  nameAt?: number;
};

/** Weighs what speaks for each kind. A person (`wanted`) overrules everything but proof. Throws a Refusal with what the file is. */
export function recognise(opening: Opening, wanted: Kind | undefined): Recognition {
  const keys = opening.header.cells.map(headerKey);
  refuseMadeForReading(opening, keys);
  refuseOwnList(opening, wanted);
  const type = readType(opening.type);
  if (type.is === "foreign") throw foreignType(type.name, opening);
  const weighed = weigh(opening);
  if (type.is === "kind") weighed.unshift({ kind: type.kind, weight: 10 * proof, because: [`#TYPE ${shortened(opening.type ?? "")}`] });
  const [top] = weighed;
  if (top && !isKind(top.kind) && top.weight >= proof) throw foreign(top, opening);
  const found = top && isKind(top.kind) ? { kind: split(top.kind, opening, keys, wanted), weight: top.weight, because: top.because } : null;
  if (wanted !== undefined) return asAsked(opening, keys, found, wanted);
  if (found && found.weight >= proof && !isReadable(found.kind)) throw notYet(found);
  if (!keys.some(isNameHeader)) return withoutNames(opening, keys);
  refuseIds(opening, keys);
  if (!found) return thin(opening, keys);
  const doubts = found.kind === "peopleList" ? weighed.filter(({ weight }) => weight >= someOfOthers) : [];
  const near = weighed.filter(({ weight }) => weight > found.weight - 2);
  const candidates = [...new Set([found.kind, ...[...near, ...doubts].flatMap(({ kind }) => (isKind(kind) ? [kind] : []))])];
  if (found.weight < proof && (candidates.length > 1 || doubts.length > 1))
    return { kind: null, because: found.because, candidates, asksColumns: false };
  if (!isReadable(found.kind)) throw notYet(found);
  const repeated = found.kind === "agents" ? repeatedNames(opening, keys) : null;
  if (repeated !== null)
    return { kind: null, because: [`the same few names again and again in ${repeated}`], candidates: ["agents"], asksColumns: true };
  return { kind: found.kind, because: found.because, candidates: [], asksColumns: false };
}

/** Rows of these may be what they are asked as: instances of agents are of agents, a list of failover servers is of agents or gateways. */
const askable: Partial<Record<Kind, readonly Kind[]>> = {
  heard: ["agents"],
  agentDetail: ["agents"],
  failover: ["agents", "gateways"],
  managementServers: ["gateways"],
  gateways: ["managementServers"],
};

type FoundKind = { kind: Kind; weight: number; because: string[] };

/** What only agents have together weighs this much; less of it may be told of servers as well. */
const proofOfAgents = 11;
/** People's lists may tell an owner beside what agents have, and exports of agents may have got a column of owners: so much of anything else makes it doubtful. */
const someOfOthers = 3;

function asAsked(opening: Opening, keys: readonly string[], found: FoundKind | null, wanted: Kind): Recognition {
  // Whatever else a file is of, what people say may stand in it too; that alone is read.
  const ofPeople = wanted === "peopleList" && (found?.kind === "agents" || ownListOf(opening.header.cells) !== null);
  const proven = !ofPeople && found !== null && found.weight >= (found.kind === "agents" ? proofOfAgents : proof);
  const fits = found !== null && (found.kind === wanted || askable[found.kind]?.includes(wanted) === true);
  if (proven && !fits) {
    const detail = `This is an export of ${kindWords[found.kind]}, not of ${kindWords[wanted]}, by ${evidenceText(found.because)}.`;
    throw new Refusal("wrong-kind", detail, "Choose the other kind, or the other file.", opening.header.row);
  }
  if (!isReadable(wanted)) {
    const what = found === null ? "This is a list of names." : `This is ${foundWords[found.kind]}.`;
    throw new Refusal(
      "unknown-kind",
      `${what} Exports of ${kindWords[wanted]} cannot be read yet. Tandem reads ${readKinds}.`,
      exportAgain,
    );
  }
  if (!keys.some(isNameHeader)) return { ...withoutNames(opening, keys), kind: wanted };
  if (wanted !== "managementGroup") refuseIds(opening, keys);
  const ofServers = found !== null && isServers(found.kind) && isServers(wanted);
  return {
    kind: ofServers && isReadable(found.kind) ? found.kind : wanted,
    because: [...(fits ? found.because : []), "said by who imports it"],
    candidates: [],
    asksColumns: false,
  };
}

const isServers = (kind: Kind): boolean => kind === "managementServers" || kind === "gateways";

/** Management servers and gateways come in one export; where all rows are gateways, or who sends the file says so, it is of those. */
function split(kind: Kind, opening: Opening, keys: readonly string[], wanted: Kind | undefined): Kind {
  return kind === "managementServers" && isOfGateways(opening, keys, wanted) ? "gateways" : kind;
}

function isOfGateways(opening: Opening, keys: readonly string[], wanted: Kind | undefined): boolean {
  return keys.includes("isgateway") ? areGateways(opening, keys) : wanted === "gateways";
}

function refuseMadeForReading({ type, header }: Opening, keys: string[]): void {
  if (keys[0]?.startsWith("classid2e4f51ef21dd47e99d3c952918aff9cd") || /Internal\.Format\./.test(type ?? "")) {
    throw unreadable(
      { header },
      "This is the output of Format-Table or Format-List written with Export-Csv. It holds no agents.",
      "format-table",
    );
  }
  if (keys.filter((key) => key !== "").length === 1 && keys.includes("length")) {
    throw unreadable({ header }, "This file holds only the lengths of texts: text was exported instead of agents.", "string-export");
  }
  const cut = header.cells.find((cell) => looksCut(cell.trim()));
  if (cut !== undefined) throw truncatedOutput(`The column name "${shortened(cut.trim())}"`);
}

/** What people said in Tandem stands in its list of agents too: asked for as people's, that is read and nothing else of it. */
function refuseOwnList({ header, sample }: Opening, wanted: Kind | undefined): void {
  const own = ownListOf(
    header.cells,
    sample.map(({ cells }) => cells),
  );
  if (own === null || (wanted === "peopleList" && own === ownAgents)) return;
  throw new Refusal(
    "unknown-kind",
    `This is a list that Tandem wrote itself: ${own}. It says what Tandem worked out, so nothing of it can be a fact of a management group.`,
    `What people entered stays in Tandem and needs no file. ${exportAgain}`,
    header.row,
  );
}

const evidenceText = (because: readonly string[]): string => because.slice(0, 4).map(shortened).join(", ");

type Header = Pick<Opening, "header">;

/** A file of which nothing can be used: it is exported again, the right way. */
function unreadable({ header }: Header, detail: string, code: RefusalCode = "unknown-kind"): Refusal {
  return new Refusal(code, detail, exportAgain, header.row);
}

function foreignType(name: string, opening: Header): Refusal {
  return unreadable(
    opening,
    `This is an export of ${name} objects (#TYPE), which Tandem does not know what to do with. It reads ${readKinds}.`,
  );
}

function foreign({ kind, because }: Weighed, opening: Header): Refusal {
  const what = `This is ${foundWords[kind]} (${evidenceText(because)}).`;
  return unreadable(opening, `${what} Tandem does not know what to do with it: it reads ${readKinds}.`);
}

function notYet({ kind, because }: FoundKind): Refusal {
  const detail = `This is ${foundWords[kind]}, by ${evidenceText(because)}. Tandem cannot read such files yet; nothing of it was taken for agents.`;
  return new Refusal("unknown-kind", detail, `Tandem reads ${readKinds} at present. ${exportAgain}`);
}

/** Objects are named by Ids where a property was exported that no person reads. */
function refuseIds(opening: Opening, keys: readonly string[]): void {
  const indexes = keys.flatMap((key, index) => (isNameHeader(key) ? [index] : []));
  if (!namesAreIds(opening, indexes)) return;
  throw unreadable(opening, "The names in this file are Ids of objects (GUIDs), not names of computers.");
}

/** The column of names, where a few of them stand in most rows of each management group: rather the servers of agents than agents. */
function repeatedNames({ header, sample }: Opening, keys: readonly string[]): string | null {
  const index = nameHeaders.map((key) => keys.indexOf(key)).find((at) => at >= 0 && sample.some(({ cells }) => plainText(cells[at] ?? "")));
  if (index === undefined) return null;
  const group = groupHeaders.map((key) => keys.indexOf(key)).find((at) => at >= 0) ?? -1;
  const names = sample.flatMap(({ cells }) => (plainText(cells[index] ?? "") ? `${cells[index]} ${cells[group] ?? ""}`.toLowerCase() : []));
  return names.length >= 6 && new Set(names).size * 3 <= names.length ? shortened(header.cells[index] ?? "") : null;
}

/** A name column and nothing that is known besides: a bare list of names, or columns that nobody foresaw. */
function thin(opening: Opening, keys: readonly string[]): Recognition {
  const unknown = keys.some((key) => key !== "" && (!isKnownHeader(key) || isCertificateHeader(key)));
  if (!unknown) return { kind: null, because: ["a list of names"], candidates: ["agents", "peopleList"], asksColumns: false };
  const name = keys.findIndex(isNameHeader);
  if (!namesComputers(opening, name, /host|fqdn|computer|server|dns|principal|agent/.test(keys[name] ?? ""))) throw unknownFile(opening);
  return {
    kind: null,
    because: [`the column ${shortened(opening.header.cells[name] ?? "")}`],
    candidates: ["agents", "peopleList"],
    asksColumns: true,
  };
}

/** Whether the cells of a column are names of computers: full ones, or short ones with digits; any, where the header says so. */
function namesComputers({ sample }: Opening, index: number, trusted: boolean): boolean {
  const texts = sample.flatMap(({ cells }) => plainText(cells[index] ?? "") ?? []).filter((text) => !isGuid(text));
  const fits = texts.filter((text) => isDomainName(text) || (trusted ? isHostName(text) : isHostName(text) && /[A-Za-z].*\d/.test(text)));
  return texts.length > 0 && fits.length * 10 >= texts.length * 9;
}

const unknownFile = (opening: Header) => unreadable(opening, `Tandem does not know what this file is. It reads ${readKinds}.`);

/** A header without a column of names: none at all, one further down, or one that can be told by what stands in it. */
function withoutNames(opening: Opening, keys: readonly string[]): Recognition {
  const { header, sample } = opening;
  const known = keys.filter(isKnownHeader).length;
  if (header.cells.filter(looksLikeData).length > known)
    throw unreadable(opening, "The first line is data: the line with the column names is missing.", "no-header");
  if (header.cells.length === 1 && header.lastQuoted && isHeader(header.cells)) {
    throw new Refusal(
      "no-header",
      "Each line of this file stands in quotes as a whole, so it has one column only.",
      `A spreadsheet saves so what was never divided into columns. ${exportAgain}`,
      header.row,
    );
  }
  const below = sample.find((record) => isHeader(record.cells));
  if (below) {
    throw new Refusal(
      "no-header",
      `The column names stand in line ${below.row}, not in the first: the lines above are of something else, such as the title of a report.`,
      `Remove the lines above line ${below.row} and import the file again, or export without a title.`,
      below.row,
    );
  }
  const likely = keys.findIndex((key, index) => key !== "" && !isKnownHeader(key) && sample.length > 0 && namesDomains(opening, index));
  if (likely >= 0 && header.cells.length > 1)
    return {
      kind: null,
      because: [`names in ${shortened(header.cells[likely] ?? "")}`],
      candidates: ["agents"],
      asksColumns: true,
      nameAt: likely,
    };
  if (known > 0) throw unreadable(opening, "No column of this file holds names.");
  throw unknownFile(opening);
}

function isHeader(cells: readonly string[]): boolean {
  const separator = cells.length === 1 ? sniffSeparator(cells[0] ?? "") : null;
  const keys = (separator ? (cells[0] ?? "").split(separator) : cells).map(headerKey).filter((key) => key !== "");
  return keys.length > 1 && keys.every(isKnownHeader) && keys.some(isNameHeader);
}

function namesDomains({ sample }: Opening, index: number): boolean {
  const texts = sample.flatMap(({ cells }) => plainText(cells[index] ?? "") ?? []);
  return texts.length > 0 && texts.every(isDomainName) && new Set(texts).size * 2 > texts.length;
}

/** A build, an address, a full name, a Guid, a date, a number, a name with its value or a computer name with digits: nothing a column is called. */
function looksLikeData(cell: string): boolean {
  const text = cell.trim();
  if (text.startsWith("[")) return false;
  return (
    /^\d[\d.,:/ -]*([ap]m)?$/i.test(text) ||
    /^[\p{L}\d_-]+(\.[\p{L}\d_-]+)+$/u.test(text) ||
    /^\{?[0-9a-f]{8}-[0-9a-f-]{27}\}?$/i.test(text) ||
    /^\p{L}[\p{L}\d]* ?= ?["\p{L}\d]/u.test(text) ||
    /^\p{L}[\p{L}-]+\d{2,}$/u.test(text)
  );
}
