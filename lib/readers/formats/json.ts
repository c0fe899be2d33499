import { headerKey, isAgentHeader, isNameHeader } from "../headers";
import { exportAgain, Refusal } from "../refusal";
import type { Opened, TextFormat, TextReader } from "./format";
import { ObjectRecords } from "./object-records";
import { saidBy } from "./said";

/** As ConvertTo-Json writes it: an array, one object, objects one after the other, or what holds lists of objects by name. */
export const json: TextFormat = {
  name: "json",
  fits: (head) => /^\s*(\{\s*("|\}|$)|\[\s*([{["\]]|$))/.test(head),
  open: (opened) => new JsonReader(opened),
};

/** ConvertTo-Json goes no deeper than 100. */
const deepest = 120;
/** Characters and values of one object. */
const longest = 16 * 2 ** 20;
const mostValues = 200_000;

const [quote, comma, colon, backslash, openList, closeList, openObject, closeObject, lf] = Array.from('",:\\[]{}\n', (sign) =>
  sign.charCodeAt(0),
);

/**
 * Where the reader is: between values of the file, between elements of a list, in an element, or in an object of the file that may be a row or may hold lists:
 * in its members.
 */
type Place = "file" | "list" | "element" | "members";

/** Cuts the text into objects as it arrives, none of them held longer than it takes to parse it. */
class JsonReader implements TextReader {
  private readonly objects: ObjectRecords;
  private place: Place = "file";
  /** The list is a member of an object, by its name. */
  private list: string | null = null;
  /** Pieces of what is not parsed yet, the depth in it, and how much of it there is. */
  private held: string[] = [];
  private length = 0;
  private depth = 0;
  private values = 0;
  private inString = false;
  private escaped = false;
  /** A list began as a member, and nothing of it was seen yet. */
  private listBegun = false;
  /** Members hold lists: what they have besides is left out. */
  private holdsLists = false;
  /** Members are those of a row: no list among them is looked at again. */
  private isRow = false;
  private wantsComma = false;
  private afterComma = false;
  private line = 1;
  private from = 1;

  constructor({ columns, limits, accept }: Opened) {
    this.objects = new ObjectRecords(columns, limits, accept);
  }

  push(text: string): void {
    let kept = this.place === "element" || this.place === "members" ? 0 : -1;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (code === backslash) this.escaped = true;
        else if (code === quote) this.inString = false;
        continue;
      }
      if (code === lf) this.line++;
      if (code <= 32 || code === 0xfeff) continue;
      if (this.place === "file") {
        if (code === openList) this.enterList(null);
        else if (code === openObject) kept = this.enter("members", at);
        else throw this.broken();
      } else if (this.place === "list") {
        kept = this.inList(code, at);
      } else if (this.listBegun && code === openObject && !this.isRow && this.mayHold(this.heldText(text, kept, at))) {
        this.listBegun = false;
        kept = this.enter("element", at);
      } else {
        this.listBegun = false;
        if (this.inside(code)) continue;
        this.finish(this.heldText(text, kept, at + 1));
        kept = -1;
      }
    }
    if (kept < 0) return;
    this.hold(text.slice(kept));
    if (this.length > longest) throw this.tooLarge();
  }

  end(): void {
    if (this.place !== "file") throw this.broken("It ends in the middle: the file was cut");
    this.objects.end();
  }

  private enterList(name: string | null): void {
    this.place = "list";
    this.list = name;
    this.wantsComma = false;
    this.afterComma = false;
  }

  private enter(place: "element" | "members", at: number): number {
    this.place = place;
    this.from = this.line;
    this.clear();
    this.depth = 1;
    if (place === "members") {
      this.holdsLists = false;
      this.isRow = false;
    }
    return at;
  }

  private inList(code: number, at: number): number {
    if (code === closeList) {
      if (this.afterComma) throw this.broken();
      if (this.list === null) {
        this.place = "file";
        this.objects.again();
      } else {
        this.place = "members";
        this.clear();
        this.depth = 1;
        return at + 1;
      }
    } else if (code === comma) {
      if (!this.wantsComma) throw this.broken();
      this.wantsComma = false;
      this.afterComma = true;
    } else if (this.wantsComma) throw this.broken();
    else if (code === openObject || code === openList) return this.enter("element", at);
    else throw noObjects();
    return -1;
  }

  /** Whether what is held goes on. */
  private inside(code: number): boolean {
    if (code === quote) this.inString = true;
    else if (code === comma || code === colon) {
      if (++this.values > mostValues) throw this.tooLarge();
    } else if (code === openObject || code === openList) {
      if (++this.depth > deepest) throw this.tooDeep();
      this.listBegun = code === openList && this.place === "members" && this.depth === 2;
    } else if (code === closeObject || code === closeList) this.depth--;
    return this.depth > 0;
  }

  /** Whether the list that just began is one of objects that the object holds, rather than a property of an agent. */
  private mayHold(before: string): boolean {
    const members = this.membersIn(this.holdsLists ? `{${before.trim().replace(/^,/, "")}]}` : `${before}]}`);
    const keys = members.map(([key]) => key);
    const name = keys.pop() ?? "";
    this.isRow = !this.holdsLists && isOfAgent(keys);
    if (this.isRow) return false;
    this.holdsLists = true;
    this.acceptAlone(members.slice(0, -1));
    this.list = keys.length === 0 && name.toLowerCase() === "value" ? "" : name;
    return true;
  }

  private membersIn(text: string): [string, unknown][] {
    return Object.entries(this.parse(text) ?? {});
  }

  /** Objects beside lists: of a list of one PowerShell leaves the object alone. */
  private acceptAlone(members: readonly [string, unknown][]): void {
    for (const [name, value] of members)
      if (typeof value === "object" && value !== null && (isWrapped(value) || (!Array.isArray(value) && isOfAgent(Object.keys(value)))))
        this.accept(value, name);
  }

  private finish(text: string): void {
    this.clear();
    if (this.place === "element") {
      this.place = "list";
      this.wantsComma = true;
      this.afterComma = false;
      this.accept(this.parse(text), this.list ?? "");
      return;
    }
    this.place = "file";
    if (this.holdsLists) {
      this.acceptAlone(this.membersIn(`{${text.trim().replace(/^,/, "")}`));
      this.objects.again();
    } else this.accept(this.parse(text), "");
  }

  /** Lists in lists, and as Windows PowerShell wraps them, are lists of their objects. */
  private accept(value: unknown, list: string): void {
    if (Array.isArray(value)) for (const one of value) this.accept(one, list);
    else if (typeof value !== "object" || value === null) {
      if (value !== null) throw noObjects();
    } else {
      const keys = Object.keys(value);
      if ("tandem" in value && value.tandem === "collection") throw ofCollector();
      if (isWrapped(value)) this.accept(value.value, list);
      else this.objects.accept(list, null, keys, Object.values(value).map(saidBy));
    }
  }

  private heldText(text: string, kept: number, to: number): string {
    const all = this.held.length ? [...this.held, text.slice(Math.max(kept, 0), to)].join("") : text.slice(kept, to);
    if (all.length > longest) throw this.tooLarge();
    return all;
  }

  private hold(text: string): void {
    this.held.push(text);
    this.length += text.length;
  }

  private clear(): void {
    this.held = [];
    this.length = 0;
    this.values = 0;
    this.listBegun = false;
  }

  private parse(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw this.broken();
    }
  }

  private broken(why = "It is damaged, or something else stands in it"): Refusal {
    const row = this.place === "element" || this.place === "members" ? this.from : this.line;
    return new Refusal("broken", `The JSON cannot be read from line ${row} on. ${why}.`, exportAgain, row);
  }

  private tooDeep(): Refusal {
    return new Refusal(
      "too-deep",
      `The object in line ${this.from} is nested deeper than ${deepest} levels.`,
      "Export with a smaller -Depth, or select the properties that matter.",
      this.from,
    );
  }

  private tooLarge(): Refusal {
    return new Refusal(
      "too-large",
      `The object in line ${this.from} is larger than any row of an export.`,
      "Export with a smaller -Depth, or select the properties that matter.",
      this.from,
    );
  }
}

const isOfAgent = (keys: readonly string[]): boolean => keys.map(headerKey).some((key) => isNameHeader(key) || isAgentHeader(key));

const isWrapped = (value: object): value is { value: unknown[] } =>
  "value" in value && Array.isArray(value.value) && Object.keys(value).every((key) => /^(value|count)$/i.test(key));

const noObjects = () =>
  new Refusal("unknown-kind", "This is JSON without objects: Tandem reads lists of objects, one for each agent or server.", exportAgain);

const ofCollector = () =>
  new Refusal("unknown-kind", "This is a file of the collector inside another file.", "Import the file of the collector by itself.");
