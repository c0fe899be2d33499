import type { ExportFacts, ExportField } from "@/lib/domain/component-facts";
import type { ReadRow } from "@/lib/domain/export-rows";
import { FirstIssues } from "@/lib/domain/first-issues";
import { notAnAgentIssue, notVirtualIssue } from "@/lib/domain/name-issues";
import { toPendingAction } from "@/lib/domain/pending";
import type { Column, ColumnPlan, FactColumn } from "./columns";
import type { DateEvidence } from "./date-order";
import { FactTexts, setFact } from "./facts";
import { saysGone } from "./gone-rows";
import { deletedHeader, virtualHeader } from "./headers";
import { createIssue, damagedVersion, deletedRow, goneRow, raggedRow, silentColumn, silentHealth, turkishCase, unixRow } from "./issues";
import { LastCell } from "./last-cell";
import { completedName, isLookAlike, isTurkishCase } from "./names";
import { readName } from "./read-name";
import { type RawRecord, unreadable } from "./records";
import { relationFacts } from "./relations";
import { own, Texts } from "./texts";
import { isDamagedVersion, isHealthWord, isUnixVersion, looksCut, plainText, toBoolean } from "./values";

const noFacts: ExportFacts = Object.freeze({});

/** The longest name, and the longest value of a fact that is no list, in characters. */
const longest = 1024;
/** Rows that name nobody prove nothing of anybody: so many of them are told one by one. */
const mostNameless = 10_000;
const lists: ReadonlySet<ExportField> = new Set<ExportField>(["patchList", "mgList", "failoverServers", "ipAddress"]);
const dateFields: ReadonlySet<ExportField> = new Set<ExportField>(["lastModified", "installTime", "expires", "decommission"]);

/** What every agent has, and but for its primary server every server, so that a column without any of it is no column of it. */
const always: ReadonlySet<ExportField> = new Set<ExportField>(["version", "health", "primaryServer"]);
const enoughRows = 3;

const inOrder = Object.keys(setFact) as ExportField[];

/** Turns the records of one file into rows, and says what is wrong with them. */
export class RowReader {
  readonly rows: ReadRow[] = [];
  readonly issues = new FirstIssues();
  /** Rows that name nobody, beyond the first: told as a number. */
  readonly beyond = { rejected: 0, ignored: 0 };
  /** Of each row: when it says it was captured, as written, and how many headers were repeated above it. */
  readonly capturedAt: (string | null)[] = [];
  readonly headersAbove: number[] = [];
  repeatedHeaders = 0;
  private nameless = 0;
  cut = false;
  cutValues = 0;
  /** The name of the row at hand was left out with its damaged cell, and an issue says so. */
  private nameLost = false;
  /** Copied for every row: much faster than to let each row's facts grow one by one, and always in one order. */
  private readonly blankFacts: ExportFacts = {};
  /** Columns of what every agent has, in which no row told anything so far. */
  private readonly silent: Set<FactColumn>;
  private readonly texts = new Texts();
  private readonly factTexts = new FactTexts(this.texts);
  private readonly bounded: number[];
  private readonly lastCell: LastCell;

  constructor(
    private readonly plan: ColumnPlan,
    private readonly dates: DateEvidence,
    headerQuoted: boolean,
  ) {
    this.lastCell = new LastCell(plan, headerQuoted);
    const facts = plan.facts.filter(({ field }) => !lists.has(field)).map(({ index }) => index);
    this.bounded = [...new Set([plan.name.index, ...facts, ...plan.nameColumns.map(({ index }) => index)])];
    this.silent = new Set(plan.facts.filter(({ field }) => always.has(field)));
    const told = new Set(plan.facts.map(({ field }) => field));
    for (const field of inOrder) if (told.has(field)) setFact[field](this.blankFacts, null, this.factTexts);
  }

  read(record: RawRecord): void {
    this.nameLost = false;
    this.blankDamagedCells(record);
    const width = this.plan.titles.length;
    const short = record.cells.length < width;
    const cut = record.end === "quote" || (record.end === "file" && (short || this.lastCell.isCut(record, this.rows)));
    this.lastCell.note(record);
    if (cut) this.readCut(record);
    else if (record.cells.length > width && record.cells.slice(width).some((cell) => cell.trim() !== "")) this.readShifted(record);
    else {
      if (short) this.issues.push(raggedRow(record.row, record.cells.length, width));
      this.readWhole(record);
    }
  }

  /** Columns that tell nothing in any of several rows are as if the file had none: they are left out of the rows. */
  leaveOutSilent(ofServers: boolean): ReadonlySet<FactColumn> {
    const read = this.rows.filter(({ outcome }) => outcome === "read");
    const silent = new Set([...this.silent].filter(({ field }) => read.length >= enoughRows && !(ofServers && field === "primaryServer")));
    for (const column of silent) {
      for (const { facts } of read) delete facts[column.field];
      this.issues.push(silentColumn(column.title));
    }
    return silent;
  }

  reportCut(row: number): void {
    this.cut = true;
    this.issues.push(createIssue("cut-record", row, null, ""));
  }

  /** Only cells that a separator closed are complete. */
  private readCut(record: RawRecord): void {
    this.reportCut(record.row);
    const complete = { ...record, cells: record.cells.slice(0, -1) };
    const { spelled, key } = readName(complete, this.plan.nameColumns, this.plan.names);
    const name = key === null ? null : (completedName(key, this.domainOf(complete)) ?? key);
    this.add(complete, "rejected", name, spelled);
  }

  /** Nobody can say where the values start to be shifted, so a name is kept only if it stands first or looks like a full one. */
  private readShifted(record: RawRecord): void {
    this.issues.push(raggedRow(record.row, record.cells.length, this.plan.titles.length));
    const { spelled, key, from } = readName(record, this.plan.nameColumns, this.plan.names);
    const sure = key !== null && (from.index === 0 || /^\p{L}[^.]*\../u.test(key));
    this.add(record, "rejected", sure ? key : null, spelled);
  }

  private readWhole(record: RawRecord): void {
    const role = this.plan.roles.find((column) => isNoAgent(column, record.cells));
    const gone = this.plan.statuses.find((column) => saysGone(column.key, record.cells[column.index] ?? ""));
    const { spelled, key, issue } = readName(record, this.plan.nameColumns, this.plan.names);
    if (role) {
      const what = spelled ?? "without a name";
      this.issues.push(
        role.key === deletedHeader
          ? deletedRow(record.row, role.title, what)
          : (role.key === virtualHeader ? notVirtualIssue : notAnAgentIssue)(record.row, what, role.title),
      );
      this.add(record, "ignored", key, spelled);
    } else if (gone) {
      this.issues.push(goneRow(record.row, gone.title, spelled ?? "without a name", record.cells[gone.index] ?? ""));
      this.add(record, "ignored", key, spelled);
    } else if (key === null || spelled === null) {
      if (issue && !this.nameLost) this.issues.push(issue);
      this.add(record, "rejected", null, spelled);
    } else this.readAgent(record, key, spelled);
  }

  private readAgent(record: RawRecord, key: string, spelled: string): void {
    const facts: ExportFacts = this.plan.relation ? relationFacts(this.plan.relation, record.cells) : this.readFacts(record);
    if (facts.version && !this.plan.ofUnix && isUnixVersion(facts.version)) {
      this.issues.push(unixRow(record.row, spelled, facts.version));
      this.add(record, "ignored", key, spelled);
      return;
    }
    this.reportAction(record, facts);
    const completed = completedName(key, this.domainOf(record));
    const title = this.plan.name.title;
    if (completed !== null) this.issues.push(createIssue("name-completed", record.row, title, completed));
    if (this.plan.names === "computers" && isTurkishCase(spelled, key)) this.issues.push(turkishCase(record.row, title, spelled, key));
    else if (isLookAlike(key)) this.issues.push(createIssue("look-alike-name", record.row, title, spelled));
    this.add(record, "read", completed ?? key, spelled, facts);
  }

  private readFacts(record: RawRecord): ExportFacts {
    const facts = { ...this.blankFacts };
    let hasCutValue = false;
    for (const column of this.plan.facts) {
      if (record.absent?.includes(column.index)) {
        delete facts[column.field];
        continue;
      }
      const text = plainText(record.cells[column.index] ?? "");
      if (text !== null) {
        hasCutValue ||= looksCut(text);
        if (dateFields.has(column.field)) this.dates.note(text, column.title, true);
      }
      const damaged = this.isDamaged(record, column, text);
      const value = damaged ? null : text;
      if (this.silent.size > 0 && (value !== null || (text === null && record.cells[column.index]?.trim()))) this.silent.delete(column);
      setFact[column.field](facts, value, this.factTexts);
      // A blank cell says that nothing is known; a damaged one says nothing.
      if (damaged) delete facts[column.field];
      if (column.field === "health" && text !== null) this.reportHealth(record, column, text, facts);
      if (column.inverted && typeof facts.manuallyInstalled === "boolean") facts.manuallyInstalled = !facts.manuallyInstalled;
    }
    this.withoutTypeName(record, facts);
    for (const column of this.plan.otherDates) this.dates.note(record.cells[column.index] ?? "", column.title, false);
    if (hasCutValue) this.cutValues++;
    return facts;
  }

  private reportAction({ row }: RawRecord, { pendingAction }: ExportFacts): void {
    if (pendingAction === undefined || (pendingAction !== null && toPendingAction(pendingAction) !== null)) return;
    const column = this.plan.facts.find(({ field }) => field === "pendingAction");
    this.issues.push(createIssue("unknown-action", row, column?.title ?? null, pendingAction ?? ""));
  }

  private reportHealth({ row }: RawRecord, { title }: FactColumn, text: string, { health }: ExportFacts): void {
    if (isHealthWord(text)) return;
    this.issues.push(health === null ? createIssue("unknown-health", row, title, text) : silentHealth(row, title, text));
  }

  private isDamaged(record: RawRecord, column: FactColumn, text: string | null): boolean {
    if (column.field !== "version" || text === null || !isDamagedVersion(text)) return false;
    this.issues.push(damagedVersion(record.row, column.title, text));
    return true;
  }

  /** A list that Export-Csv writes as the name of its type says that there are failover servers or not: it tells nothing. */
  private withoutTypeName({ cells }: RawRecord, facts: ExportFacts): void {
    if (facts.failoverServers !== null) return;
    const column = this.plan.facts.find(({ field }) => field === "failoverServers");
    if (column && /^(System|Microsoft)\./.test(cells[column.index]?.trim() ?? "")) delete facts.failoverServers;
  }

  private domainOf(record: RawRecord): string | null {
    const column = this.plan.facts.find(({ field }) => field === "domain");
    return column ? plainText(record.cells[column.index] ?? "") : null;
  }

  /** An export of a management group is of the one it names. */
  private groupOf(record: RawRecord, spelled: string | null): string | null {
    if (this.plan.groupByName) return spelled;
    return this.plan.group ? plainText(record.cells[this.plan.group.index] ?? "") : null;
  }

  private add(record: RawRecord, outcome: ReadRow["outcome"], key: string | null, spelled: string | null, facts = noFacts): void {
    const group = this.groupOf(record, spelled);
    const name = key === null ? null : own(key);
    if (outcome !== "read" && name === null && ++this.nameless > mostNameless) {
      this.beyond[outcome]++;
      return;
    }
    this.markBlock(record);
    this.rows.push({
      row: record.row,
      outcome,
      name,
      spelled: spelled === null ? null : own(spelled),
      bare: name !== null && this.plan.names === "computers" && !name.includes("."),
      group: group === null ? null : this.texts.shared(group),
      facts,
    });
  }

  private markBlock({ cells }: RawRecord): void {
    const { captured } = this.plan;
    if (captured) {
      const text = plainText(cells[captured.index] ?? "");
      if (text !== null) this.dates.note(text, captured.title, false);
      this.capturedAt.push(text === null ? null : this.texts.shared(text));
    }
    this.headersAbove.push(this.repeatedHeaders);
  }

  /** Cells above the limit of the file are blank already; longer ones than a fact may be, and unreadable ones, become so. */
  private blankDamagedCells(record: RawRecord): void {
    for (const index of record.oversized) this.reportCell("cell-too-large", record, index);
    for (let at = 0; at < this.bounded.length; at++) {
      const index = this.bounded[at] ?? 0;
      const cell = record.cells[index];
      if (cell === undefined || cell.length <= longest || cell.trim().length <= longest) continue;
      this.reportCell("cell-too-large", record, index);
      record.cells[index] = "";
    }
    if (!record.hasControls) return;
    for (let index = 0; index < record.cells.length; index++) {
      if (!unreadable.test(record.cells[index]?.trim() ?? "")) continue;
      this.reportCell("nul-byte", record, index);
      record.cells[index] = "";
    }
  }

  private reportCell(code: "cell-too-large" | "nul-byte", record: RawRecord, index: number): void {
    const title = this.plan.titles[index] || `number ${index + 1}`;
    const isName = index === this.plan.name.index;
    this.nameLost ||= isName;
    this.issues.push(createIssue(code, record.row, title, title, isName ? "error" : "warning"));
  }
}

function isNoAgent(column: Column, cells: readonly string[]): boolean {
  const value = toBoolean(plainText(cells[column.index] ?? ""));
  return column.key === "isagent" || column.key === virtualHeader ? value === false : value === true;
}
