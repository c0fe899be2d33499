import type { Encoding, ReadFile, ReadRow } from "@/lib/domain/export-rows";
import { decodeText, NotUtf8, type Source } from "./decode";
import { createIssue } from "./issues";
import { RecordSplitter } from "./records";
import { exportAgain, Refusal } from "./refusal";
import { Sheet, type SheetOptions } from "./sheet";
import { refuseForeignText, sniffSeparator } from "./sniff";

export type ReadOptions = SheetOptions & {
  fileName: string;
  allowEmpty?: boolean | undefined;
  /** Asked again and again while rows are held: throws where there is no room for more. */
  room?: (held: { rows: number; columns: number }) => void;
};
export type ReadExport = { file: ReadFile; rows: ReadRow[] };

/** Reads an export as a stream. `open` may be called twice: a file that is not UTF-8 after all is read again. */
export async function readExport(open: Source, options: ReadOptions): Promise<ReadExport> {
  try {
    return await readAs(open, options);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return await readAs(open, options, "windows-1252");
  }
}

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
  if (found) return { file: { ...found.file, encoding, separator }, rows: found.rows };
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
