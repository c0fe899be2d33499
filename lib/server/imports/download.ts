import "server-only";
import { Readable } from "node:stream";
import { attachment } from "@/lib/server/answers/attachment";
import { pool } from "@/lib/server/database/pool";
import { type ImportRow, requireImport } from "./record";
import { openFile } from "./stored-file";

/** The original file, always as a download: nothing in it is shown or run. */
export async function downloadImport(migrationId: string, importId: string): Promise<Response> {
  const row = await requireImport(pool(), migrationId, importId);
  const stream = Readable.toWeb(openFile(migrationId, row.number)) as ReadableStream<Uint8Array>;
  return new Response(stream, { headers: headersOf(row) });
}

export async function downloadHeaders(migrationId: string, importId: string): Promise<Record<string, string>> {
  return headersOf(await requireImport(pool(), migrationId, importId));
}

const headersOf = ({ bytes, fileName }: ImportRow) => ({
  "content-type": "application/octet-stream",
  "content-length": String(bytes),
  "content-disposition": attachment(fileName),
});
