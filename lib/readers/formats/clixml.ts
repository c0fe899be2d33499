import { SaxesParser } from "saxes";
import { headerKey, isAgentHeader, isNameHeader } from "../headers";
import { exportAgain, moreMemory, Refusal } from "../refusal";
import { own } from "../texts";
import type { Opened, TextFormat, TextReader } from "./format";
import { ObjectRecords } from "./object-records";
import { type Said, saidByList, saidByText } from "./said";

/** As Export-Clixml writes it: MS-PSRP 2.2.5, in a file. */
export const clixml: TextFormat = {
  name: "clixml",
  fits: (head) => /^\s*<[?!a-z]/i.test(head),
  open: (opened) => new ClixmlReader(opened),
};

/** Elements in elements. An object takes three of them for each level of -Depth. */
const deepest = 400;

/** What is told of an object of a list. */
type Row = { list: string; type: string | null; keys: string[]; values: Said[] };

/** An object as far as it was read. */
class Item {
  type: string | null = null;
  /** Of what may be a row, its properties. */
  keys: string[] = [];
  values: Said[] = [];
  /** One of its properties is of agents or servers, so a list among them is no list of the file. */
  ofAgent = false;
  /** Of a value, what may stand for it: the properties Value, Name and DisplayName. */
  value: Said | undefined = undefined;
  named: Said = null;
  displayed: Said = null;
  items: Said[] | null = null;
  /** Characters of those. */
  length = 0;
  /** Objects among its members that look like agents or servers: of a list of one PowerShell leaves the object alone. */
  alone: Row[] = [];
  /** As it shows itself, and what stands beside that: the number of an enum. */
  shown: string | null = null;
  primitive: string | null = null;
  /** Other objects were rows of it. */
  holdsRows = false;
  /** In a list of its; else among its members or entries. */
  inList = false;
  key: string | null = null;

  /**
   * @param may it may be a row, or hold rows ("row"), or only hold a list of them, being a property ("list"); else it is a value
   * @param list the list that its rows are of; "" where nothing names it
   */
  constructor(
    readonly may: "row" | "list" | null,
    readonly list: string,
    readonly name: string,
    readonly refId: string | null,
  ) {}
}

const lists = new Set(["LST", "IE", "QUE", "STK"]);
const members = new Set(["Props", "MS"]);

class ClixmlReader implements TextReader {
  private readonly parser = new SaxesParser({ xmlns: false });
  private readonly objects: ObjectRecords;
  private readonly path: Item[] = [];
  /** By their numbers: what objects say that are referred to again, and types. */
  private readonly said = new Map<string, Said>();
  private readonly types = new Map<string, string>();
  /** By their numbers: rows, as another list may refer to them; where they are not held, the name of their list. */
  private readonly rows = new Map<string, Row | string>();
  private heldValues = 0;
  private readonly ofAgents = new Map<string, boolean>();
  private depth = 0;
  private text = "";
  private attribute = "";
  private typeId: string | null = null;
  private typeSeen = false;
  /** How far ago the last tag began, and whether a piece ended with its first sign. */
  private sinceTag = 0;
  private endsWithTag = false;
  private begun = false;

  constructor(private readonly opened: Opened) {
    this.objects = new ObjectRecords(opened.columns, opened.limits, opened.accept);
    this.parser.on("error", (error) => {
      throw this.broken(error.message.replace(/^\d+:\d+: /, ""));
    });
    this.parser.on("opentag", (tag) => this.open(tag.name, tag.attributes));
    this.parser.on("closetag", (tag) => this.close(tag.name));
    this.parser.on("text", (text) => {
      this.text += text;
    });
  }

  push(text: string): void {
    this.guard(text);
    this.parser.write(text);
  }

  end(): void {
    if (!this.begun || this.depth > 0) throw this.broken("It ends in the middle: the file was cut");
    this.parser.close();
    this.objects.end();
  }

  /** What Export-Clixml never writes, and a parser would follow or hold: document types, comments, instructions, and text without end. */
  private guard(text: string): void {
    const whole = this.endsWithTag ? `<${text}` : text;
    const foreign = /<!(\w*)|<\?(?!xml\s)/i.exec(whole);
    if (foreign?.[1] && /^d/i.test(foreign[1]))
      throw new Refusal("dtd", "This XML file declares a document type (DTD). Tandem does not read such files.", exportAgain);
    if (foreign) throw this.broken("It holds comments, sections or instructions, which Export-Clixml never writes");
    this.endsWithTag = text.endsWith("<");
    const last = text.lastIndexOf("<");
    this.sinceTag = last < 0 ? this.sinceTag + text.length : text.length - last;
    if (this.sinceTag > this.opened.limits.cell + slack)
      throw new Refusal(
        "too-large",
        `A value from line ${this.parser.line} on is larger than any of an export.`,
        exportAgain,
        this.parser.line,
      );
  }

  private open(name: string, attributes: Record<string, string>): void {
    if (++this.depth > deepest)
      throw new Refusal("too-deep", `Line ${this.parser.line} is nested too deep.`, "Export with a smaller -Depth.", this.parser.line);
    this.text = "";
    if (!this.begun) {
      if (name !== "Objs") throw otherXml(name);
      this.begun = true;
      return;
    }
    const item = this.path.at(-1);
    this.attribute = decoded(attributes.N ?? "");
    if (name === "Obj") this.path.push(this.itemIn(item, attributes.RefId ?? null));
    else if (name === "TN" || name === "TNRef") this.openType(name, item, attributes.RefId ?? "");
    else if (!item) return;
    else if (lists.has(name)) this.openList(item);
    else if (members.has(name) || name === "DCT") item.inList = false;
    else if (name === "En") item.key = null;
    else if (name === "Ref") this.refer(item, attributes.RefId ?? "");
  }

  /** An object that stands further up in the file. In another list it is a row of that one as well. */
  private refer(item: Item, id: string): void {
    const row = this.rows.get(id);
    const list = item.inList ? item.list : (item.key ?? this.attribute);
    const isRow = item.inList ? item.may !== null : item.may === "row" && list !== "" && (item.holdsRows || !item.ofAgent);
    if (row === undefined || !isRow) {
      this.give(item, this.said.get(id) ?? null);
      return;
    }
    const isSame = item.inList && list === (typeof row === "string" ? row : row.list);
    if (typeof row === "string" && !isSame) throw referred(this.parser.line);
    if (item.inList) this.holdRows(item);
    if (isSame || typeof row === "string") return;
    if (item.inList) {
      this.objects.accept(list, row.type, row.keys, row.values);
    } else {
      this.give(item, this.said.get(id) ?? null);
      item.alone.push({ ...row, list });
    }
  }

  private openType(name: string, item: Item | undefined, id: string): void {
    if (name === "TN") {
      this.typeId = id;
      this.typeSeen = false;
    } else if (item) item.type = this.types.get(id) ?? null;
  }

  private openList(item: Item): void {
    item.inList = true;
    item.items ??= [];
  }

  /** Objects of the file and of its lists are rows, and so are those of lists that an object holds which is no agent or server itself. */
  private itemIn(parent: Item | undefined, refId: string | null): Item {
    if (!parent) return new Item("row", "", "", refId);
    const name = parent.key ?? this.attribute;
    if (parent.inList && parent.may !== null) {
      this.holdRows(parent);
      return new Item("row", parent.list, name, refId);
    }
    const holder = parent.may === "row" && name !== "" && (parent.holdsRows || !parent.ofAgent);
    return holder ? new Item("list", name, name, refId) : new Item(null, "", name, refId);
  }

  private holdRows(item: Item): void {
    item.holdsRows = true;
    const above = this.path[this.path.indexOf(item) - 1];
    if (item.may === "list" && above) above.holdsRows = true;
  }

  private close(name: string): void {
    this.depth--;
    const text = this.text;
    this.text = "";
    const item = this.path.at(-1);
    if (name === "Obj") this.closeItem();
    else if (!item) {
      if (!structure.has(name) && name !== "Nil") throw noObjects();
    } else if (name === "T") this.closeType(item, text);
    else if (name === "ToString") item.shown = decoded(text);
    else if (structure.has(name) || lists.has(name) || members.has(name)) {
      if (lists.has(name)) item.inList = false;
    } else this.closeValue(item, name, text);
  }

  private closeType(item: Item, text: string): void {
    if (this.typeSeen) return;
    this.typeSeen = true;
    item.type = decoded(text);
    if (this.typeId !== null && this.types.size < mostTypes) this.types.set(this.typeId, item.type);
  }

  private closeValue(item: Item, name: string, text: string): void {
    const said = name === "Nil" ? "" : name === "B" ? (text === "true" ? "True" : "False") : saidByText(decoded(text));
    if (this.attribute === "Key") item.key = said;
    else if (item.key === null && this.attribute === "" && !item.inList) item.primitive = said;
    else this.give(item, said);
  }

  private give(item: Item, said: Said): void {
    if (item.inList) {
      if (item.items && item.items.push(said) > mostItems) throw this.tooMuch("A list");
      item.length += said?.length ?? 0;
      if (item.length > this.opened.limits.cell) throw this.tooMuch("A list");
      return;
    }
    const name = item.key ?? this.attribute;
    item.key = null;
    if (name === "Value") item.value = said;
    else if (name === "Name") item.named = said;
    else if (name === "DisplayName") item.displayed = said;
    if (item.may === null) return;
    item.ofAgent ||= this.isOfAgent(name);
    item.keys.push(name);
    item.values.push(said);
    if (item.keys.length > this.opened.limits.columns)
      throw new Refusal(
        "too-large",
        `An object up to line ${this.parser.line} has more than ${this.opened.limits.columns} properties.`,
        "Select fewer properties before exporting.",
        this.parser.line,
      );
  }

  private isOfAgent(name: string): boolean {
    const found = this.ofAgents.get(name);
    if (found !== undefined) return found;
    const key = headerKey(name);
    const is = isNameHeader(key) || isAgentHeader(key);
    if (this.ofAgents.size < mostTypes) this.ofAgents.set(name, is);
    return is;
  }

  private closeItem(): void {
    const item = this.path.pop();
    if (!item) return;
    const said = saidByItem(item);
    if (item.refId !== null) this.said.set(item.refId, said === null ? null : own(said));
    if (this.said.size > mostObjects) throw this.tooMuch("The file");
    if (item.holdsRows) {
      for (const row of item.alone) this.acceptRow(row, null);
      return;
    }
    const parent = this.path.at(-1);
    if (item.may !== "row") {
      this.attribute = item.name;
      if (item.may === "list" && item.ofAgent && parent)
        parent.alone.push({ list: item.list, type: item.type, keys: item.keys, values: item.values });
      if (parent) this.give(parent, said);
    } else if (item.keys.length > 0) this.acceptRow(item, item.refId);
    else if (item.items === null || item.items.length > 0) throw noObjects();
  }

  private acceptRow({ list, type, keys, values }: Row, refId: string | null): void {
    this.objects.accept(list, type, keys, values);
    if (refId === null) return;
    this.heldValues += values.length;
    this.rows.set(refId, list !== "" && this.heldValues <= mostHeld ? { list, type, keys, values } : list);
  }

  private tooMuch(what: string): Refusal {
    return new Refusal("too-large", `${what} holds too many objects.`, moreMemory, this.parser.line);
  }

  private broken(why: string): Refusal {
    const { line } = this.parser;
    return new Refusal("broken", `The XML cannot be read from line ${line} on. ${why.replace(/\.?$/, ".")}`, exportAgain, line);
  }
}

/** A tag may begin in one piece of the file and end in the next. */
const slack = 2 ** 18;
const mostTypes = 10_000;
const mostItems = 100_000;
const mostObjects = 2_000_000;
/** Values of rows that are held because another list may refer to them. */
const mostHeld = 2_000_000;
const structure = new Set(["Objs", "TN", "TNRef", "DCT", "En", "Ref"]);
/** An object stands for its value, its list, its name, or how it shows itself. */
function saidByItem({ value, named, displayed, items, shown, primitive }: Item): Said {
  if (value !== undefined) return value;
  if (items !== null) return saidByList(items);
  if (primitive !== null) return shown ?? primitive;
  return named || displayed || (shown === null ? null : saidByText(shown));
}

/** Signs that XML does not allow, and underscores that would look so, are written by their number. */
const decoded = (text: string): string =>
  text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;

function otherXml(root: string): Refusal {
  const made = root === "Objects" ? ", as ConvertTo-Xml writes it" : "";
  return new Refusal("unknown-kind", `This is XML${made}, and not what Export-Clixml writes.`, exportAgain);
}

const referred = (line: number) =>
  new Refusal(
    "unknown-kind",
    `A list in line ${line} refers to an object of another list.`,
    "Export each list into a file of its own.",
    line,
  );

const noObjects = () =>
  new Refusal(
    "unknown-kind",
    "This CLIXML holds texts and no objects: Tandem reads lists of objects, one for each agent or server.",
    exportAgain,
  );
