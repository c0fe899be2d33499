import type { ExportField } from "@/lib/domain/component-facts";
import { isComponentImport, type ReadableKind } from "@/lib/domain/components";
import type { ColumnMapping, Issue, ReadFile, ReadRow } from "@/lib/domain/export-rows";
import { shortened } from "@/lib/domain/import-rows";
import { listFieldNames, listFields } from "@/lib/domain/people-lists/fields";
import type { DateOrder, Kind } from "@/lib/domain/stages";
import { planColumns } from "./columns";
import { DateEvidence } from "./date-order";
import { headerKey, isKnownHeader, isNameHeader } from "./headers";
import { createIssue, olderBlockIssue } from "./issues";
import { readColumns, storable, withMapping } from "./mapped-columns";
import { commonNames } from "./mg-lists";
import { setOlderBlocksAside } from "./older-blocks";
import { type Recognition, recognise } from "./recognise";
import type { RawRecord } from "./records";
import { Refusal } from "./refusal";
import { foldRelations } from "./relations";
import { RowReader } from "./row-reader";
import { truncatedOutput } from "./sniff";

export type Limits = { rows: number; cell: number; columns: number };
export type SheetOptions = {
  /** What a person or a script said that it is; `known`: what it is by its contract, whatever its columns are called. */
  kind?: Kind | undefined;
  known?: ReadableKind;
  dateOrder?: DateOrder | undefined;
  /** What a person said of columns: of this file, or once of another with the same headers. */
  mapping?: ((headers: readonly string[]) => ColumnMapping | null) | undefined;
  limits: Limits;
};
export type Found = Omit<ReadFile, "encoding" | "format" | "separator" | "sheet" | "sheets">;

const sampleSize = 50;

/** A file record by record: lines before the header, the header, a sample to recognise it by, then the rows. */
export class Sheet {
  private type: string | null = null;
  private header: RawRecord | null = null;
  private sample: RawRecord[] = [];
  private body: Body | null = null;

  constructor(private readonly options: SheetOptions) {}

  accept = (record: RawRecord): void => {
    if (record.cells.every(isBlank)) return;
    const first = record.cells[0] ?? "";
    if (first.startsWith("#TYPE")) this.type ??= first.slice("#TYPE".length).trim();
    else if (!this.header) this.acceptHeader(record, first);
    else if (this.body) this.body.accept(record);
    else if (this.sample.push(record) === sampleSize) this.start(this.header);
  };

  /** Rows that are held, and what they have of columns. */
  held(): { rows: number; columns: number } {
    return { rows: this.body?.held ?? 0, columns: this.header?.cells.length ?? 0 };
  }

  /** Null when nothing but blank lines was found. */
  finish(): { file: Found; rows: ReadRow[] } | null {
    if (!this.header) return null;
    return (this.body ?? this.start(this.header)).finish();
  }

  private acceptHeader(record: RawRecord, first: string): void {
    if (!/^sep=/i.test(first)) this.header = record;
  }

  private start(header: RawRecord): Body {
    const mapped = withMapping(header, this.options.mapping?.(header.cells) ?? null);
    const { known, kind } = this.options;
    const opening = { type: this.type, header: mapped, sample: this.sample };
    const recognition = known ? { kind: known, because: [], candidates: [], asksColumns: false } : recognise(opening, kind);
    this.body = new Body(recognition, mapped, header.cells, this.sample, this.options);
    this.sample = [];
    return this.body;
  }
}

/** The rows behind a header that was recognised. */
class Body {
  private readonly dates = new DateEvidence();
  private readonly plan;
  private readonly rows: RowReader;
  private readonly headerKeys: string[];

  constructor(
    private readonly recognition: Recognition,
    header: RawRecord,
    titles: readonly string[],
    private readonly sample: readonly RawRecord[],
    private readonly options: SheetOptions,
  ) {
    this.plan = planColumns(header, sample, recognition, titles);
    this.rows = new RowReader(this.plan, this.dates, header.lastQuoted);
    this.headerKeys = titles.map(headerKey);
    if (header.end === "quote") this.rows.reportCut(header.row);
    for (const record of sample) this.accept(record);
  }

  accept(record: RawRecord): void {
    if (!this.options.known && (this.isRepeatedHeader(record) || isToolLine(record))) return;
    const { rows } = this.options.limits;
    if (this.count >= rows) {
      throw new Refusal(
        "too-large",
        `The file has more than ${rows} rows.`,
        "Export the agents in parts, for example by primary management server.",
      );
    }
    this.rows.read(record);
  }

  get held(): number {
    return this.rows.rows.length;
  }

  /** Rows so far, those included that are told as a number. */
  get count(): number {
    const { rows, beyond } = this.rows;
    return rows.length + beyond.rejected + beyond.ignored;
  }

  finish(): { file: Found; rows: ReadRow[] } {
    const { rows, issues, beyond, cut, cutValues } = this.rows;
    const silent = this.rows.leaveOutSilent(isComponentImport(this.recognition.kind));
    // What a contract tells is no output of a screen.
    if (!this.options.known && cutValues > 0 && cutValues >= Math.max(Math.min(2, this.count), this.count * 0.05))
      throw truncatedOutput(`A value in ${cutValues} rows`);
    const { order, openIn, disagree, otherCalendar } = this.dates.settle();
    const dateOrder = this.options.dateOrder ?? order;
    const ofFile: Issue[] = [];
    if (openIn !== null && dateOrder === null) ofFile.push(createIssue("ambiguous-dates", null, openIn, openIn));
    if (otherCalendar !== null) {
      const { calendar, column, text } = otherCalendar;
      ofFile.push(createIssue("other-calendar", null, column, `Dates such as ${text} are of the ${calendar} calendar`));
    }
    if (rows.length === 0) ofFile.push(createIssue("no-rows", null, null, ""));
    const lacking = this.lacking();
    if (lacking !== null) ofFile.push(createIssue("columns-missing", null, null, lacking));
    const columns: ExportField[] = this.plan.facts.filter((column) => !silent.has(column)).map(({ field }) => field);
    const { kind, because, candidates, asksColumns } = this.recognition;
    const olderRows = setOlderBlocksAside(this.rows, kind, dateOrder, this.plan.captured);
    const read = this.plan.relation ? foldRelations(rows) : rows;
    const file: Found = {
      kind: kindByRows(kind, read),
      evidence: because.map(storable),
      candidates,
      asksColumns,
      readColumns: readColumns(this.plan, this.sample, asksColumns || kind === "peopleList"),
      dateOrder,
      datesDisagree: disagree,
      columns,
      hasGroupColumn: this.plan.group !== null,
      bareNames: read.length > 0 && !read.some(({ spelled }) => spelled?.includes(".")),
      commonMgList: commonNames(read),
      cut,
      olderBlocks: olderRows,
      issues: [...issues.whole, ...ofFile, ...olderRows.map(olderBlockIssue)],
      issuesBeyond: issues.beyond,
      beyond,
    };
    return { file, rows: read };
  }

  /** What an export of the kind that a person said tells, where this file tells nothing of it. */
  private lacking(): string | null {
    const { kind } = this.recognition;
    if (this.options.kind === undefined || kind === null || this.recognition.asksColumns) return null;
    const told = new Set<ExportField>(this.plan.facts.map(({ field }) => field));
    const expected = telling[kind];
    return expected.some((field) => told.has(field)) ? null : expected.map((field) => fieldWords[field]).join(", ");
  }

  private isRepeatedHeader(record: RawRecord): boolean {
    const { index, title } = this.plan.name;
    const name = record.cells[index]?.trim() ?? "";
    // Names of computers have digits or dots, nearly all of them: few rows are looked through.
    if (shortened(name) !== title && /[\d.]/.test(name)) return false;
    const keys = record.cells.map(headerKey);
    if (keys.length === this.headerKeys.length && keys.every((other, at) => other === this.headerKeys[at])) {
      this.rows.issues.push(createIssue("second-header", record.row, null, ""));
      this.rows.repeatedHeaders++;
      return true;
    }
    if (isHeader(keys)) {
      throw new Refusal(
        "unknown-kind",
        `Line ${record.row} is the header of another export: two files were joined.`,
        "Import each export by itself.",
        record.row,
      );
    }
    return false;
  }
}

/** Names of columns, at least half of them known and one of those a column of names. */
function isHeader(keys: readonly string[]): boolean {
  const said = keys.filter((key) => key !== "");
  const known = said.filter(isKnownHeader);
  return known.length > 1 && known.length * 2 >= said.length && known.some(isNameHeader);
}

/** What exports of a kind tell at least, of which one has to be there. */
const telling: Record<ReadableKind, readonly ExportField[]> = {
  agents: ["version", "health", "primaryServer"],
  heard: ["available", "health"],
  agentDetail: ["version", "osName", "updateRollup", "mgList"],
  managementServers: ["version", "health"],
  gateways: ["version", "health", "isGateway"],
  managementGroup: ["version", "product"],
  pending: ["pendingAction"],
  failover: ["failoverServers"],
  unixAgents: ["version", "computerType", "pool"],
  agentless: ["proxyAgent", "health"],
  networkDevices: ["health"],
  pools: ["members", "health"],
  peopleList: listFieldNames,
};
const fieldWords: Partial<Record<ExportField, string>> = {
  version: "versions",
  available: "who is available",
  osName: "operating systems",
  updateRollup: "update rollups",
  mgList: "management groups",
  computerType: "kinds of computers",
  pool: "resource pools",
  proxyAgent: "proxy agents",
  members: "members",
  health: "health",
  primaryServer: "primary servers",
  isGateway: "which are gateways",
  product: "the product",
  pendingAction: "what waits",
  failoverServers: "failover servers",
  ...Object.fromEntries(listFieldNames.map((field) => [field, listFields[field].name.toLowerCase()])),
};

/** The sample said gateways alone; a management server further down makes it an export of both. */
function kindByRows(kind: Kind | null, rows: readonly ReadRow[]): Kind | null {
  return kind === "gateways" && rows.some(({ facts }) => facts.isGateway === false) ? "managementServers" : kind;
}

/** Some lines carry only what a tool adds: the end-of-file mark of DOS, dashes under the header, a count or a total below the rows. */
const isBlank = (cell: string): boolean => cell === "" || cell.trim() === "" || cell === "\u001a";
const isToolLine = ({ cells: [first = "", ...others] }: RawRecord): boolean =>
  (/^\s*(:?--|$)/.test(first) && isRule([first, ...others])) ||
  (others.length > 0 && first.length < 30 && total.test(first.trim()) && others.every((cell) => /^[\d.,\s%]*$/.test(cell))) ||
  (first.startsWith("(") && others.length === 0 && /^\(\d+ rows? affected\)$/.test(first.trim()));
/** Dashes below each name, between bars as Markdown draws them, too: no bar has anything before or behind it. */
const isRule = (cells: readonly string[]): boolean => {
  const all = cells.map((cell) => cell.trim());
  return all.every((cell) => /^:?-*:?$/.test(cell)) && /^:?--/.test(all.find((cell) => cell !== "") ?? "");
};
/** As spreadsheets and reports call the sum below a list. */
const total =
  /^((grand|sub)[ -]?)?totals?( g[ée]n[ée]ral)?:?$|^(gesamt|gesamtergebnis|summe|anzahl|teilergebnis|count|sum|suma|totale|totaal|итого|合计|总计|合計|総計):?$/i;
