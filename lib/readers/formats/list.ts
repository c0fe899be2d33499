import { exportAgain, Refusal } from "../refusal";
import type { Opened, TextFormat, TextReader } from "./format";
import { ObjectRecords } from "./object-records";
import { isPrompt, isRule, Lines, pair } from "./screen";

/** Names and values below each other, a block for each object, as Format-List writes them. */
export const list: TextFormat = {
  name: "list",
  fits(head) {
    const all = head.split(/\r\n|\r|\n/, 400).filter((line) => line.trim() !== "");
    const lines = all.filter((line) => !isPrompt(line) && !isRule(line));
    const pairs = lines.filter((line) => pair.test(line));
    const goOn = lines.filter((line) => /^ {3,}\S/.test(line)).length;
    // In a transcript other things stand around a list.
    if (pairs.length === 0 || (lines.length === all.length && pairs.length + goOn < lines.length / 2)) return false;
    const [first, second] = pairs.map(colonAt);
    return second === undefined ? lines.length < 3 : first === second;
  },
  open: (opened) => new ListReader(opened),
};

const colonAt = (line: string): number => line.search(/ :(?: |$)/) + 1;

type Part = { line: string; value: string };

class ListReader implements TextReader {
  private readonly objects: ObjectRecords;
  private readonly lines: Lines;
  /** The block at hand: the line on which it begins, where its signs stand, and its values as the lines that hold them. */
  private row = 0;
  private colon = -1;
  private block = new Map<string, Part[]>();
  private last: Part[] | null = null;
  /** The longest line that went on: what is shorter by more than a word ended where its own text does. */
  private width = 0;

  constructor({ columns, limits, accept }: Opened) {
    this.objects = new ObjectRecords(columns, limits, accept);
    this.lines = new Lines(limits.cell, (line, number) => this.take(line, number), tooLong);
  }

  push(text: string): void {
    this.lines.push(text);
  }

  end(): void {
    this.lines.end();
    this.finish();
    this.objects.end();
  }

  private take(line: string, number: number): void {
    if (line.trim() === "" || isPrompt(line) || isRule(line)) this.finish();
    else if (this.last && /^ /.test(line) && line.length > this.colon + 2 && line.slice(0, this.colon + 2).trim() === "") this.goOn(line);
    else if (pair.test(line)) this.begin(line, number);
    else if (this.last || /^ *-+( +-+)* *$/.test(line)) throw unclear(number);
  }

  private begin(line: string, number: number): void {
    const colon = colonAt(line);
    const name = line.slice(0, colon).trim();
    if (this.block.size === 0) {
      this.row = number;
      this.colon = colon;
    } else if (colon !== this.colon || this.block.has(name)) throw unclear(number);
    this.last = [{ line, value: line.slice(colon + 2) }];
    this.block.set(name, this.last);
  }

  private goOn(line: string): void {
    const before = this.last?.at(-1)?.line ?? "";
    this.width = Math.max(this.width, before.length);
    this.last?.push({ line, value: line.slice(this.colon + 2) });
  }

  private finish(): void {
    if (this.block.size > 0)
      this.objects.accept(
        "",
        null,
        [...this.block.keys()],
        [...this.block.values()].map((parts) => this.joined(parts)),
        this.row,
      );
    this.block = new Map();
    this.last = null;
  }

  /** A value that was too long for the window goes on as it is; one that has line breaks of its own ends sooner than it had to. */
  private joined(parts: readonly Part[]): string {
    let text = "";
    for (const [i, { value }] of parts.entries()) {
      const before = parts[i - 1]?.line;
      const word = /^ *\S*/.exec(value)?.[0].length ?? 0;
      const ended = before !== undefined && before.length + word <= this.width - 1;
      text += ended ? `\n${value}` : value;
    }
    return withoutBraces(text.trim());
  }
}

const withoutBraces = (text: string): string => (/^\{[^{}]*\}$/.test(text) && !/(\.\.\.|…)\}$/.test(text) ? text.slice(1, -1) : text);

const unclear = (row: number) =>
  new Refusal(
    "format-table",
    `This is console output made for reading: a list of names and values, as Format-List prints it. Line ${row} does not fit into it.`,
    exportAgain,
    row,
  );

const tooLong = (row: number) => new Refusal("too-large", `Line ${row} is longer than any of an export.`, exportAgain, row);
