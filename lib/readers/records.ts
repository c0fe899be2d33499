import { Refusal } from "./refusal";

/**
 * One record of a delimited file. `row` is the line of the file on which it starts. `end` says what ended it:
 * a line end, the end of the file, or the end of the file inside a quoted cell. `oversized` lists cells above the limit.
 * `hasControls` says that some cell holds a control character; `lastQuoted` that a quote closes the last cell. `absent` lists cells that the record does not
 * have at all, though others do: it says nothing there.
 */
export type RawRecord = {
  row: number;
  cells: string[];
  end: "line" | "file" | "quote";
  oversized: number[];
  absent?: readonly number[];
  hasControls: boolean;
  lastQuoted: boolean;
};

type State = "start" | "plain" | "quoted" | "afterQuote";
type Limits = { cell: number; columns: number };

const quote = 34;
const tab = 9;
const lf = 10;
const cr = 13;
const blank = 32;
const byteOrderMark = 0xfeff;

/**
 * Splits text into records as it arrives. Hand-written because line ends may be mixed within one file, rows are
 * numbered by the lines of the file, and a quote that is never closed must not make the file be scanned again and again.
 */
export class RecordSplitter {
  private state: State = "start";
  private cells: string[] = [];
  private oversized: number[] = [];
  private held = "";
  private line = 1;
  private row = 1;
  private afterCr = false;
  private hasControls = false;
  private lastQuoted = false;
  private readonly separator: number;

  constructor(
    separator: string,
    private readonly limits: Limits,
    private readonly emit: (record: RawRecord) => void,
  ) {
    this.separator = separator.charCodeAt(0);
  }

  push(text: string): void {
    let at = 0;
    while (at < text.length) {
      if (this.state === "quoted") at = this.quoted(text, at);
      else if (this.state === "plain") at = this.plain(text, at);
      else if (this.state === "afterQuote") at = this.afterQuote(text, at);
      else at = this.start(text, at);
    }
  }

  end(): void {
    const started = this.cells.length > 0 || this.state !== "start";
    if (!started) return;
    const insideQuote = this.state === "quoted";
    this.lastQuoted = this.state === "afterQuote";
    this.finishCell("");
    this.finishRecord(insideQuote ? "quote" : "file");
  }

  private start(text: string, at: number): number {
    const code = text.charCodeAt(at);
    const afterCr = this.afterCr;
    this.afterCr = false;
    if (afterCr && code === lf) return at + 1;
    if (code === byteOrderMark && this.cells.length === 0) return at + 1;
    if (code === blank && this.cells.length > 0) {
      this.hold(" ");
      return at + 1;
    }
    if (code === quote) {
      // Blanks between a separator and a quote are no part of the cell.
      this.held = "";
      this.state = "quoted";
      return at + 1;
    }
    this.state = "plain";
    return this.plain(text, at);
  }

  private plain(text: string, from: number): number {
    const separator = this.separator;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== separator && code !== lf && code !== cr) {
        if (code < blank && code !== tab) this.hasControls = true;
        continue;
      }
      this.finishCell(text.slice(from, at));
      this.lastQuoted = false;
      if (code !== separator) this.finishLine(code);
      return at + 1;
    }
    this.hold(text.slice(from));
    return text.length;
  }

  private quoted(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        this.afterCr = false;
        this.hold(text.slice(from, at));
        this.state = "afterQuote";
        return at + 1;
      }
      if (code >= blank) continue;
      if (code !== cr && code !== lf) {
        if (code !== tab) this.hasControls = true;
        continue;
      }
      const afterCr = at > 0 ? text.charCodeAt(at - 1) === cr : this.afterCr;
      if (code === cr || !afterCr) this.line++;
    }
    this.afterCr = text.charCodeAt(text.length - 1) === cr;
    this.hold(text.slice(from));
    return text.length;
  }

  private afterQuote(text: string, at: number): number {
    const code = text.charCodeAt(at);
    if (code === this.separator || code === lf || code === cr) {
      this.finishCell("");
      this.lastQuoted = true;
      if (code !== this.separator) this.finishLine(code);
      return at + 1;
    }
    if (code === quote) {
      this.hold('"');
      this.state = "quoted";
      return at + 1;
    }
    // Text behind a closing quote belongs to the cell: better than losing it.
    this.state = "plain";
    return at;
  }

  private hold(part: string): void {
    if (this.held.length + part.length > this.limits.cell) {
      if (this.oversized.at(-1) !== this.cells.length) this.oversized.push(this.cells.length);
      this.held = "";
    } else if (this.oversized.at(-1) !== this.cells.length) {
      this.held = this.held === "" ? part : this.held + part;
    }
  }

  private finishCell(rest: string): void {
    this.hold(rest);
    this.cells.push(this.held);
    this.held = "";
    this.state = "start";
    if (this.cells.length > this.limits.columns) {
      throw new Refusal(
        "too-large",
        `Line ${this.row} has more than ${this.limits.columns} columns.`,
        "Select fewer properties before exporting, and check that the quotes in the file are balanced.",
        this.row,
      );
    }
  }

  private finishLine(code: number): void {
    this.line++;
    this.finishRecord("line");
    this.afterCr = code === cr;
  }

  private finishRecord(end: RawRecord["end"]): void {
    const { row, cells, oversized, hasControls, lastQuoted } = this;
    this.emit({ row, cells, end, oversized, hasControls, lastQuoted });
    this.cells = [];
    this.hasControls = false;
    if (this.oversized.length > 0) this.oversized = [];
    this.row = this.line;
  }
}

/** What no export writes into a cell: control characters other than those of blank space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
export const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** A record of values that are no delimited text. */
export function recordOf(row: number, cells: string[]): RawRecord {
  return { row, cells, end: "line", oversized: [], hasControls: cells.some((cell) => unreadable.test(cell)), lastQuoted: true };
}
