import "server-only";
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type pg from "pg";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";
import { bytes, readRows } from "@/lib/server/database/rows";
import { temporaryFolder } from "./temporary-folder";

const chunkSize = 1 << 20;

/** Compresses a file on disk into pieces of 1 MB, off the main thread. */
export async function compress(path: string): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const piece of createReadStream(path).pipe(createGzip({ level: 1 }))) {
    waiting.push(piece);
    size += piece.length;
    if (size < chunkSize) continue;
    pieces.push(Buffer.concat(waiting));
    waiting = [];
    size = 0;
  }
  if (size) pieces.push(Buffer.concat(waiting));
  return pieces;
}

export async function storeFile(client: pg.PoolClient, migrationId: string, number: number, pieces: readonly Buffer[]): Promise<void> {
  for (const [position, data] of pieces.entries()) {
    await client.query("insert into import_chunk (migration_id, number, position, data) values ($1, $2, $3, $4)", [
      migrationId,
      number,
      position,
      data,
    ]);
  }
}

/** Does something with bytes as a file on the disk, which is gone afterwards. */
export async function onDisk<T>(bytes: Readable, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await temporaryFolder();
  try {
    const path = join(folder, "export");
    await pipeline(bytes, createWriteStream(path));
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The original file, byte for byte, read from the database piece by piece. */
export function openFile(migrationId: string, number: number, db: Queryable = pool()): Readable {
  async function* pieces() {
    for (let position = 0; ; position++) {
      const rows = await readRows(
        db,
        { data: bytes },
        "select data from import_chunk where migration_id = $1 and number = $2 and position = $3",
        [migrationId, number, position],
      );
      const piece = rows[0];
      if (!piece) return;
      yield piece.data;
    }
  }
  const packed = Readable.from(pieces());
  const unpacked = createGunzip();
  packed.on("error", (error) => unpacked.destroy(error));
  return packed.pipe(unpacked);
}
