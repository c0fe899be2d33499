import type { Encoding, ReadFile, ReadRow } from "@/lib/domain/export-rows";
import { shortened } from "@/lib/domain/import-rows";
import { decodeText, NotUtf8, type Source } from "./decode";
import { createIssue } from "./issues";
import { type RawRecord, RecordSplitter } from "./records";
import { exportAgain, Refusal } from "./refusal";
import { Sheet, type SheetOptions } from "./sheet";
import { refuseForeignText, sniffSeparator } from "./sniff";
import { isZip, readSheets, type WorkbookSheet } from "./workbook";

export type ReadOptions = SheetOptions & {
  fileName: string;
  allowEmpty?: boolean | undefined;
  /** Which sheet of a workbook is meant, where somebody said. */
  sheet?: string | undefined;
  /** Bytes that the parts of a workbook may have together, unpacked. */
  unpacked?: number;
  /** Asked again and again while rows are held: throws where there is no room for more. */
  room?: (held: { rows: number; columns: number }) => void;
};
const usualUnpacked = 256e6;
export type ReadExport = { file: ReadFile; rows: ReadRow[] };

/** Reads an export as a stream. `open` may be called twice: a file that is not UTF-8 after all is read again. */
export async function readExport(open: Source, options: ReadOptions): Promise<ReadExport> {
  if (await isZip(open)) return await readBook(open, options);
  try {
    return await readAs(open, options);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return await readAs(open, options, "windows-1252");
  }
}

/**
 * The sheet that was asked for, else the only one that can be read. Where several can, the first is read, and which one is meant has to be asked; where
 * none can, the first says why.
 */
async function readBook(open: Source, options: ReadOptions): Promise<ReadExport> {
  const limits = { ...options.limits, unpacked: options.unpacked ?? usualUnpacked };
  const sheets = await readSheets(open, options.fileName, limits);
  const asked = options.sheet === undefined ? sheets : sheets.filter(({ name }) => name === options.sheet);
  if (options.sheet !== undefined && !asked.length) throw noSuchSheet(options.sheet, sheets);
  const fitting: WorkbookSheet[] = [];
  let why: Refusal | null = null;
  for (const sheet of asked.filter(({ records }) => records.length > 0)) {
    try {
      readSheet(sheet.records.slice(0, opening), options);
      fitting.push(sheet);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      why ??= error;
    }
  }
  const [first, ...others] = fitting;
  if (first) {
    const { file, rows } = readSheet(first.records, options);
    return { file: { ...file, sheet: first.name, sheets: others.length ? fitting.map(({ name }) => name) : [] }, rows };
  }
  if (why) throw why;
  return readNothing(options, "xlsx");
}

/** Header and rows by which a sheet is recognised. */
const opening = 60;

function noSuchSheet(name: string, sheets: readonly WorkbookSheet[]): Refusal {
  const names = sheets.map((one) => shortened(one.name)).join(", ");
  return new Refusal(
    "unknown-kind",
    `The workbook has no sheet named ${shortened(name)}. It has ${names}.`,
    "Say the sheet as the workbook calls it.",
  );
}

function readSheet(records: readonly RawRecord[], options: ReadOptions): ReadExport {
  const sheet = new Sheet(options);
  for (const [at, record] of records.entries()) {
    sheet.accept(record);
    if (at % 1_000 === 0) options.room?.(sheet.held());
  }
  const found = sheet.finish();
  return found
    ? { file: { ...found.file, encoding: "xlsx", separator: null, ...noSheet }, rows: found.rows }
    : readNothing(options, "xlsx");
}

const noSheet = { sheet: null, sheets: [] };

async function readAs(open: Source, options: ReadOptions, forced?: Encoding): Promise<ReadExport> {
  const sheet = new Sheet(options);
  let encoding: Encoding = forced ?? "utf-8";
  let separator: string | null = null;
  let splitter: RecordSplitter | null = null;
  let head = "";
  for await (const piece of decodeText(open, options.fileName, forced)) {
    if (splitter) splitter.push(piece.text);
    else {
      head += piece.text;
      if (piece.text.trim() === "") continue;
      refuseForeignText(head);
      encoding = piece.encoding;
      separator = sniffSeparator(head);
      splitter = new RecordSplitter(separator ?? ",", options.limits, sheet.accept);
      splitter.push(head);
    }
    options.room?.(sheet.held());
  }
  splitter?.end();
  const found = sheet.finish();
  if (found) return { file: { ...found.file, encoding, separator, ...noSheet }, rows: found.rows };
  return readNothing(options, encoding);
}

function readNothing({ allowEmpty, kind }: ReadOptions, encoding: Encoding): ReadExport {
  if (!allowEmpty) {
    throw new Refusal("empty", "The file is empty.", `If the management group has agents, check the account that exported. ${exportAgain}`);
  }
  const issues = [createIssue("no-rows", null, null, "")];
  const file: ReadFile = {
    kind: kind ?? null,
    evidence: [],
    candidates: [],
    asksColumns: false,
    readColumns: [],
    datesDisagree: false,
    encoding,
    separator: null,
    ...noSheet,
    dateOrder: null,
    columns: [],
    hasGroupColumn: false,
    bareNames: false,
    commonMgList: [],
    cut: false,
    olderBlocks: [],
    issues,
    issuesBeyond: 0,
    beyond: { rejected: 0, ignored: 0 },
  };
  return { file, rows: [] };
}
