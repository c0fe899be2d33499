import "server-only";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type pg from "pg";
import { from } from "pg-copy-streams";
import { z } from "zod";
import { invalidRequest } from "@/lib/server/answers/problem";
import { type Frame, readFrames } from "./frames";
import { type BackupHead, backupHead, edition } from "./head";
import { damaged, newerSchema, noBackup } from "./refusals";
import { backupTables, copyOf, type Table } from "./tables";

export type Backup = { head: BackupHead; fill: (client: pg.ClientBase) => Promise<void>; close: () => void };

/** Opens a backup as far as its head. `fill` then writes its rows into tables of that schema: commit only if it succeeds. */
export async function openBackup(file: string): Promise<Backup> {
  const gunzip = createGunzip();
  const reading = createReadStream(file);
  // Failures reach whoever reads the frames.
  pipeline(reading, gunzip).catch(() => undefined);
  const frames = readFrames(unpacked(gunzip));
  const first = await frames.next().catch((error: unknown) => {
    reading.destroy();
    throw error instanceof Error && "syscall" in error ? invalidRequest(`${file} cannot be read.`) : noBackup();
  });
  const head = backupHead.safeParse(first.done || first.value.kind !== "H" ? null : parsed(first.value));
  if (!head.success) throw noBackup();
  if (head.data.edition !== edition) throw newerSchema([`backups of edition ${head.data.edition}`]);
  return { head: head.data, fill: (client) => fill(client, frames), close: () => reading.destroy() };
}

async function* unpacked(gunzip: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* gunzip;
  } catch (error) {
    // Whatever zlib says of bytes it cannot unpack, for people it is the same.
    throw error instanceof Error && "syscall" in error ? error : damaged();
  }
}

const tableFrame = z.object({ name: z.string(), columns: z.array(z.string()).min(1) });

async function fill(client: pg.ClientBase, frames: AsyncGenerator<Frame>): Promise<void> {
  const known = await backupTables(client);
  let next = await frames.next();
  while (!next.done) {
    const table = knownTable(known, next.value);
    let following: IteratorResult<Frame> | undefined;
    async function* rows() {
      for (following = await frames.next(); !following.done && following.value.kind === "R"; following = await frames.next())
        yield following.value.bytes;
    }
    await pipeline(rows, client.query(from(`${copyOf(table)} from stdin`))).catch((error: unknown) => {
      throw isBadData(error) ? damaged() : error;
    });
    if (!following) throw damaged();
    next = following;
  }
}

function knownTable(known: readonly Table[], frame: Frame): Table {
  const table = tableFrame.safeParse(frame.kind === "T" ? parsed(frame) : null);
  const found = table.success && known.find(({ name }) => name === table.data.name);
  if (!table.success || !found || table.data.columns.some((column) => !found.columns.includes(column))) throw damaged();
  return table.data;
}

function parsed({ bytes }: Frame): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return null;
  }
}

/** PostgreSQL's classes 22 and 23: rows it cannot read, or that break a rule of the tables. */
function isBadData(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && /^2[23]/.test(error.code);
}
