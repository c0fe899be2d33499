import "server-only";
import { createReadStream } from "node:fs";
import type pg from "pg";
import { v7 } from "uuid";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { groupNames } from "@/lib/domain/management-groups";
import type { ReadExport } from "@/lib/readers/read-export";
import { Refusal } from "@/lib/readers/refusal";
import { record } from "@/lib/server/activity/record";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import { notify } from "@/lib/server/events/notify";
import { ProblemError } from "@/lib/server/http/problem";
import { loadGroups } from "@/lib/server/projection/timeline";
import { applySettled, applyWithin, type Call, lockMigration, replanWithin } from "./apply";
import { checkCapturedAt } from "./captured-at";
import { layOut, preview, settle } from "./plan";
import { presentImport } from "./read";
import { readFrom } from "./read-export";
import { findSameBytes, type ImportRow, insertImport } from "./record";
import { compress, storeFile } from "./stored-file";
import type { Upload } from "./upload";

/** Reads, plans and, if asked, applies an export. The same bytes again answer with the import they already made. */
export async function createImport(call: Call, migrationId: string, upload: Upload): Promise<{ status: 200 | 201; import: ImportRecord }> {
  checkCapturedAt(upload.input.capturedAt, call.now);
  const earlier = await takeDuplicate(call, migrationId, upload);
  if (earlier) return { status: 200, import: { ...(await presentImport(null, earlier)), duplicate: true } };
  try {
    const pieces = compress(upload.path);
    pieces.catch(() => undefined);
    const read = await readFrom(() => createReadStream(upload.path, { highWaterMark: 1 << 18 }), upload.fileName, upload.input);
    const stored = await pieces;
    const made = await transaction((client) => makeImport(client, call, migrationId, upload, read, stored));
    return { status: made.duplicate ? 200 : 201, import: { ...(await presentImport(null, made.row)), duplicate: made.duplicate } };
  } catch (error) {
    if (error instanceof Refusal) throw await refuse(call, migrationId, upload, error);
    throw error;
  }
}

async function makeImport(client: pg.PoolClient, call: Call, migrationId: string, upload: Upload, read: ReadExport, pieces: readonly Buffer[]): Promise<{ row: ImportRow; duplicate: boolean }> {
  const migration = await lockMigration(client, migrationId);
  const raced = await sameImport(client, migrationId, upload);
  if (raced) return { row: await takeAnswers(client, call, raced, upload, migration), duplicate: true };
  const { rows } = await client.query<{ number: number }>("update migration set last_import = last_import + 1 where id = $1 returning last_import as number", [migrationId]);
  const blank = blankImport(migrationId, rows[0]?.number ?? 1, call, upload);
  await insertImport(client, blank);
  await storeFile(client, migrationId, blank.number, pieces);
  const laidOut = await layOut(client, blank, read, upload.input);
  const settled = laidOut.status === "planned" ? await settle(client, laidOut) : laidOut;
  if (upload.apply && settled.status === "planned") return { row: await applySettled(client, call, migration, settled), duplicate: false };
  const placed = settled.questions.every((q) => q.need === "coverage");
  const planned = placed ? await preview(client, settled, migration.factsRevision) : settled;
  const groups = groupNames(await loadGroups(client, migrationId), planned.groupKeys);
  await record(client, {
    migrationId, at: call.now, actor: call.actor, verb: "imports.create", importId: planned.id, requestId: call.requestId,
    subject: { kind: "import", id: planned.id, name: `#${planned.number} ${planned.fileName}` },
    summary: planned.status === "planned" ? `Import #${planned.number} planned${groups.length ? ` for ${groups.join(", ")}` : ""}.` : `Import #${planned.number} waits for an answer.`,
    after: { status: planned.status, fileName: planned.fileName, bytes: planned.bytes, sha256: planned.sha256 },
  });
  await notify(client, { migration: migrationId, subject: "import", id: planned.id });
  return { row: planned, duplicate: false };
}

function blankImport(migrationId: string, number: number, call: Call, { fileName, bytes, sha256, input }: Upload): ImportRow {
  return {
    migrationId, number, id: v7(), revision: 1, status: "needs-input", kind: null, groupKeys: [], capturedAt: null, coverage: null, input, questions: [],
    fileName, bytes, sha256, encoding: "utf-8", separator: null, dateOrder: null, columns: [], cut: false, bareNames: false,
    total: 0, accepted: 0, rejected: 0, duplicates: 0, ignored: 0, added: 0, changed: 0, unchanged: 0, missing: 0, issueCount: 0, stages: null, plan: null,
    receivedAt: call.now, receivedBy: call.actor.name, appliedAt: null, appliedBy: null, undoneAt: null, undoneBy: null,
  };
}

/** The import that the same bytes already made: same kind and groups, captured time equal or unsaid. */
async function sameImport(db: Pick<pg.PoolClient, "query">, migrationId: string, { sha256, input }: Upload): Promise<ImportRow | null> {
  const groups = await loadGroups(db, migrationId);
  const same = await findSameBytes(db, migrationId, sha256);
  return same.find((row) => isSame(row, input, groupNames(groups, row.groupKeys))) ?? null;
}

function isSame(row: ImportRow, input: ImportInput, groups: readonly string[]): boolean {
  const group = input.group?.toLowerCase();
  if (input.kind && row.kind && input.kind !== row.kind) return false;
  if (group && groups.length && !groups.some((name) => name.toLowerCase() === group)) return false;
  return !input.capturedAt || !row.capturedAt || row.capturedAt.getTime() === Date.parse(input.capturedAt);
}

async function takeDuplicate(call: Call, migrationId: string, upload: Upload): Promise<ImportRow | null> {
  const found = await sameImport(pool(), migrationId, upload);
  if (!found) return null;
  if (found.status === "applied" || !(upload.apply || answers(found, upload.input))) return found;
  return await transaction(async (client) => {
    const migration = await lockMigration(client, migrationId);
    const row = await sameImport(client, migrationId, upload);
    return row ? await takeAnswers(client, call, row, upload, migration) : null;
  });
}

/** One that needs input takes what this request answers; with apply, it or a planned one is applied. */
async function takeAnswers(client: pg.PoolClient, call: Call, row: ImportRow, upload: Upload, migration: Awaited<ReturnType<typeof lockMigration>>): Promise<ImportRow> {
  if (row.status === "applied") return row;
  if (!upload.apply) return answers(row, upload.input) ? await replanWithin(client, call, migration, row, upload.input) : row;
  const attempt = await applyWithin(client, call, migration, row, row.questions.length ? upload.input : {});
  return attempt.row;
}

function answers(row: ImportRow, input: ImportInput): boolean {
  return row.questions.some((q) => input[q.need] !== undefined);
}

/** Nothing of a refused file is stored but the log of the attempt. */
async function refuse(call: Call, migrationId: string, upload: Upload, refusal: Refusal): Promise<ProblemError> {
  await transaction(async (client) => {
    await record(client, {
      migrationId, at: call.now, actor: call.actor, verb: "imports.refuse", requestId: call.requestId,
      subject: { kind: "file", id: upload.sha256, name: upload.fileName },
      summary: `${upload.fileName} was refused: ${refusal.detail}`,
      after: { code: refusal.code, bytes: upload.bytes, sha256: upload.sha256 },
    });
    await notify(client, { migration: migrationId, subject: "import", id: upload.sha256 });
  });
  return refusalProblem(refusal);
}

export function refusalProblem(refusal: Refusal): ProblemError {
  return new ProblemError(refusal.code === "too-large" ? 413 : 422, refusal.code, refusal.detail, { issues: refusal.issues });
}
