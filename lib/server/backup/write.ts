import "server-only";
import { createWriteStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { to } from "pg-copy-streams";
import { invalidRequest } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { readRows, text } from "@/lib/server/database/rows";
import { type Frame, writeFrames } from "./frames";
import { type BackupHead, edition, kindOfFile } from "./head";
import { backupTables, copyOf } from "./tables";

/**
 * Writes everything of the database as one moment sees it, while others go on working. The file appears under its name
 * only when it is whole; only its owner may read it. Answers its size in bytes.
 */
export async function writeBackup(file: string, now: Date): Promise<number> {
  if (existsSync(file)) throw invalidRequest(`There is a file ${file} already. Choose another name.`);
  const part = `${file}.part`;
  const client = await pool().connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    await pipeline(
      Readable.from(writeFrames(framesOf(client, now)), { objectMode: false }),
      createGzip({ level: 6 }),
      createWriteStream(part, { flags: "wx", mode: 0o600 }),
    );
    await client.query("commit");
    return await putInPlace(part, file);
  } catch (error) {
    // Another backup's unfinished file is not ours to remove.
    if (!isTaken(error)) await rm(part, { force: true });
    throw explained(error, part);
  } finally {
    client.release(true);
  }
}

async function* framesOf(client: pg.PoolClient, now: Date): AsyncGenerator<Frame> {
  const rows = await readRows(
    client,
    { name: text, checksum: text },
    "select migration_name as name, checksum from _prisma_migrations where rolled_back_at is null order by migration_name",
  );
  const head: BackupHead = { kind: kindOfFile, edition, madeAt: now.toISOString(), migrations: rows };
  yield { kind: "H", bytes: Buffer.from(JSON.stringify(head)) };
  for (const table of await backupTables(client)) {
    yield { kind: "T", bytes: Buffer.from(JSON.stringify(table)) };
    for await (const bytes of client.query(to(`${copyOf(table)} to stdout`))) yield { kind: "R", bytes };
  }
}

/** On disk before it carries its name. */
async function putInPlace(part: string, file: string): Promise<number> {
  const written = await open(part, "r+");
  try {
    await written.sync();
    const { size } = await written.stat();
    await rename(part, file);
    return size;
  } finally {
    await written.close();
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}

function explained(error: unknown, part: string): unknown {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return error;
  if (isTaken(error))
    return invalidRequest(`${part} is there: another backup is being written, or one was interrupted. Remove it and try again.`);
  return invalidRequest(`The backup cannot be written to ${part} (${error.code}).`);
}
