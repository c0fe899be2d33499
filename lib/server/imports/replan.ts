import "server-only";
import type { ImportInput } from "@/lib/contracts/imports";
import { withSaid } from "@/lib/domain/said-coverage";
import { loadGroups } from "@/lib/server/estate/timeline";
import { checkCapturedAt } from "./captured-at";
import type { Work } from "./change";
import { loadMappings, rememberColumns } from "./column-mappings";
import { refuseUnknownGroups } from "./decide-coverage";
import { type LaidOut, layOut } from "./lay-out";
import { preview } from "./preview";
import { readFrom } from "./read-export";
import { type ImportRow, updateImport } from "./record";
import { settle } from "./settle";
import { onDisk, openFile } from "./stored-file";

/** Plans an import again with further answers, without applying it. */
export async function replanWithin(work: Work, row: ImportRow, body: ImportInput): Promise<ImportRow> {
  const laidOut = await withAnswers(work, row, body);
  const settled = isOpen(laidOut.row) ? laidOut : await settle(work.client, laidOut);
  return await again(work, settled.row);
}

/** Whether it cannot be placed among the others yet: its kind, its management group or its captured time is not known. */
export const isOpen = (row: ImportRow) =>
  row.questions.some(
    ({ need }) =>
      need === "sheet" || need === "kind" || need === "columns" || need === "group" || (need === "capturedAt" && row.capturedAt === null),
  );

/** The import with what is said now beside what was said before. The file is read again only where that may read it otherwise. */
export async function withAnswers(work: Work, row: ImportRow, body: ImportInput): Promise<LaidOut> {
  const { client, call } = work;
  const coverage = withSaid(row.input.coverage, body.coverage);
  const input: ImportInput = { ...row.input, ...body, ...(coverage === undefined ? {} : { coverage }) };
  const ofTheFile = Object.keys(body).some((field) => field !== "coverage");
  if (!ofTheFile && !isOpen(row)) {
    refuseUnknownGroups(body.coverage, await loadGroups(client, row.migrationId));
    return { row: await updateImport(client, row, { input }), birth: null };
  }
  checkCapturedAt(input.capturedAt, call.now);
  const mappings = await loadMappings(client, row.migrationId);
  return await onDisk(openFile(row.migrationId, row.number, client), async (path) => {
    const reading = await readFrom(path, row.fileName, input, mappings);
    await rememberColumns(work, input, reading.file.readColumns, row.id);
    return await layOut(client, row, reading, input);
  });
}

export async function again({ client, migration }: Work, row: ImportRow): Promise<ImportRow> {
  const shown = row.questions.some((q) => q.need !== "coverage") ? row : await preview(client, row, migration.factsRevision);
  return await updateImport(client, shown, { revision: row.revision + 1 });
}
