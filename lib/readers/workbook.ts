import { unzipSync } from "fflate";
import readXlsxFile, { readSheet } from "read-excel-file/universal";
import { shortened } from "@/lib/domain/import-rows";
import type { Source } from "./decode";
import type { RawRecord } from "./records";
import { exportAgain, moreMemory, Refusal } from "./refusal";

export type WorkbookLimits = {
  cell: number;
  columns: number /** Bytes that all parts of a workbook may have together, unpacked. */;
  unpacked: number;
};

/** A sheet with its rows, blank ones left out. */
export type WorkbookSheet = { name: string; records: RawRecord[] };

/** Whether a file is a ZIP archive, as workbooks are. */
export async function isZip(open: Source): Promise<boolean> {
  const head: number[] = [];
  for await (const bytes of open()) {
    head.push(...bytes.subarray(0, 4 - head.length));
    if (head.length === 4) break;
  }
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));
}

/**
 * The sheets of a workbook of Excel 2007 or newer (ECMA-376), typed cells as texts: dates by their number format as ISO, in no zone. What its parts would
 * take unpacked is asked of the archive's own list before any of them is, and none is unpacked beyond it. Throws a Refusal.
 */
export async function readSheets(open: Source, fileName: string, limits: WorkbookLimits): Promise<WorkbookSheet[]> {
  const bytes = await allOf(open);
  refuseOther(bytes, shortened(fileName), limits);
  refuseWide(bytes, shortened(fileName), limits);
  const sheets = await sheetsIn(bytes, shortened(fileName));
  return sheets.slice(0, mostSheets).map(({ sheet, data }) => ({ name: sheet, records: recordsOf(data, limits) }));
}

async function allOf(open: Source): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const bytes of open()) pieces.push(bytes.slice());
  return new Uint8Array(Buffer.concat(pieces));
}

function refuseOther(bytes: Uint8Array, fileName: string, { unpacked }: WorkbookLimits): void {
  const parts = new Set<string>();
  let size = 0;
  let entries = 0;
  let lies = false;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize, size: packed, compression }) => {
        parts.add(name);
        entries += 1;
        // What is stored is copied as it is, and nothing is packed closer than this: who says otherwise lies.
        size += Math.max(packed, originalSize);
        lies ||= compression === 0 ? packed !== originalSize : originalSize > packed * closest + 1_000 || packed > originalSize + 1_000;
        return false;
      },
    });
  } catch {
    throw broken(fileName);
  }
  if (!parts.has("xl/workbook.xml")) {
    throw new Refusal(
      "xlsx-renamed",
      `${fileName} is a ZIP archive and no Excel workbook.`,
      "Unpack it and import the files in it one by one.",
    );
  }
  if (lies || entries > mostEntries) throw broken(fileName);
  if (size > unpacked) throw new Refusal("too-large", `${fileName} is too large unpacked: ${Math.round(size / 1e6)} MB.`, moreMemory);
}

/** DEFLATE packs no closer than 1 : 1032 (zlib.net/zlib_tech.html). */
const closest = 1_032;
const mostEntries = 2_000;

/** Cells of a sheet take so many bytes of what may be unpacked, those too that stand between others and are blank. */
const perCell = 10;

/** A single cell far away makes all between it and the others cells as well: how far a sheet reaches is looked up before it is read. */
function refuseWide(bytes: Uint8Array, fileName: string, { columns, unpacked }: WorkbookLimits): void {
  for (const part of partsOf(bytes, fileName, (name) => /worksheets\/[^/]+\.xml$/i.test(name))) {
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

function partsOf(bytes: Uint8Array, fileName: string, isWanted: (name: string) => boolean): Uint8Array[] {
  try {
    return Object.values(unzipSync(bytes, { filter: ({ name }) => isWanted(name) }));
  } catch {
    throw broken(fileName);
  }
}

const broken = (fileName: string) =>
  new Refusal(
    "xlsx-renamed",
    `${fileName} begins like an Excel workbook or a ZIP archive and cannot be opened.`,
    `Open it in Excel and save it again. ${exportAgain}`,
  );

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

function recordsOf(rows: readonly (readonly Cell[])[], { cell: longest }: WorkbookLimits): RawRecord[] {
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
