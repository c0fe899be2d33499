import type { Encoding, ReadFile } from "@/lib/domain/export-rows";
import { decodeText, NotUtf8, type Source } from "./decode";
import { delimited } from "./formats/delimited";
import type { KnownColumns, TextFormat, TextReader } from "./formats/format";
import { formatOf } from "./formats/formats";
import { MoreColumns } from "./formats/object-records";
import { isZip, readZip } from "./formats/zip";
import { createIssue } from "./issues";
import { Lists } from "./lists";
import type { ReadExport, ReadOptions } from "./read-options";
import { exportAgain, Refusal } from "./refusal";
import { refuseForeignText } from "./sniff";

export type { ReadExport, ReadOptions } from "./read-options";

/** Reads an export as a stream. `open` may be called twice: a file that is not UTF-8 after all is read again. */
export async function readExport(open: Source, options: ReadOptions): Promise<ReadExport> {
  if (!(await isZip(open))) return await readText(open, options);
  return (await readZip(open, options, readExport)) ?? readNothing(options, "xlsx");
}

const noSheet = { sheet: null, sheets: [] };

async function readText(open: Source, options: ReadOptions): Promise<ReadExport> {
  let encoding: Encoding | undefined;
  let columns: KnownColumns = new Map();
  let readings = 0;
  for (;;) {
    try {
      return await readAs(open, options, columns, encoding);
    } catch (error) {
      if (error instanceof NotUtf8) encoding = "windows-1252";
      else if (error instanceof MoreColumns && ++readings <= mostReadings) columns = merged(columns, error.columns);
      else throw error instanceof MoreColumns ? everNew : error;
    }
  }
}

/** Columns that are known change which objects are of one list, and so which columns it has: hardly ever more than once. */
const mostReadings = 3;
const everNew = new Refusal(
  "unknown-kind",
  "The objects of this file have ever other properties: their lists cannot be told apart.",
  "Export each kind of object into a file of its own.",
);

const merged = (known: KnownColumns, more: KnownColumns): KnownColumns =>
  new Map([...known, ...Array.from(more, ([name, keys]) => [name, [...new Set([...(known.get(name) ?? []), ...keys])]] as const)]);

async function readAs(open: Source, options: ReadOptions, columns: KnownColumns, forced?: Encoding): Promise<ReadExport> {
  const lists = new Lists(options);
  let encoding: Encoding = forced ?? "utf-8";
  let format: TextFormat = delimited;
  let reader: TextReader | null = null;
  let head = "";
  for await (const piece of decodeText(open, options.fileName, forced)) {
    if (reader) reader.push(piece.text);
    else {
      head += piece.text;
      if (piece.text.trim() === "") continue;
      refuseForeignText(head);
      encoding = piece.encoding;
      format = formatOf(head);
      reader = format.open({ head, limits: options.limits, columns, accept: lists.accept });
      reader.push(head);
    }
    options.room?.(lists.held());
  }
  reader?.end();
  const found = lists.finish();
  if (!found) return readNothing(options, encoding);
  const { file, rows, sheets } = found;
  const sheet = found.several ? found.name : null;
  return { file: { ...file, encoding, format: format.name, separator: reader?.separator ?? null, sheet, sheets }, rows };
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
    format: encoding === "xlsx" ? "xlsx" : "delimited",
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
