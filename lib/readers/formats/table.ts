import type { RawRecord } from "../records";
import { exportAgain, Refusal } from "../refusal";
import { truncatedOutput } from "../sniff";
import type { Accept, Opened, TextFormat, TextReader } from "./format";
import { recordOf } from "./object-records";
import { headingIn, isCount, isCutText, isPrompt, isRule, Lines, pair } from "./screen";
import { type Column, cellsOf, columnsBelow, inCells, layoutOf } from "./table-layout";

/** Columns of fixed width below names and dashes, as Format-Table and sqlcmd write them. */
export const table: TextFormat = {
  name: "table",
  fits(head) {
    const lines = head.split(/\r\n|\r|\n/, 400);
    return lines.some((line, at) => columnsBelow(lines[at - 1] ?? "", line) !== null && !/[;\t|^~]|,\S/.test(lines[at - 1] ?? ""));
  },
  open: (opened) => new TableReader(opened),
};

type Line = { text: string; number: number };
/** Rows by which it is found out to which side the values of a column are set. */
const atFirst = 100;

class TableReader implements TextReader {
  private readonly lines: Lines;
  private readonly accept: Accept;
  /** By the names of its columns: each list has its header once. */
  private readonly lists = new Set<string>();
  /** The last line, as long as it may be the names of columns. */
  private before: Line | null = null;
  private heading: [string, string] | null = null;
  private columns: Column[] = [];
  private list = "";
  /** Lines outside of tables that are those of a list. */
  private pairs = 0;
  private held: Line[] = [];
  private settled = false;
  private last: string[] | null = null;
  private lastFull: boolean[] = [];
  private rows = 0;
  private turns = 0;

  constructor({ limits, accept }: Opened) {
    this.accept = accept;
    this.lines = new Lines(limits.cell, (text, number) => this.take({ text: inCells(text), number }), tooLong);
  }

  push(text: string): void {
    this.lines.push(text);
  }

  end(): void {
    this.lines.end();
    this.takeBefore();
    this.settle();
    if (this.turns > 0 && this.turns * 3 >= this.rows) throw wrapped(null);
  }

  private take(line: Line): void {
    const { text } = line;
    const columns = columnsBelow(this.before?.text ?? "", text);
    if (columns) {
      const header = this.before;
      this.before = null;
      this.begin(columns, header?.number ?? line.number);
      return;
    }
    this.takeBefore();
    if (text.trim() === "" || isCount(text)) return;
    if (isPrompt(text) || isRule(text)) {
      this.settle();
      this.columns = [];
      this.heading = null;
      return;
    }
    const heading = headingIn(text);
    if (heading) {
      this.settle();
      this.columns = [];
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
    if (!line || this.columns.length === 0) return;
    if (this.settled) this.emit(line);
    else if (this.held.push(line) === atFirst) this.settle();
  }

  private begin(columns: Column[], row: number): void {
    this.settle();
    this.columns = columns;
    this.settled = false;
    this.last = null;
    const names = [...columns.map(({ name }) => name), ...(this.addedHeading() ? [this.heading?.[0] ?? ""] : [])];
    this.list = names.join(", ").slice(0, 90);
    if (names.some(isCutText)) throw truncatedOutput("The table");
    if (this.lists.has(this.list)) return;
    this.lists.add(this.list);
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
      this.held.map(({ text }) => text),
    );
    if (layout === null) throw unclear(this.held[0]?.number ?? null);
    this.columns = layout;
    const rows = this.held;
    this.held = [];
    for (const line of rows) this.emit(line);
  }

  private emit({ text, number }: Line): void {
    const cells = cellsOf(this.columns, text);
    if (cells === null) throw unclear(number);
    if (cells.some(isCutText)) throw truncatedOutput(`The table, in line ${number},`);
    if (this.goesOn(cells)) throw wrapped(number);
    const full = this.columns.map((column, i) => i === this.columns.length - 1 || (cells[i]?.length ?? 0) >= column.width);
    this.noteTurns(full);
    this.last = cells;
    this.lastFull = full;
    const record: RawRecord = recordOf(number, this.addedHeading() ? [...cells, this.heading?.[1] ?? ""] : cells);
    this.accept(record, this.list);
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
