import type { FormatName } from "@/lib/domain/export-rows";
import type { RawRecord } from "../records";
import type { Limits } from "../sheet";

/** Takes the records of one file: a `#TYPE` line where a type is known, the header, the rows. `list`: which of several lists of the file; "" where there is one. */
export type Accept = (record: RawRecord, list: string) => void;

/** By list the columns that a first reading of the file found, where later objects had more than those it began with. */
export type KnownColumns = ReadonlyMap<string, readonly string[]>;

export type Opened = { head: string; limits: Limits; columns: KnownColumns; accept: Accept };

/** Takes the text of a file as it arrives. `separator`: of delimited text. */
export type TextReader = { separator?: string | null; push(text: string): void; end(): void };

/** A form that a list can have as text. Adding one is one file and a line in formats.ts. */
export type TextFormat = {
  name: FormatName;
  /** Whether a text that begins so is of this form. Throws a Refusal where it is and cannot be read. */
  fits(head: string): boolean;
  open(opened: Opened): TextReader;
};
