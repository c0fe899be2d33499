import "server-only";
import type { ReportFacts } from "@/lib/domain/report/facts";
import type { ReportFile } from "@/lib/domain/report/files";
import { pool } from "@/lib/server/database/pool";
import { notFound } from "@/lib/server/http/problem";
import { fileResponse } from "@/lib/server/http/stream";
import { fileOf, type MadeFile } from "../files";
import { frozenAgents } from "./agents";
import { frozenText } from "./rows";

/** A frozen report as a file, made of what was frozen. JSON is the very text that its digest is of. */
async function made(migrationId: string, number: number, file: ReportFile, { signal, agents }: Wanted): Promise<MadeFile> {
  const text = await frozenText(pool(), migrationId, number);
  if (text === null) throw notFound("The report");
  if (file === "json") return { fileName: `report ${number}.json`, media: "application/json", pieces: one(Buffer.from(text)) };
  const every = file === "xlsx" && agents ? await frozenAgents(migrationId, number) : null;
  const { fileName, ...rest } = await fileOf(file, JSON.parse(text) as ReportFacts, signal, every);
  return { fileName: fileName.replace(/ status report /, ` report ${number} `), ...rest };
}

/** `agents`: whether a workbook lists every agent. */
type Wanted = { signal: AbortSignal; agents: boolean };

/** As a download. */
export async function frozenFile(migrationId: string, number: number, file: ReportFile, wanted: Wanted): Promise<Response> {
  const { fileName, media, pieces } = await made(migrationId, number, file, wanted);
  return fileResponse(fileName, media, pieces);
}

/** All of it, to be attached to a message. */
export async function frozenBytes(migrationId: string, number: number, file: ReportFile) {
  const { fileName, media, pieces } = await made(migrationId, number, file, { signal: AbortSignal.timeout(patience), agents: true });
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return { fileName, media, bytes: Buffer.concat(all) };
}

/** Milliseconds for one attachment. */
const patience = 120_000;

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
