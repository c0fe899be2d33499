import "server-only";
import { Readable } from "node:stream";
import { pool } from "@/lib/server/database/pool";
import { attachment } from "@/lib/server/http/attachment";
import { notFound } from "@/lib/server/http/problem";
import { findImport, type ImportRow } from "./record";
import { openFile } from "./stored-file";

/** The original file, always as a download: nothing in it is shown or run. */
export async function downloadImport(migrationId: string, importId: string): Promise<Response> {
  const row = await importOf(migrationId, importId);
  const stream = Readable.toWeb(openFile(migrationId, row.number)) as ReadableStream<Uint8Array>;
  return new Response(stream, { headers: headersOf(row) });
}

export async function downloadHeaders(migrationId: string, importId: string): Promise<Record<string, string>> {
  return headersOf(await importOf(migrationId, importId));
}

async function importOf(migrationId: string, importId: string): Promise<ImportRow> {
  const row = await findImport(pool(), migrationId, importId);
  if (!row) throw notFound("The import");
  return row;
}

const headersOf = ({ bytes, fileName }: ImportRow) => ({
  "content-type": "application/octet-stream",
  "content-length": String(bytes),
  "content-disposition": attachment(fileName),
});
