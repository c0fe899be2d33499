import "server-only";
import type { ReportFacts } from "@/lib/domain/report/facts";
import type { ReportFile } from "@/lib/domain/report/files";
import { attachment } from "@/lib/server/answers/attachment";
import { notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { fileOf, mediaOf } from "../files";
import { frozenAgents } from "./agents";
import { digestOf } from "./digest";
import { type KeptFile, keepFile, keptFile } from "./kept-file";
import { findFrozen, frozenText } from "./rows";

/** `agents`: whether a workbook lists every agent. */
type Wanted = { signal: AbortSignal; agents: boolean };

/** A frozen report as a file, made once of what was frozen, then kept. JSON is the very text that its digest is of. */
async function fileFor(migrationId: string, number: number, file: ReportFile, wanted: Wanted): Promise<KeptFile> {
  const which = { migrationId, number, kind: file === "xlsx" && !wanted.agents ? "xlsx without agents" : file };
  const kept = file === "json" ? null : await keptFile(which);
  if (kept) return kept;
  const text = await frozenText(pool(), migrationId, number);
  if (text === null) throw notFound("The report");
  if (file === "json") {
    const bytes = Buffer.from(text);
    return { fileName: `report ${number}.json`, media: mediaOf(file), sha256: digestOf(bytes), bytes };
  }
  const every = file === "xlsx" && wanted.agents ? await frozenAgents(migrationId, number) : null;
  const { fileName, media, pieces } = await fileOf(file, JSON.parse(text) as ReportFacts, wanted.signal, every);
  const bytes = await gathered(pieces, wanted.signal);
  return await keepFile(which, { fileName: fileName.replace(/ status report /, ` report ${number} `), media, bytes });
}

/** What was broken off on the way is half a file, which is never kept. */
async function gathered(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  signal.throwIfAborted();
  return Buffer.concat(all);
}

/** As a download. */
export async function frozenFile(migrationId: string, number: number, file: ReportFile, wanted: Wanted): Promise<Response> {
  const { fileName, media, sha256, bytes } = await fileFor(migrationId, number, file, wanted);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": media,
      "content-disposition": attachment(fileName),
      "content-length": String(bytes.length),
      "repr-digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`,
    },
  });
}

/** What is known of a file before it is made, where there is such a report. */
export async function frozenHeaders(migrationId: string, number: number, file: ReportFile): Promise<Record<string, string>> {
  if (!(await findFrozen(pool(), migrationId, number))) throw notFound("The report");
  return { "content-type": mediaOf(file) };
}

/** All of it, to be attached to a message. */
export async function frozenBytes(migrationId: string, number: number, file: ReportFile): Promise<KeptFile> {
  return await fileFor(migrationId, number, file, { signal: AbortSignal.timeout(patience), agents: true });
}

/** Milliseconds for one attachment. */
const patience = 120_000;
