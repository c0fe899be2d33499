import "server-only";
import type { ReportQuery } from "@/lib/contracts/report";
import type { ReportFacts } from "@/lib/domain/report/facts";
import type { ReportFile } from "@/lib/domain/report/files";
import { agentsCsv } from "@/lib/server/agents/csv";
import { csvResponse } from "@/lib/server/answers/csv";
import { notFound } from "@/lib/server/answers/problem";
import { fileResponse } from "@/lib/server/answers/stream";
import { summaryCsv, tableCsv } from "./csv";
import { makeReport, type ReportOf } from "./make";
import { paint } from "./paint";
import { inTurn } from "./slots";
import { type AgentRows, everyAgent, spreadsheet } from "./spreadsheet";

type Render = (report: ReportFacts, signal: AbortSignal, agents: AgentRows | null) => AsyncIterable<Uint8Array>;

/** The report as a file of each kind. The data comes in, and for a workbook every agent, where they are wanted. */
export const renderings = {
  pdf: { media: "application/pdf", render: (report, signal) => whole(() => paint("pdf", report, signal)) },
  xlsx: {
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    render: (report, _, agents) => spreadsheet(report, agents),
  },
  pptx: {
    media: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    render: (report, signal) => whole(() => paint("pptx", report, signal)),
  },
  html: { media: "text/html; charset=utf-8", render: (report, signal) => whole(() => paint("html", report, signal)) },
} as const satisfies Record<string, { media: string; render: Render }>;
export type FileKind = keyof typeof renderings;

type Asked = { migration: ReportOf; query: ReportQuery & { agents?: boolean }; now: Date; request: Request };

/** A report made now, as a file. It waits for its turn before anything is read, so that a refusal is an answer of its own. */
export async function reportFile(
  kind: FileKind,
  { migration, query: { agents = true, ...query }, now, request }: Asked,
): Promise<Response> {
  const pieces = await inTurn(request.signal, async () => {
    const report = (await makeReport(migration, query, now)) as ReportFacts;
    const { media, render } = renderings[kind];
    return { report, media, pieces: (render as Render)(report, request.signal, agents ? everyAgent(migration, query) : null) };
  });
  return fileResponse(fileName(pieces.report, kind), pieces.media, pieces.pieces);
}

/** The figures as CSV, one table, or every agent. */
export async function reportCsv({ migration, query: { table, ...query }, now }: Asked & { query: { table?: string } }): Promise<Response> {
  if (table === "agents") {
    const report = (await makeReport(migration, query, now)) as ReportFacts;
    return csvResponse(fileName(report, "csv", "agents"), agentsCsv(migration, { ...query, sort: "fqdn" }));
  }
  const report = (await makeReport(migration, query, now)) as ReportFacts;
  const text = table === undefined ? summaryCsv(report) : tableCsv(report, table);
  if (text === null) throw notFound(`The table "${table}" of the report`);
  return csvResponse(fileName(report, "csv", table), once(text));
}

/** The content type of each file of a report. */
export const mediaOf = (file: ReportFile): string =>
  file === "json" ? "application/json" : file === "csv" ? "text/csv; charset=utf-8" : renderings[file].media;

export type MadeFile = { fileName: string; media: string; pieces: AsyncIterable<Uint8Array> };

/** A report that is at hand as a file, its workbook with the agents that are given. */
export async function fileOf(
  kind: FileKind | "csv",
  report: ReportFacts,
  signal: AbortSignal,
  agents: AgentRows | null,
): Promise<MadeFile> {
  const name = fileName(report, kind);
  if (kind === "csv") return { fileName: name, media: mediaOf(kind), pieces: whole(async () => csvBytes(report)) };
  return await inTurn(signal, async () => {
    const { media, render } = renderings[kind];
    return { fileName: name, media, pieces: (render as Render)(report, signal, agents) };
  });
}

/** With the mark at its start that makes Excel read it as UTF-8. */
const csvBytes = (report: ReportFacts): Uint8Array => new TextEncoder().encode(`\uFEFF${summaryCsv(report)}`);

/** "Contoso status report 2014-05-22.pdf": the migration and the day it is of. */
function fileName({ migration, forecast }: ReportFacts, ending: string, table?: string): string {
  return `${migration.name.replace(/[\\/:*?"<>|]/g, " ")} status report ${table ? `${table} ` : ""}${forecast.today}.${ending}`;
}

async function* whole(make: () => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await make();
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
