import readXlsxFile, { readSheet } from "read-excel-file/universal";
import type { RawRecord } from "../records";
import { Refusal } from "../refusal";
import { broken, partsOf } from "./parts";

type Limits = { cell: number; columns: number; unpacked: number };

/** A sheet with its rows, blank ones left out. */
export type WorkbookSheet = { name: string; records: RawRecord[] };

/** The sheets of a workbook of Excel 2007 or newer (ECMA-376), typed cells as texts: dates by their number format as ISO, in no zone. Throws a Refusal. */
export async function readSheets(bytes: Uint8Array<ArrayBuffer>, fileName: string, limits: Limits): Promise<WorkbookSheet[]> {
  refuseWide(bytes, fileName, limits);
  // The library that reads it checks nothing.
  partsOf(bytes, fileName, (name) => /\.(xml|rels)$/i.test(name) && !isSheet(name));
  const sheets = await sheetsIn(bytes, fileName);
  return sheets.slice(0, mostSheets).map(({ sheet, data }) => ({ name: sheet, records: recordsOf(data, limits) }));
}

/** Cells of a sheet take so many bytes of what may be unpacked, those too that stand between others and are blank. */
const perCell = 10;

const isSheet = (name: string): boolean => /worksheets\/[^/]+\.xml$/i.test(name);

/** A single cell far away makes all between it and the others cells as well: how far a sheet reaches is looked up before it is read. */
function refuseWide(bytes: Uint8Array, fileName: string, { columns, unpacked }: Limits): void {
  for (const part of partsOf(bytes, fileName, isSheet)) {
    const reach = reachOf(new TextDecoder().decode(part));
    if (reach.columns > columns)
      throw new Refusal(
        "too-large",
        `${fileName} has a sheet of more than ${columns} columns.`,
        "Keep the columns that matter and save the workbook again.",
      );
    if (reach.columns * reach.rows * perCell > unpacked) {
      const size = `${reach.rows} rows and ${reach.columns} columns`;
      throw new Refusal(
        "too-large",
        `${fileName} has a sheet of ${size}.`,
        "Delete what stands far away from the list, and save the workbook again.",
      );
    }
  }
}

/** As far as a sheet of Excel reaches. */
const lastRow = 1_048_576;
const lastColumn = 16_384;

/** The last row and column of a sheet with anything in a cell. */
function reachOf(xml: string): { rows: number; columns: number } {
  const reach = { rows: 0, columns: 0 };
  let row = 0;
  let column = 0;
  const beyond = { rows: Number.MAX_SAFE_INTEGER, columns: 1 };
  for (const [, tag, attributes = ""] of xml.matchAll(/<(?:\w+:)?(row|c)\b([^<>]*)>/g)) {
    const said = /\sr\s*=/.test(attributes);
    const [, letters = "", digits] = /\sr\s*=\s*["']([A-Za-z]{0,3})(\d{0,7})["']/.exec(attributes) ?? [];
    if (said && !digits) return beyond;
    if (tag === "row") {
      row = digits ? Number(digits) : row + 1;
      column = 0;
      if (row > lastRow) return beyond;
      continue;
    }
    if (digits) row = Number(digits);
    column = letters ? [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) : column + 1;
    if (row > lastRow || column > lastColumn) return beyond;
    if (attributes.endsWith("/")) continue;
    reach.rows = Math.max(reach.rows, row);
    reach.columns = Math.max(reach.columns, column);
  }
  return reach;
}

type Cell = string | number | boolean | Date | null;
type Read = { sheet: string; data: Cell[][] };
const options = { trim: false, parseNumber: numberText };

/** One sheet that cannot be read, such as one of formulas that nobody computed, leaves the others. */
async function sheetsIn(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<Read[]> {
  const all = (await readXlsxFile(bytes.buffer, options).catch(() => null)) as Read[] | null;
  if (all) return all;
  const read: Read[] = [];
  for (const [at, sheet] of sheetNames(bytes, fileName).entries()) {
    const data = (await readSheet(bytes.buffer, at + 1, options).catch(() => null)) as Cell[][] | null;
    if (data) read.push({ sheet, data });
  }
  if (read.length === 0) throw broken(fileName);
  return read;
}

const mostSheets = 50;
const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" };

function sheetNames(bytes: Uint8Array, fileName: string): string[] {
  const [part = new Uint8Array()] = partsOf(bytes, fileName, (name) => name === "xl/workbook.xml");
  const found = new TextDecoder().decode(part).matchAll(/<(?:\w+:)?sheet\b[^>]*\sname="([^"]*)"/g);
  return Array.from(found, ([, name = ""]) => name.replace(/&(lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? "")).slice(
    0,
    mostSheets,
  );
}

/** Whole numbers as they stand there; others as short as they can be said. */
function numberText(text: string): string {
  return /^-?\d+$/.test(text) ? text : String(Number(text));
}

function recordsOf(rows: readonly (readonly Cell[])[], { cell: longest }: Limits): RawRecord[] {
  const width = rows.reduce((most, row) => Math.max(most, lastUsed(row) + 1), 0);
  return rows.flatMap((row, at): RawRecord[] => {
    const cells = Array.from({ length: width }, (_, i) => textOf(row[i] ?? null));
    if (cells.every((text) => text.trim() === "")) return [];
    const oversized = cells.flatMap((text, i) => (text.length > longest ? [i] : []));
    for (const i of oversized) cells[i] = "";
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    const hasControls = cells.some((text) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text));
    return [{ row: at + 1, cells, end: "line", oversized, hasControls, lastQuoted: false }];
  });
}

const lastUsed = (row: readonly Cell[]) => row.findLastIndex((cell) => cell !== null && cell !== "");

/** What a formula shows that came to nothing. */
const computedNothing = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/;

/** A date without a time of day is a day. */
function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return "";
    const iso = cell.toISOString();
    return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19).replace("T", " ");
  }
  if (typeof cell === "string" && computedNothing.test(cell)) return "";
  if (typeof cell === "boolean") return cell ? "True" : "False";
  return String(cell);
}
