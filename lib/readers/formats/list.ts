import { factHeaders, headerKey, isNameHeader } from "../headers";
import { exportAgain, Refusal } from "../refusal";
import { isDomainName } from "../values";
import type { Opened, TextFormat, TextReader } from "./format";
import { ObjectRecords } from "./object-records";
import { headingIn, isAround, Lines, pair, type ScreenLine } from "./screen";

/** Names and values below each other, a block for each object, as Format-List writes them. */
export const list: TextFormat = {
  name: "list",
  fits(head) {
    const all = head.split(/\r\n|\r|\n/, 400).filter((line) => line.trim() !== "");
    const lines = all.filter((line) => !isAround(line));
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
  /** The names of the block before, and of the last line of the file, if that was cut. */
  private before: string[] = [];
  private cutAt: number | null = null;
  /** The longest line: what is shorter ended where its own text does, or where a word did not fit any more. */
  private width: number;
  /** Some full line went on below. */
  private wraps = false;
  private blanks = 0;
  private heading: [name: string, value: string] | null = null;
  private afterHeading = false;
  private readonly headings = new Set<string>();
  private inTranscript = false;

  constructor({ head, columns, limits, accept }: Opened) {
    this.objects = new ObjectRecords(columns, limits, accept);
    this.lines = new Lines(limits.cell, (line) => this.take(line), tooLong);
    const lines = head.split(/\r\n|\r|\n/).filter((line) => pair.test(line) || goesOn(line, 3));
    this.width = lines.reduce((most, { length }) => Math.max(most, length), 0);
  }

  push(text: string): void {
    this.lines.push(text);
  }

  end(): void {
    this.lines.end();
    this.finish(this.cutAt !== null || this.endsEarly());
    this.objects.end();
  }

  private take({ text, number, cut }: ScreenLine): void {
    if (cut && (text.trim() === "" ? this.last : this.last || this.before.length > 0 || pair.test(text))) this.cutAt = number;
    if (text.trim() === "") {
      if (this.cutAt !== null) return;
      this.finish();
      this.blanks++;
      return;
    }
    const { blanks } = this;
    this.blanks = 0;
    if (isAround(text)) {
      this.finish();
      this.objects.again();
      this.before = [];
      this.heading = null;
      this.headings.clear();
      this.inTranscript = true;
      return;
    }
    const isPair = pair.test(text);
    const heading = this.last ? null : headingIn(text);
    if (this.last && goesOn(text, this.colon + 2)) this.goOn(text);
    else if (isPair) {
      // Between the objects of one output stands one blank line.
      if (this.block.size === 0 && blanks > 1 && !this.afterHeading) this.objects.again();
      this.begin(text, number);
    } else if (heading) this.goOnBelow(heading);
    else if (this.cutAt === null && (this.last || !this.mayStand(text))) throw unclear(number);
  }

  /** Between outputs of a transcript, or as a title above the first block: no dashes of a table, and no row of another list. */
  private mayStand(text: string): boolean {
    return !/^ *-+( +-+)* *$/.test(text) && (this.inTranscript || (this.row === 0 && !/[,;|\t]/.test(text)));
  }

  /** As -GroupBy heads the objects that share a value. */
  private goOnBelow(heading: [name: string, value: string]): void {
    if (this.headings.has(heading.join())) {
      this.headings.clear();
      this.objects.again();
    }
    this.headings.add(heading.join());
    this.heading = heading;
    this.afterHeading = true;
  }

  private begin(line: string, number: number): void {
    const colon = colonAt(line);
    const name = line.slice(0, colon).trim();
    this.width = Math.max(this.width, line.length);
    this.afterHeading = false;
    if (this.block.size === 0) {
      this.row = number;
      this.colon = colon;
    } else if (colon !== this.colon || this.block.has(name)) throw unclear(number);
    this.last = [{ line, value: line.slice(colon + 2) }];
    this.block.set(name, this.last);
  }

  private goOn(line: string): void {
    this.wraps ||= (this.last?.at(-1)?.line.length ?? 0) >= this.width;
    this.width = Math.max(this.width, line.length);
    this.last?.push({ line, value: line.slice(this.colon + 2) });
  }

  /** Whether the file ends before the block does: names lack that the block before had, or the last value filled its line. */
  private endsEarly(): boolean {
    const names = [...this.block.keys()];
    if (names.length === 0) return false;
    if (names.length < this.before.length && names.every((name, at) => name === this.before[at])) return true;
    return this.wraps && (this.last?.at(-1)?.line.length ?? 0) >= this.width;
  }

  private finish(cut = false): void {
    // The value, or the name, in which the file ends is not known.
    const whole = [...this.block].slice(0, cut ? -1 : undefined);
    if (this.block.size > 0 || cut) {
      const keys = whole.map(([name]) => name);
      const values = whole.map(([name, parts]) => this.joined(name, parts));
      if (this.heading && !keys.includes(this.heading[0])) {
        keys.push(this.heading[0]);
        values.push(this.heading[1]);
      }
      this.objects.accept("", null, keys, values, this.block.size > 0 ? this.row : (this.cutAt ?? 0), cut);
      this.before = keys;
    }
    this.block = new Map();
    this.last = null;
  }

  /** A value that was too long for the window goes on as it is; one that has line breaks of its own ends sooner than it had to. */
  private joined(name: string, parts: readonly Part[]): string {
    let text = "";
    let broken = false;
    for (const [i, { value }] of parts.entries()) {
      const before = parts[i - 1];
      const ended = before !== undefined && this.hasEnded(before, value);
      broken ||= ended;
      text += ended ? `\n${value}` : value;
    }
    const isVersion = versions.has(headerKey(name));
    const isWhole = !broken && (!isVersion || /^\d+(\.\d+){3}$/.test(text.trim()));
    if (parts.length > 1 && !isWhole && (isVersion || isNameHeader(headerKey(name)))) throw unclear(this.row);
    return withoutBraces(text.trim());
  }

  /** A line that is full goes on, unless a name ends there and another of the same domain begins; one that ends with a blank was divided between two words. */
  private hasEnded({ line, value }: Part, next: string): boolean {
    const [word = ""] = /\S*$/.exec(value) ?? [];
    const [nextWord = ""] = /^\S*/.exec(next) ?? [];
    if (line.length >= this.width) return isDomainName(word) && isDomainName(nextWord) && domainOf(word) === domainOf(nextWord);
    return !line.endsWith(" ") || line.length + nextWord.length < this.width;
  }
}

const goesOn = (line: string, column: number): boolean =>
  line.length > column && line.startsWith(" ") && line.slice(0, column).trim() === "";
const versions: ReadonlySet<string> = new Set(factHeaders.version);
const domainOf = (name: string): string => name.slice(name.indexOf(".") + 1).toLowerCase();

const withoutBraces = (text: string): string => (/^\{[^{}]*\}$/.test(text) && !/(\.\.\.|…)\}$/.test(text) ? text.slice(1, -1) : text);

const unclear = (row: number) =>
  new Refusal(
    "format-table",
    `This is console output made for reading: a list of names and values, as Format-List prints it. Line ${row} does not fit into it.`,
    exportAgain,
    row,
  );

const tooLong = (row: number) => new Refusal("too-large", `Line ${row} is longer than any of an export.`, exportAgain, row);
