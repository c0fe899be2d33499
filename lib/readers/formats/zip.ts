import type { RefusalCode } from "@/lib/domain/export-rows";
import { shortened } from "@/lib/domain/import-rows";
import type { Source } from "../decode";
import { Lists, noSuchList } from "../lists";
import type { ReadExport, ReadOptions } from "../read-options";
import { moreMemory, Refusal } from "../refusal";
import { namesOfParts, partsOf } from "./parts";
import { readSheets } from "./workbook";

/** What is read of an archive; null where nothing stands in it. `readOne` reads a file of it. */
type ReadOne = (open: Source, options: ReadOptions) => Promise<ReadExport>;
const usualUnpacked = 256e6;

/** Whether a file is a ZIP archive, as workbooks are. */
export async function isZip(open: Source): Promise<boolean> {
  const head: number[] = [];
  for await (const bytes of open()) {
    head.push(...bytes.subarray(0, 4 - head.length));
    if (head.length === 4) break;
  }
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));
}

type Archive = Pick<ReadOptions, "fileName" | "unpacked">;

/** The file of an archive that holds one; null where it is none, or holds a workbook or several. */
export async function onlyFileIn(open: Source, { fileName, unpacked = usualUnpacked }: Archive): Promise<Source | null> {
  if (!(await isZip(open))) return null;
  const bytes = await allOf(open, fileName);
  const [only, ...others] = filesAmong(namesOfParts(bytes, shortened(fileName), unpacked));
  return only !== undefined && others.length === 0 ? sourceOf(bytes, only) : null;
}

/** A workbook, or a file in an archive. */
export async function readZip(open: Source, options: ReadOptions, readOne: ReadOne): Promise<ReadExport | null> {
  const bytes = await allOf(open, options.fileName);
  const fileName = shortened(options.fileName);
  const parts = namesOfParts(bytes, fileName, options.unpacked ?? usualUnpacked);
  if (parts.has("xl/workbook.xml")) return await readWorkbook(bytes, fileName, options);
  const names = filesAmong(parts);
  if (options.inArchive || names.length === 0 || names.length > mostFiles)
    throw noList(fileName, options.inArchive ? "in an archive" : null);
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) {
    const { file, rows } = await readOne(sourceOf(bytes, only), { ...options, fileName: only, inArchive: true });
    return { file: { ...file, sheet: file.sheet ?? only }, rows };
  }
  return await readOneOf(bytes, names, options, readOne);
}

/** The file that was asked for, else the only one that can be read; where several can, the first, and which one is meant has to be asked. */
async function readOneOf(bytes: Uint8Array, names: readonly string[], options: ReadOptions, readOne: ReadOne): Promise<ReadExport> {
  const { sheet: asked, ...others } = options;
  const meant = asked === undefined ? names : names.filter((name) => name === asked);
  if (meant.length === 0) throw noSuchList(asked ?? "", names);
  const fitting: string[] = [];
  let why: Refusal | null = null;
  let lost: Refusal | null = null;
  for (const name of meant) {
    const recognised = await readOne(sourceOf(bytes, name), { ...others, fileName: name, inArchive: true, room: stopAtRows }).catch(
      (error: unknown) => error,
    );
    if (recognised instanceof Refusal) {
      why ??= recognised;
      if (!noLists.has(recognised.code)) lost ??= ofOne(name, recognised);
    } else if (recognised instanceof Error && !(recognised instanceof Recognised)) throw recognised;
    else fitting.push(name);
  }
  const [first] = fitting;
  if (first === undefined) throw why ?? noList(options.fileName, null);
  if (lost) throw lost;
  const { file, rows } = await readOne(sourceOf(bytes, first), { ...others, fileName: first, inArchive: true });
  if (file.sheets.length > 0) throw severalInOne(first);
  return { file: { ...file, sheet: first, sheets: fitting.length > 1 ? fitting : [] }, rows };
}

/** Refused as what is no list: a letter, a picture, a page. It may stand beside lists; a list that cannot be read may not be left out silently. */
const noLists: ReadonlySet<RefusalCode> = new Set<RefusalCode>(["unknown-kind", "empty", "binary", "html"]);

const ofOne = (name: string, { code, detail, issues: [issue] }: Refusal): Refusal =>
  new Refusal(
    code,
    `${shortened(name)} in the archive cannot be read. ${detail}`,
    `Say which file of the archive is meant, or leave that one out. ${issue?.hint ?? ""}`.trim(),
    issue?.row ?? null,
  );

/** A file that has rows was recognised: nothing more has to be read to know that it can be. */
class Recognised extends Error {}
const stopAtRows: ReadOptions["room"] = ({ rows }) => {
  if (rows > 0) throw new Recognised();
};

/** What systems add to archives is no file of anybody. */
const filesAmong = (parts: ReadonlySet<string>): string[] =>
  [...parts].filter((name) => !/\/$|^__MACOSX\/|(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$/i.test(name));
const mostFiles = 50;

function sourceOf(bytes: Uint8Array, name: string): Source {
  return async function* pieces() {
    const [content = new Uint8Array()] = partsOf(bytes, shortened(name), (part) => part === name);
    for (let at = 0; at < content.length; at += pieceSize) yield content.subarray(at, at + pieceSize);
  };
}
const pieceSize = 2 ** 18;

async function readWorkbook(bytes: Uint8Array<ArrayBuffer>, fileName: string, options: ReadOptions): Promise<ReadExport | null> {
  const sheets = await readSheets(bytes, fileName, { ...options.limits, unpacked: options.unpacked ?? usualUnpacked });
  const lists = new Lists(options);
  let taken = 0;
  for (const { name, records } of sheets) {
    for (const record of records) {
      lists.accept(record, name);
      if (++taken % 1_000 === 0) options.room?.(lists.held());
    }
  }
  const found = lists.finish();
  return (
    found && {
      file: { ...found.file, encoding: "xlsx", format: "xlsx", separator: null, sheet: found.name, sheets: found.sheets },
      rows: found.rows,
    }
  );
}

/** Archives are read from their end: all of one is held. Bytes. */
const mostPacked = 256e6;

async function allOf(open: Source, fileName: string): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of open()) {
    size += bytes.length;
    if (size > mostPacked)
      throw new Refusal("too-large", `${shortened(fileName)} is an archive of more than ${mostPacked / 1e6} MB.`, moreMemory);
    pieces.push(bytes.slice());
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (let piece = pieces.shift(); piece; piece = pieces.shift()) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function noList(fileName: string, where: string | null): Refusal {
  const what = `${shortened(fileName)} is a ZIP archive${where === null ? "" : ` ${where}`} and no Excel workbook`;
  return new Refusal(
    "xlsx-renamed",
    `${what}, and no few files stand in it that could be looked through.`,
    "Unpack it and import the files in it one by one.",
  );
}

const severalInOne = (fileName: string) =>
  new Refusal(
    "unknown-kind",
    `${shortened(fileName)} holds several lists, in an archive of several files.`,
    "Unpack the archive and import that file by itself.",
  );
