import type { Collected } from "./collected/sections";
import type { ExportFacts, ExportField } from "./component-facts";
import type { DateOrder, Kind } from "./stages";

/** Why a file is refused whole. Nothing of it is imported. */
export const refusalCodes = [
  "empty",
  "no-header",
  "html",
  "xlsx-renamed",
  "binary",
  "format-table",
  "string-export",
  "truncated-output",
  "unknown-kind",
  "wrong-kind",
  "broken",
  "mixed-encoding",
  "dtd",
  "too-deep",
  "too-large",
  "unknown-group",
  "group-mismatch",
  "bad-captured-at",
  "captured-in-future",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What can be said of a row, a column or the file while it is accepted. */
export const issueCodes = [
  "duplicate-row",
  "case-variant",
  "ambiguous-name",
  "blank-name",
  "cut-record",
  "nul-byte",
  "unknown-build",
  "invalid-name",
  "name-completed",
  "no-rows",
  "unknown-group",
  "stale-rows",
  "same-bytes",
  "cell-too-large",
  "second-header",
  "older-rows",
  "not-an-agent",
  "look-alike-name",
  "future-date",
  "excel-damage",
  "ragged-row",
  "name-contradicts-file",
  "ambiguous-dates",
  "other-calendar",
  "same-label",
  "retired-group",
  "columns-missing",
  "unknown-action",
  "unknown-health",
] as const;
export type IssueCode = (typeof issueCodes)[number];

/** `row` 1 is the first line of the file as a spreadsheet shows it; null where the issue is of the whole file. */
export type Issue = {
  row: number | null;
  column: string | null;
  code: IssueCode | RefusalCode;
  severity: "error" | "warning";
  message: string;
  hint: string;
  /** What can be done about it in one press. */
  offer?: { alias: { name: string; agent: string } } | null;
};

/** One record of an export after decoding and mapping. Dates in `facts` are still the file's own text. */
export type ReadRow = {
  row: number;
  /** `rejected` rows are never imported; one whose name could be read still proves that the agent is listed. */
  outcome: "read" | "rejected" | "ignored";
  /** The name key: lower case, trimmed, completed by the Domain column where that has a dot. Null when unreadable. */
  name: string | null;
  /** The name as the file spells it. */
  spelled: string | null;
  /** No domain in the name and none to complete it with. */
  bare: boolean;
  /** The management group the row names, as written; null where the cell is blank or the column is missing. */
  group: string | null;
  /** Always in one order, one for each field that the file has a column for. */
  facts: ExportFacts;
};

/** Of text; a workbook says itself what its texts are. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be" | "windows-1252" | "xlsx";

/** The form of a list in a file. */
export const formatNames = ["delimited", "json", "clixml", "table", "list", "xlsx"] as const;
export type FormatName = (typeof formatNames)[number];

/** What a person can say that a column holds: the name, the management group, or a fact. */
export type MappedField = "name" | "group" | ExportField;

/** By the title of a column (without case and blanks around) what a person said it holds. */
export type ColumnMapping = Readonly<Record<string, MappedField>>;

/**
 * A column as the preview offers it: its title, what it is read as, some of what stands in it; and its first cells, where people have to say what columns
 * hold or may want to.
 */
export type ReadColumn = { title: string; field: MappedField | null; samples: string[]; rows: string[] };

/** A management group of which a file holds several states, one below the other. */
export type OlderBlocks = {
  /** As the rows name it; blank where they do not. */
  group: string;
  /** A column says which block is the newest; else the last one is taken for it. */
  sure: boolean;
  /** How many states the file holds of it. */
  blocks: number;
  /** The first line of the newest, and how many it names. */
  from: number;
  named: number;
  /** Rows of older ones, and whom only those name. */
  rows: readonly ReadRow[];
  only: readonly string[];
};

/** What was recognised of the file as a whole. */
export type ReadFile = {
  kind: Kind | null;
  /** What speaks for the kind, as the file has it. */
  evidence: string[];
  /** Kinds that the evidence allows where it decides nothing, the likeliest first. */
  candidates: Kind[];
  /** No column is known to hold names, or only that one: which holds what has to be asked. */
  asksColumns: boolean;
  readColumns: ReadColumn[];
  encoding: Encoding;
  format: FormatName;
  /** The sign between the values; null in a file of one column. */
  separator: string | null;
  /** Of a workbook the sheet, of an archive the file, of objects the list that was read; and all that could be where they are several and nobody said which. */
  sheet: string | null;
  sheets: string[];
  /** Decided once from all dates of the file; null when they leave it open or there are none. */
  dateOrder: DateOrder | null;
  /** Some dates of the file prove that the day comes first, others that the month does. */
  datesDisagree: boolean;
  /** The facts for which the file has a column, in reading order. */
  columns: ExportField[];
  hasGroupColumn: boolean;
  /** No name in the name column carries a domain: bare names are looked up among known agents. */
  bareNames: boolean;
  /** Names common to every row's own list of management groups, as written. */
  commonMgList: string[];
  /** The file ends inside a record. */
  cut: boolean;
  /** Management groups of which it holds several states, one export appended to the other. */
  olderBlocks: OlderBlocks[];
  issues: Issue[];
  /** How many more issues there are than are told. */
  issuesBeyond: number;
  /** Rows that could not be read and name nobody, beyond those that are told one by one. */
  beyond: { rejected: number; ignored: number };
  /** What a file of the collector says of itself. */
  collected?: Collected;
};
