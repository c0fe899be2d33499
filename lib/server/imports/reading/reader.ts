import "server-only";
import { createReadStream } from "node:fs";
import v8 from "node:v8";
import { agentsToldBy } from "@/lib/domain/components";
import { kindWords } from "@/lib/readers/classes";
import type { Source } from "@/lib/readers/decode";
import { onlyFileIn } from "@/lib/readers/formats/zip";
import { readExport } from "@/lib/readers/read-export";
import { moreMemory, Refusal } from "@/lib/readers/refusal";
import { answerJobs } from "@/lib/server/process/in-thread";
import { handedOver } from "@/lib/server/projection/deriving/derivation";
import { isCollected, unpacked } from "../collected/lines";
import { type ReadCollection, readCollected } from "../collected/read-collected";
import { headerSetKey } from "../header-set-key";
import { type HeldExport, HeldRows } from "./held-rows";
import type { FileTold, ReaderJob, ReaderTold, ReadJob } from "./jobs";

/** Reads exports in a thread of its own. Their rows stay here; what is asked of them goes back. */
const held = new Map<number, HeldRows>();

/**
 * What a row costs at its peak, read, planned and written, in bytes (measured: 100,000 rows of 29 columns grow the process by
 * 300 MB), and what the rest of the process needs.
 */
const perRow = 1_000;
const perCell = 60;
const resting = 220 * 2 ** 20;
/** The heap holds the parts of a workbook as texts, and its cells, before any row is read. */
const perUnpacked = 8;
const mostUnpacked = () => v8.getHeapStatistics().heap_size_limit / perUnpacked;
const shares = new Map<number, number>();

/** The bytes that rows of all exports may take together. */
const budget = () => Math.max(64 * 2 ** 20, v8.getHeapStatistics().heap_size_limit - resting);

/** Asked again and again while rows are read. Throws where there is no room for them: for good, or as long as others are read too. */
function takeRoom(id: number, { rows, columns }: { rows: number; columns: number }): void {
  const mine = rows * (perRow + columns * perCell);
  if (mine > budget()) throw tooMuch(rows);
  shares.set(id, mine);
  if ([...shares.values()].reduce((sum, bytes) => sum + bytes, 0) > budget()) throw needsAll("Others are read.");
}

const needsAll = (why: string) => Object.assign(new Error(why), { name: "NeedsAll" });

function tooMuch(rows: number): Refusal {
  const most = `${Math.floor(rows / 1_000)},000`;
  return new Refusal(
    "too-large",
    `The file has more rows than the memory of this server holds: it got to ${rows >= 1_000 ? most : rows}.`,
    moreMemory,
  );
}

async function read(id: number, { path, columns, mappings, ...options }: ReadJob, note: (bytes: number) => void): Promise<FileTold> {
  let bytes = 0;
  async function* pieces() {
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 })) {
      yield piece as Uint8Array;
      bytes += piece.length;
      note(bytes);
    }
  }
  const source = await unpacked(pieces);
  const only = (await onlyFileIn(source, { fileName: options.fileName, unpacked: mostUnpacked() })) ?? source;
  const found = (await isCollected(only))
    ? await collectedOf(id, only, options)
    : await exportOf(id, source, { columns, mappings, ...options });
  held.set(id, new HeldRows(found));
  const all = [...found.rows, ...found.parts.flatMap(({ rows }) => rows)];
  const count = (outcome: "read" | "rejected") => all.filter((row) => row.outcome === outcome).length;
  const olderBlocks = found.file.olderBlocks.map((block) => ({ ...block, rows: [] }));
  return { file: { ...found.file, olderBlocks }, agentsTold: found.agentsTold, read: count("read"), rejected: count("rejected") };
}

type Options = Omit<ReadJob, "path" | "columns" | "mappings">;

async function collectedOf(id: number, source: Source, { fileName, kind, limits }: Options): Promise<ReadCollection> {
  if (kind !== undefined && kind !== "inventory")
    throw new Refusal(
      "wrong-kind",
      `This is a file of the collector, not an export of ${kindWords[kind]}.`,
      "Choose the other kind, or the other file.",
    );
  return await readCollected(source, { fileName, limits, room: (size) => takeRoom(id, size) });
}

async function exportOf(id: number, source: Source, job: Omit<ReadJob, "path">): Promise<HeldExport> {
  const { columns, mappings, ...options } = job;
  const found = await readExport(source, {
    ...options,
    unpacked: mostUnpacked(),
    mapping: (headers) => columns ?? mappings.get(headerSetKey(headers)) ?? null,
    room: (size) => takeRoom(id, size),
  });
  return { ...found, parts: [], agentsTold: agentsToldBy(found.file.kind) };
}

async function answer(asked: ReaderJob, note: (bytes: number) => void): Promise<ReaderTold> {
  if (asked.ask === "read") return await read(asked.id, asked.job, note);
  const rows = held.get(asked.id);
  if (asked.ask === "close") {
    held.delete(asked.id);
    shares.delete(asked.id);
    return null;
  }
  if (!rows) throw needsAll("The thread that held this export came to the end of its memory.");
  switch (asked.ask) {
    case "assign":
      return rows.assign(asked.job);
    case "content":
      return await rows.content(asked.job);
    case "hashes":
      return rows.hashes(asked.job);
    case "values":
      return rows.values(asked.job);
    case "keys":
      return rows.keys(asked.job);
    case "observations":
      return rows.observations(asked.job);
    case "want":
      return rows.want(asked.job);
    case "take":
      return rows.derivation.take(asked.job.batch, asked.job.told);
    case "derive":
      return rows.derivation.derive(asked.job.batch, asked.job.values);
    case "newborns":
      return rows.newborns(asked.job);
  }
}

answerJobs<ReaderJob, ReaderTold, number>(
  (job, _, note) => answer(job, note),
  (told) => (told instanceof Uint8Array ? [told.buffer as ArrayBuffer] : handedOver(told)),
);
