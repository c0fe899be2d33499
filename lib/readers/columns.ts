import type { ExportField } from "@/lib/domain/component-facts";
import { isComponentImport } from "@/lib/domain/components";
import { shortened } from "@/lib/domain/import-rows";
import type { Kind } from "@/lib/domain/stages";
import { isStatusHeader } from "./gone-rows";
import {
  deletedHeader,
  groupHeaders,
  headerKey,
  headersOf,
  invertedHeaders,
  isCapturedHeader,
  listNameHeaders,
  mayBeCapturedHeader,
  nameHeaders,
  roleHeaders,
  standsIn,
  virtualHeader,
} from "./headers";
import type { Names } from "./names";
import type { RawRecord } from "./records";
import { type Relation, relationOf } from "./relations";
import { isAddress, isGuid, plainText } from "./values";

export type Column = { index: number; title: string; key: string };
export type FactColumn = Column & { field: ExportField; inverted: boolean };

/** Which column holds what. Columns that say nothing about what the export is of are left out. */
export type ColumnPlan = {
  titles: string[];
  names: Names;
  /** The name of a row is the management group that it is of. */
  groupByName: boolean;
  /** Versions are those of UNIX and Linux agents. */
  ofUnix: boolean;
  name: Column;
  /** Columns of names, the one that counts first: where it is blank in a row, the next that holds anything does. */
  nameColumns: [Column, ...Column[]];
  /** A list with one row for each pair of an agent and a server. */
  relation: Relation | null;
  group: Column | null;
  facts: FactColumn[];
  roles: Column[];
  /** Columns that may say that an agent is gone. */
  statuses: Column[];
  /** When the row was captured, in a file that grows by an export after the other. */
  captured: Column | null;
  /** Further columns with dates: evidence for the order of day and month, nothing else. */
  otherDates: Column[];
};

/** `titles`: the columns as the file calls them, where a person said that they hold something else than their header tells. */
export function planColumns(
  header: RawRecord,
  sample: readonly RawRecord[],
  { kind, nameAt }: { kind: Kind | null; nameAt?: number | undefined },
  titles: readonly string[] = header.cells,
): ColumnPlan {
  const columns = header.cells.map((cell, index) => ({ index, title: shortened((titles[index] ?? cell).trim()), key: headerKey(cell) }));
  const find = (key: string) => columns.find((column) => column.key === key);
  const first = (keys: readonly string[]) => keys.map(find).find((column) => column !== undefined) ?? null;
  const relation = kind === "failover" ? relationOf(header.cells, sample) : null;
  const likely = nameAt === undefined ? [] : [columnAt(columns, nameAt)];
  const [name, ...others] = [...likely, ...nameColumns(columns, sample, relation, kind === "peopleList" ? listNameHeaders : nameHeaders)];
  if (!name) throw new Error("A header without a name column was recognised.");
  const facts: FactColumn[] = [];
  for (const [field, headers] of relation ? [] : headersOf(kind)) {
    const column = first(headers);
    if (column) facts.push({ ...column, field, inverted: invertedHeaders.has(column.key) });
  }
  if (relation)
    for (const field of ["primaryServer", "failoverServers"] as const)
      facts.push({ ...columnAt(columns, relation.server), field, inverted: false });
  const roles = [
    ...(kind === "agentless" ? [virtualHeader] : []),
    ...(isComponentImport(kind) || kind === "peopleList" ? [] : roleHeaders),
    deletedHeader,
  ]
    .map(find)
    .filter((column) => column !== undefined);
  const statuses = kind === null || kind === "agents" || isServers(kind) ? columns.filter(({ key }) => isStatusHeader(key)) : [];
  const otherDates = columns.filter(
    ({ key }) => /(time|date|modified|expires|created|raised)(utc)?$/.test(key) && !facts.some((fact) => fact.key === key),
  );
  return {
    titles: columns.map(({ title }) => title),
    names: kind === "managementGroup" || kind === "pools" || kind === "networkDevices" ? "groups" : "computers",
    groupByName: kind === "managementGroup",
    ofUnix: kind === "unixAgents",
    name,
    nameColumns: [name, ...others],
    relation,
    group: first(groupHeaders),
    facts,
    roles,
    statuses,
    captured: relation ? null : capturedColumn(columns),
    otherDates,
  };
}

const isServers = (kind: Kind): boolean => kind === "managementServers" || kind === "gateways";

function capturedColumn(columns: readonly Column[]): Column | null {
  return columns.find(({ key }) => isCapturedHeader(key)) ?? columns.find(({ key }) => mayBeCapturedHeader(key)) ?? null;
}

function columnAt(columns: readonly Column[], index: number): Column {
  return columns[index] ?? { index, title: "", key: "" };
}

/**
 * Select-Object makes a blank column of a property that does not exist, and some properties hold an Id, so the first column with a
 * name in the sample counts; behind it the others, twice the same header too, as they stand in for its blank cells.
 */
function nameColumns(
  columns: readonly Column[],
  sample: readonly RawRecord[],
  relation: Relation | null,
  headers: readonly string[],
): Column[] {
  if (relation) return [columnAt(columns, relation.agent)];
  const candidates = [...new Set(headers)].flatMap((key) => columns.filter((column) => column.key === key));
  const best = candidates.find(({ index }) => sample.some(({ cells }) => isName(cells[index] ?? ""))) ?? candidates[0];
  return best ? [best, ...candidates.filter((column) => column !== best && (column.key === best.key || standsIn(column.key)))] : [];
}

function isName(cell: string): boolean {
  const text = plainText(cell);
  return text !== null && !isGuid(text) && !isAddress(text);
}
