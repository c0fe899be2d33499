import { unzipSync } from "fflate";
import readXlsxFile from "read-excel-file/universal";
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
  const sheets = await sheetsIn(bytes, shortened(fileName));
  return sheets.map(({ sheet, data }) => ({ name: sheet, records: recordsOf(data, limits) }));
}

async function allOf(open: Source): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const bytes of open()) pieces.push(bytes.slice());
  return new Uint8Array(Buffer.concat(pieces));
}

function refuseOther(bytes: Uint8Array, fileName: string, { unpacked }: WorkbookLimits): void {
  const parts = new Set<string>();
  let size = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts.add(name);
        size += originalSize;
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
  if (size > unpacked) throw new Refusal("too-large", `${fileName} is too large unpacked: ${Math.round(size / 1e6)} MB.`, moreMemory);
}

const broken = (fileName: string) =>
  new Refusal(
    "xlsx-renamed",
    `${fileName} begins like an Excel workbook or a ZIP archive and cannot be opened.`,
    `Open it in Excel and save it again. ${exportAgain}`,
  );

type Cell = string | number | boolean | Date | null;

async function sheetsIn(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<{ sheet: string; data: Cell[][] }[]> {
  try {
    return (await readXlsxFile(bytes.buffer, { trim: false, parseNumber: numberText })) as { sheet: string; data: Cell[][] }[];
  } catch {
    throw broken(fileName);
  }
}

/** Whole numbers as they stand there; others as short as they can be said. */
const numberText = (text: string): string => (/^-?\d+$/.test(text) ? text : String(Number(text)));

function recordsOf(rows: readonly (readonly Cell[])[], { cell: longest, columns }: WorkbookLimits): RawRecord[] {
  const width = rows.reduce((most, row) => Math.max(most, lastUsed(row) + 1), 0);
  if (width > columns) {
    throw new Refusal(
      "too-large",
      `A sheet has more than ${columns} columns.`,
      "Keep the columns that matter and save the workbook again.",
    );
  }
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

/** A date without a time of day is a day. */
function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return "";
    const iso = cell.toISOString();
    return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.slice(0, 19).replace("T", " ");
  }
  if (typeof cell === "boolean") return cell ? "True" : "False";
  return String(cell);
}
