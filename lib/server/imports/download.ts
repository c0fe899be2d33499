import "server-only";
import { Readable } from "node:stream";
import { pool } from "@/lib/server/database/pool";
import { attachment } from "@/lib/server/http/attachment";
import { notFound } from "@/lib/server/http/problem";
import { findImport } from "./record";
import { openFile } from "./stored-file";

/** The original file, always as a download: nothing in it is shown or run. */
export async function downloadImport(migrationId: string, importId: string): Promise<Response> {
  const row = await findImport(pool(), migrationId, importId);
  if (!row) throw notFound("The import");
  const stream = Readable.toWeb(openFile(migrationId, row.number)) as ReadableStream<Uint8Array>;
  return new Response(stream, {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(row.bytes),
      "content-disposition": attachment(row.fileName),
    },
  });
}
