import "server-only";
import type { ReportFile } from "@/lib/domain/report/files";
import { pool } from "@/lib/server/database/pool";
import { attachment } from "@/lib/server/http/attachment";
import { notFound } from "@/lib/server/http/problem";
import { frozenText } from "./rows";

/** A frozen report as a file, made of what was frozen. JSON is the very text that its digest is of. */
export async function frozenFile(migrationId: string, number: number, file: ReportFile): Promise<Response> {
  const text = await frozenText(pool(), migrationId, number);
  if (text === null) throw notFound("The report");
  const headers = { "content-type": "application/json", "content-disposition": attachment(`Report ${number}.${file}`) };
  return new Response(text, { headers });
}
