import "server-only";
import { v7 } from "uuid";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { groupNames } from "@/lib/domain/management-groups";
import { may } from "@/lib/domain/roles";
import { orDiskFull } from "@/lib/server/answers/failure";
import { notAllowed, ProblemError } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadGroups } from "@/lib/server/estate/timeline";
import type { Call } from "@/lib/server/events/call";
import { inTightHeap } from "@/lib/server/process/heap";
import { applySettled, applyWithin } from "./apply";
import { checkCapturedAt } from "./captured-at";
import { changeFacts, type Work } from "./change";
import { requireCollected } from "./collected/require-collected";
import { loadMappings, rememberColumns } from "./column-mappings";
import { eventOf } from "./event";
import { layOut } from "./lay-out";
import { inImportTurn } from "./memory";
import { preview } from "./preview";
import { presentImport } from "./read";
import { readFrom } from "./read-export";
import type { Reading } from "./reading/reading";
import { type ImportRow, insertImport } from "./record";
import { logRefusal, refusing } from "./refuse";
import { replanWithin } from "./replan";
import { answersOf, sameImport } from "./same-import";
import { settle } from "./settle";
import { type Teller, tellerOf } from "./standing";
import { compress, storeFile } from "./stored-file";

import { receiveUpload, type Upload } from "./upload";

type Received = (content: string) => Promise<void>;

/** An export as it arrives in a request. One that is too large leaves its trace in the log like any other refused. */
export async function receiveImport(
  call: Call,
  migrationId: string,
  request: Request,
  received: Received,
): Promise<{ status: 200 | 201; import: ImportRecord }> {
  const upload = await receiveUpload(request).catch(async (error: unknown) => {
    if (error instanceof ProblemError && error.code === "too-large") {
      await logRefusal(
        call,
        migrationId,
        { kind: "file", id: call.requestId, name: "An upload" },
        { code: "too-large", detail: error.detail },
      );
    }
    throw error;
  });
  try {
    await received(contentOf(upload));
    return await createImport(call, migrationId, upload);
  } catch (error) {
    throw orDiskFull(error);
  } finally {
    await upload.remove();
  }
}

/** Everything an upload says, however its multipart body was cut. */
function contentOf({ sha256, fileName, apply, input }: Upload): string {
  return JSON.stringify([sha256, fileName, apply, Object.entries(input).sort()]);
}

/** Who may only send says nothing about a file, sends what the collector wrote, and changes nothing of an import that waits. */
const onlySends = ({ actor }: Call) => !may(actor, "imports.answer");

/** Reads, plans and, if asked, applies an export. The same bytes again answer with the import they already made. */
export async function createImport(call: Call, migrationId: string, upload: Upload): Promise<{ status: 200 | 201; import: ImportRecord }> {
  const { fileName: name, sha256, bytes } = upload;
  const [said] = Object.keys(upload.input);
  if (said && onlySends(call)) throw notAllowed(`Your role sends the file and may not say its ${said}: whoever answers in Tandem does.`);
  return await refusing(call, migrationId, { kind: "file", id: sha256, name, bytes, sha256 }, async () => {
    if (onlySends(call)) await requireCollected(upload.path);
    checkCapturedAt(upload.input.capturedAt, call.now);
    const teller = tellerOf(migrationId, upload.id, bytes);
    const made =
      (await takeDuplicate(call, migrationId, upload, teller)) ??
      (await inImportTurn(() => inTightHeap(bytes, () => readAndMake(call, migrationId, upload, teller)), teller.waits));
    return { status: made.duplicate ? 200 : 201, import: { ...(await presentImport(pool(), made.row)), duplicate: made.duplicate } };
  });
}

type Made = { row: ImportRow; duplicate: boolean };

async function readAndMake(call: Call, migrationId: string, upload: Upload, teller: Teller): Promise<Made> {
  const pieces = compress(upload.path);
  pieces.catch(() => undefined);
  const mappings = await loadMappings(pool(), migrationId);
  const reading = await readFrom(upload.path, upload.fileName, upload.input, mappings, teller.reads);
  const stored = await pieces;
  return await changeFacts(call, migrationId, "import", (work) => makeImport(work, upload, reading, stored));
}

async function makeImport(work: Work, upload: Upload, reading: Reading, pieces: readonly Buffer[]): Promise<Made> {
  const { client, call, migration } = work;
  const { id: migrationId } = migration;
  const raced = await sameImport(client, migrationId, upload);
  if (raced) return { row: await takeAnswers(work, raced, upload), duplicate: true };
  const data = { lastImport: { increment: 1 } };
  const { lastImport: number } = await tables(client).migration.update({ where: { id: migrationId }, data, select: { lastImport: true } });
  const { fileName, bytes, sha256 } = upload;
  const input = saidOf(upload, reading);
  const blank = await insertImport(client, {
    migrationId,
    number,
    id: v7(),
    status: "needs-input",
    input,
    fileName,
    bytes,
    sha256,
    encoding: "utf-8",
    groupKeys: [],
    wholeKeys: [],
    partKeys: [],
    columns: [],
    receivedAt: call.now,
    receivedBy: call.actor.name,
  });
  await rememberColumns(work, input, reading.file.readColumns, blank.id);
  await storeFile(client, migrationId, blank.number, pieces);
  const laidOut = await layOut(client, blank, reading, input);
  const { row: settled, birth } = laidOut.row.status === "planned" ? await settle(client, laidOut) : laidOut;
  if (upload.apply && settled.status === "planned") return { row: await applySettled(work, settled, birth), duplicate: false };
  const placed = settled.questions.every((q) => q.need === "coverage");
  const planned = placed ? await preview(client, settled, migration.factsRevision, birth) : settled;
  const groups = await namesOfGroups(client, planned);
  work.tell(
    eventOf(planned, {
      verb: "imports.create",
      summary:
        planned.status === "planned"
          ? `Import #${planned.number} planned${groups.length ? ` for ${groups.join(", ")}` : ""}.`
          : `Import #${planned.number} waits for an answer.`,
      after: { status: planned.status, fileName: planned.fileName, bytes: planned.bytes, sha256: planned.sha256 },
    }),
  );
  return { row: planned, duplicate: false };
}

/** A collection tells when it was made. What comes with its file is the time at which that was written last: a copy has another. */
function saidOf({ input }: Upload, { file }: Reading): ImportInput {
  const { capturedAt, ...rest } = input;
  return file.collected ? rest : input;
}

async function takeDuplicate(call: Call, migrationId: string, upload: Upload, teller: Teller): Promise<Made | null> {
  const found = await sameImport(pool(), migrationId, upload);
  if (!found) return null;
  const said = answersOf(found, upload.input, await namesOfGroups(pool(), found));
  if (found.status === "applied" || onlySends(call) || !(upload.apply || said)) return { row: found, duplicate: true };
  const take = async (work: Work) => {
    const row = await sameImport(work.client, migrationId, upload);
    return row && { row: await takeAnswers(work, row, upload), duplicate: true };
  };
  return await inImportTurn(() => changeFacts(call, migrationId, "import", take), teller.waits);
}

async function namesOfGroups(db: Queryable, row: ImportRow): Promise<string[]> {
  return groupNames(await loadGroups(db, row.migrationId), row.groupKeys);
}

/** One that waits takes what this request answers; with apply, it is then applied as well. */
async function takeAnswers(work: Work, row: ImportRow, upload: Upload): Promise<ImportRow> {
  if (row.status === "applied" || onlySends(work.call)) return row;
  const said = answersOf(row, upload.input, await namesOfGroups(work.client, row));
  if (!upload.apply) return said ? await replanWithin(work, row, said) : row;
  const attempt = await applyWithin(work, row, said ?? {});
  return attempt.row;
}
