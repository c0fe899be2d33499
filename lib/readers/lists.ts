import type { ReadRow } from "@/lib/domain/export-rows";
import { shortened } from "@/lib/domain/import-rows";
import type { RawRecord } from "./records";
import { Refusal } from "./refusal";
import { type Found, Sheet, type SheetOptions } from "./sheet";

/** `sheet`: which list is meant, where somebody said. */
type Options = SheetOptions & { sheet?: string | undefined };
/** The list that counts; `sheets`: all that could be meant, where they are several. */
type Read = { file: Found; rows: ReadRow[]; name: string; several: boolean; sheets: string[] };
/** `late`: it was refused after it had been recognised. */
type One = { name: string; sheet: Sheet; refused: Refusal | null; late: boolean };

/**
 * The lists of one file: one, mostly. Where a file has several, the one that was asked for counts, else the only one that can be read; where several can, the
 * first is read, and which one is meant has to be asked; where none can, the first says why.
 */
export class Lists {
  private readonly lists = new Map<string, One>();
  private last: One | null = null;

  constructor(private readonly options: Options) {}

  /** A list without a name is the only one: what refuses it refuses the file at once. */
  accept = (record: RawRecord, name: string): void => {
    const one = this.last?.name === name ? this.last : this.listOf(name);
    this.last = one;
    if (name === "") one.sheet.accept(record);
    else if (one.refused === null) this.trying(one, () => one.sheet.accept(record));
  };

  held(): { rows: number; columns: number } {
    const all = Array.from(this.lists.values(), ({ sheet }) => sheet.held());
    return { rows: all.reduce((sum, { rows }) => sum + rows, 0), columns: Math.max(0, ...all.map(({ columns }) => columns)) };
  }

  /** Null when nothing but blank lines was found. */
  finish(): Read | null {
    const all = [...this.lists.values()];
    const { sheet: asked } = this.options;
    const meant = asked === undefined || this.lists.has("") ? all : all.filter(({ name }) => name === asked);
    if (all.length > 0 && meant.length === 0) throw noSuchList(asked ?? "", [...this.lists.keys()]);
    const read = meant.flatMap((one) => {
      const found = one.refused ? null : this.trying(one, () => one.sheet.finish());
      return found || one.late ? [{ found, one }] : [];
    });
    const first = read.find(({ found }) => found !== null);
    const why = (read[0]?.one ?? meant.find(({ refused }) => refused !== null))?.refused;
    if (why && (!first || read.length < 2)) throw why;
    if (!first?.found) return null;
    return {
      ...first.found,
      name: first.one.name,
      several: all.length > 1,
      sheets: read.length > 1 ? read.map(({ one }) => one.name) : [],
    };
  }

  private listOf(name: string): One {
    const found = this.lists.get(name) ?? { name, sheet: new Sheet(this.options), refused: null, late: false };
    this.lists.set(name, found);
    return found;
  }

  private trying<T>(one: One, what: () => T): T | null {
    try {
      return what();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      one.refused = error;
      one.late = one.sheet.held().rows > 0;
      return null;
    }
  }
}

export function noSuchList(asked: string, names: readonly string[]): Refusal {
  return new Refusal(
    "unknown-kind",
    `The file has nothing named ${shortened(asked)}. It has ${names.map(shortened).join(", ")}.`,
    "Say the sheet, the file or the list as it is called there.",
  );
}
