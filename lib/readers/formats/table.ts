import { shortened } from "@/lib/domain/import-rows";
import { factHeaders, headerKey, isNameHeader } from "../headers";
import { type RawRecord, recordOf } from "../records";
import { exportAgain, Refusal } from "../refusal";
import { truncatedOutput } from "../sniff";
import type { Accept, Opened, TextFormat, TextReader } from "./format";
import { headingIn, isAround, isCount, isCutText, Lines, pair, type ScreenLine } from "./screen";
import { type Column, cellsOf, columnsBelow, inCells, layoutOf } from "./table-layout";

/** Columns of fixed width below names and dashes, as Format-Table and sqlcmd write them. */
export const table: TextFormat = {
  name: "table",
  fits(head) {
    const lines = head.split(/\r\n|\r|\n/, 400);
    const isHeader = (line: string, at: number) => columnsBelow(line, lines[at + 1] ?? "") !== null && !/[;\t|^~]|,\S/.test(line);
    // In a transcript other things stand around a table.
    const first = lines.findIndex((line) => line.trim() !== "" && !isCount(line) && headingIn(line) === null);
    return isAround(lines[first] ?? "") || lines.some(isAround) ? lines.some(isHeader) : isHeader(lines[first] ?? "", first);
  },
  open: (opened) => new TableReader(opened),
};

type Line = { text: string; number: number; cut: boolean };
/** Rows by which it is found out to which side the values of a column are set. */
const atFirst = 100;

class TableReader implements TextReader {
  private readonly lines: Lines;
  private readonly accept: Accept;
  /** By the names of its columns, with the values that head its parts: where one of those comes again, or none is, another output was appended. */
  private readonly lists = new Map<string, Set<string>>();
  /** The last line, as long as it may be the names of columns. */
  private before: Line | null = null;
  private heading: [string, string] | null = null;
  private inTranscript = false;
  /** How long the line of dashes is with what stands behind it. */
  private length = 0;
  private columns: Column[] = [];
  private list = "";
  /** Lines outside of tables that are those of a list. */
  private pairs = 0;
  /** Rows of the table at hand, and of each column how many values are as long as its dashes. */
  private inTable = 0;
  private full: number[] = [];
  private cutVersion = false;
  private held: Line[] = [];
  private settled = false;
  private last: string[] | null = null;
  private lastFull: boolean[] = [];
  private rows = 0;
  private turns = 0;

  constructor({ limits, accept }: Opened) {
    this.accept = accept;
    this.lines = new Lines(limits.cell, (line) => this.take(line), tooLong);
  }

  push(text: string): void {
    this.lines.push(text);
  }

  end(): void {
    this.lines.end();
    this.takeBefore();
    this.settle();
    if (this.turns > 0 && this.turns * 3 >= this.rows) throw wrapped(null);
    this.close();
  }

  private take({ text: raw, number, cut }: ScreenLine): void {
    const text = inCells(raw);
    // Windows PowerShell fills all lines of a table up to one length: a line of that length is whole.
    const line: Line = { text, number, cut: cut && !(raw.endsWith(" ") && raw.length === this.length) };
    const columns = columnsBelow(this.before?.text ?? "", text);
    if (columns) {
      const header = this.before;
      this.before = null;
      this.begin(columns, header?.number ?? line.number);
      this.length = raw.length;
      return;
    }
    this.takeBefore();
    if (text.trim() === "" || isCount(text)) return;
    const heading = headingIn(text);
    if (heading || isAround(text)) {
      this.inTranscript ||= heading === null;
      this.close();
      this.heading = heading;
      return;
    }
    this.before = line;
  }

  /** A line that was not followed by dashes is a row, where a table goes on. */
  private takeBefore(): void {
    const line = this.before;
    this.before = null;
    if (line && pair.test(line.text) && this.columns.length === 0 && ++this.pairs > 1) throw ofBoth(line.number);
    if (!line) return;
    if (this.columns.length === 0) {
      if (!this.inTranscript) throw unclear(line.number);
      return;
    }
    if (this.settled) this.emit(line);
    else if (this.held.push(line) === atFirst) this.settle();
  }

  private close(): void {
    this.settle();
    const cut = this.columns.find((column, i) => isNameHeader(headerKey(column.name)) && areCut(column, this.full[i] ?? 0, this.inTable));
    if (cut || this.cutVersion) throw cutToWidth(cut?.name ?? "Version");
    this.columns = [];
  }

  private begin(columns: Column[], row: number): void {
    this.close();
    this.columns = columns;
    this.settled = false;
    this.last = null;
    this.full = columns.map(() => 0);
    this.inTable = 0;
    const names = [...columns.map(({ name }) => name), ...(this.addedHeading() ? [this.heading?.[0] ?? ""] : [])];
    this.list = names.join(", ").slice(0, 90);
    if (names.some(isCutText)) throw truncatedOutput("The table");
    const heads = this.lists.get(this.list);
    const head = this.heading?.join() ?? "";
    if (heads && head !== "" && !heads.has(head)) {
      heads.add(head);
      return;
    }
    this.lists.set(this.list, new Set([head]));
    this.accept(recordOf(row, names), this.list);
  }

  private addedHeading(): boolean {
    return this.heading !== null && !this.columns.some(({ name }) => name.toLowerCase() === this.heading?.[0].toLowerCase());
  }

  private settle(): void {
    if (this.settled || this.columns.length === 0) return;
    this.settled = true;
    const layout = layoutOf(
      this.columns,
      this.held.flatMap(({ text, cut }) => (cut ? [] : [text])),
    );
    if (layout === null) throw unclear(this.held[0]?.number ?? null);
    this.columns = layout;
    const rows = this.held;
    this.held = [];
    for (const line of rows) this.emit(line);
  }

  private emit({ text, number, cut }: Line): void {
    if (cut) {
      // The value in which the file ends is not known, nor are those behind it.
      const begun = cellsOf(this.columns, text) ?? [];
      if (begun[0] === "") throw wrapped(number);
      const to = begun.findLastIndex((cell) => cell !== "") + 1;
      this.accept({ ...recordOf(number, to > 0 ? begun.slice(0, to) : [text]), end: "quote" }, this.list);
      return;
    }
    const cells = cellsOf(this.columns, text);
    if (cells === null) throw unclear(number);
    if (cells.some(isCutText)) throw truncatedOutput(`The table, in line ${number},`);
    if (this.goesOn(cells)) throw wrapped(number);
    const full = this.columns.map((column, i) => i === this.columns.length - 1 || (cells[i]?.length ?? 0) >= column.width);
    this.noteTurns(full);
    this.noteFull(cells);
    this.last = cells;
    this.lastFull = full;
    const record: RawRecord = recordOf(number, this.addedHeading() ? [...cells, this.heading?.[1] ?? ""] : cells);
    this.accept(record, this.list);
  }

  /** sqlcmd -Y and -y cut values to the length of the dashes, and nothing shows it. */
  private noteFull(cells: readonly string[]): void {
    this.inTable++;
    for (const [i, { name, start, end }] of this.columns.entries()) {
      const cell = cells[i] ?? "";
      if (cell.length !== end - start) continue;
      this.full[i] = (this.full[i] ?? 0) + 1;
      if (/^\d+\.[\d.]*$/.test(cell) && !/^\d+(\.\d+){3}$/.test(cell) && versions.has(headerKey(name))) this.cutVersion = true;
    }
  }

  /** Whether a line seems to go on with the values of the one before: nothing stands first, or only where those filled their columns. */
  private goesOn(cells: readonly string[]): boolean {
    if (this.last === null || cells.length < 2) return false;
    const said = cells.filter((cell) => cell !== "").length;
    if (said === cells.length) return false;
    if (cells[0] === "" && said * 2 <= cells.length) return true;
    return cells.every((cell, i) => cell === "" || this.lastFull[i] === true);
  }

  /** Where every column is wrapped, lines that are filled and lines that are not take turns. */
  private noteTurns(full: readonly boolean[]): void {
    const inner = full.slice(0, -1);
    if (inner.length > 0 && this.lastFull.slice(0, -1).every(Boolean) && this.last !== null && !inner.some(Boolean)) this.turns++;
    this.rows++;
  }
}

const versions: ReadonlySet<string> = new Set(factHeaders.version);

/** Where dashes are longer than the header, they are as long as a value can be; else many values can hardly be just as long as the header. */
function areCut({ name, start, end }: Column, full: number, rows: number): boolean {
  return end - start > name.length ? full > 0 && full * 2 >= rows : full >= 3 && full === rows && end - start > longestHost;
}
/** A name without its domain. */
const longestHost = 15;

const cutToWidth = (column: string) =>
  new Refusal(
    "truncated-output",
    `The values of ${shortened(column)} are as long as the dashes above them: the tool cut them to that width.`,
    `With sqlcmd leave out -y and -Y. ${exportAgain}`,
  );

const made = "This is console output made for reading: a table, as Format-Table prints it.";
const unclear = (row: number | null) =>
  new Refusal(
    "format-table",
    `${made} Its columns cannot be told apart safely${row === null ? "" : `, from line ${row} on`}.`,
    exportAgain,
    row,
  );
const ofBoth = (row: number) =>
  new Refusal("format-table", `${made} A list of names and values stands in line ${row}, too.`, "Copy each into a file of its own.", row);
const wrapped = (row: number | null) =>
  new Refusal(
    "format-table",
    `${made} Values are wrapped onto further lines${row === null ? "" : `, such as line ${row}`}, and cannot be joined safely.`,
    exportAgain,
    row,
  );
const tooLong = (row: number) => new Refusal("too-large", `Line ${row} is longer than any of an export.`, exportAgain, row);
