import { recordOf } from "../records";
import { Refusal } from "../refusal";
import type { Limits } from "../sheet";
import type { Accept, KnownColumns } from "./format";
import type { Said } from "./said";

/** Thrown at the end of a file whose later objects had columns that the first ones had not: it is read again with all of them. */
export class MoreColumns extends Error {
  constructor(readonly columns: KnownColumns) {
    super("Later objects have more columns.");
  }
}

/** `run`: which of several exports of the file, appended to each other, it is of. */
type ListedObject = { row: number; at: readonly number[]; values: readonly Said[]; run: number; cut: boolean };
/** `base`: what the file calls it; `called`: that, or its first columns; `name`: the same, told apart from others. */
type List = {
  name: string;
  base: string;
  called: string;
  type: string | null;
  columns: Map<string, number>;
  header: number | null;
  held: ListedObject[];
  rows: number;
  /** That of its last record. */
  run: number | null;
};
type Shape = { list: List; at: number[]; group: string; type: string | null; keys: readonly string[] };

/** Objects from whose properties the header is made before any row is read. */
const atFirst = 200;
/** Properties that objects must have and lack against a list, both, to be of another: servers among agents, in one file without types. */
const ofAnother = 3;
const mostShapes = 2_000;
const mostLists = 50;

/**
 * Makes records of objects: one header for all objects of a list, in the order in which properties are first met. A property that an object lacks says nothing
 * there, as a column that a file lacks says nothing. Row numbers are those of the same list as delimited text: the first object is row 2.
 */
export class ObjectRecords {
  private readonly lists: List[] = [];
  private readonly shapes = new Map<string, Shape>();
  private last: Shape | null = null;
  private run = 0;

  constructor(
    private readonly known: KnownColumns,
    private readonly limits: Limits,
    private readonly emit: Accept,
  ) {}

  /** What follows is of another export that was appended: the header is repeated between the two, as it is in delimited text. */
  again(): void {
    this.run++;
  }

  /**
   * @param group the list by the name that the file gives it; "" where it gives none
   * @param cut the file ends within the object: its last values may be lost
   */
  accept(group: string, type: string | null, keys: readonly string[], values: readonly Said[], row?: number, cut = false): void {
    const shape = this.last && isShape(this.last, group, type, keys) ? this.last : this.shapeOf(group, type, keys);
    this.last = shape;
    const { list, at } = shape;
    list.rows++;
    const object = { row: row ?? list.rows + 1, at, values, run: this.run, cut };
    if (list.header !== null) this.emitObject(list, list.header, object);
    else if (list.held.push(object) === atFirst) this.begin(list);
  }

  end(): void {
    for (const list of this.lists) if (list.header === null) this.begin(list);
    if (this.lists.some(({ columns, header }) => columns.size > (header ?? 0)))
      throw new MoreColumns(new Map(this.lists.map(({ name, columns }) => [name, [...columns.keys()]])));
  }

  private shapeOf(group: string, type: string | null, keys: readonly string[]): Shape {
    const signature = JSON.stringify([group, type, keys]);
    const found = this.shapes.get(signature);
    if (found) return found;
    const list = this.listOf(group, type, keys);
    const at = keys.map((key) => {
      const column = list.columns.get(key) ?? list.columns.size;
      list.columns.set(key, column);
      return column;
    });
    if (list.columns.size > this.limits.columns)
      throw new Refusal(
        "too-large",
        `The objects of this file have more than ${this.limits.columns} properties.`,
        "Select fewer properties before exporting.",
      );
    const shape = { list, at, group, type, keys };
    if (this.shapes.size < mostShapes) this.shapes.set(signature, shape);
    return shape;
  }

  private listOf(group: string, type: string | null, keys: readonly string[]): List {
    const base = group || (type ?? "").split(".").at(-1) || "";
    const found = this.lists.find((list) => list.base === base && !isOfAnother(list.columns, keys));
    if (found) return found;
    if (this.lists.length === mostLists)
      throw new Refusal("unknown-kind", "This file holds objects of too many kinds.", "Export each kind of object into a file of its own.");
    const called = base || keys.slice(0, 3).join(", ");
    const again = this.lists.filter((list) => list.called === called).length;
    const name = again ? `${called.slice(0, 80)} (${again + 1})` : called.slice(0, 90);
    const columns = new Map((this.known.get(name) ?? []).map((key, at) => [key, at]));
    const list: List = { name, base, called, type, columns, header: null, held: [], rows: 0, run: null };
    this.lists.push(list);
    return list;
  }

  private begin(list: List): void {
    const { name, type, columns, held } = list;
    if (type !== null) this.emit(recordOf(1, [`#TYPE ${type}`]), name);
    this.emit(recordOf(1, [...columns.keys()]), name);
    list.header = columns.size;
    for (const object of held) this.emitObject(list, columns.size, object);
    list.held = [];
  }

  private emitObject(list: List, width: number, { row, at, values, run, cut }: ListedObject): void {
    const { name, columns } = list;
    if (list.run !== null && list.run !== run) this.emit(recordOf(row, [...columns.keys()].slice(0, width)), name);
    list.run = run;
    const cells: (string | null)[] = new Array(width).fill(null);
    for (let i = 0; i < at.length; i++) {
      const column = at[i] ?? width;
      if (column < width) cells[column] = values[i] ?? null;
    }
    const absent: number[] = [];
    const oversized: number[] = [];
    const texts = cells.map((cell, column) => {
      if (cell !== null && cell.length <= this.limits.cell) return cell;
      (cell === null ? absent : oversized).push(column);
      return "";
    });
    const record = recordOf(row, texts);
    record.oversized = oversized;
    if (cut) Object.assign(record, { end: "quote", cells: [...texts, cutOff] });
    if (absent.length > 0) record.absent = absent;
    this.emit(record, name);
  }
}

const isShape = (shape: Shape, group: string, type: string | null, keys: readonly string[]): boolean =>
  shape.group === group && shape.type === type && shape.keys.length === keys.length && shape.keys.every((key, at) => key === keys[at]);

function isOfAnother(columns: ReadonlyMap<string, number>, keys: readonly string[]): boolean {
  const shared = keys.filter((key) => columns.has(key)).length;
  return keys.length - shared >= ofAnother && columns.size - shared >= ofAnother;
}

/** Stands for the value in which the file ends. */
const cutOff = "…";
