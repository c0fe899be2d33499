import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as othersFirst } from "node:timers/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";
import { type CopyValue, copyLine } from "./copy-text";

const rowsPerChunk = 100;
/** So much is put into words ahead of what the database has taken, in bytes. */
const ahead = 1 << 20;

/** Writes rows by COPY, in the transaction of the client. Other work goes on meanwhile. */
export async function copyRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  function* lines() {
    for (const row of rows) {
      if (row.length !== columns.length) throw new TypeError(`${row.length} values for ${columns.length} columns of ${table}`);
      yield copyLine(row);
    }
  }
  await copyLines(client, table, columns, lines());
}

/** The same with rows that are lines of COPY already. */
export async function copyLines(client: pg.ClientBase, table: string, columns: readonly string[], lines: Iterable<string>): Promise<void> {
  await copyChunks(client, table, columns, chunksOf(lines));
}

/** The same with pieces of such lines. */
export async function copyChunks(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const statement = `copy ${quoteName(table)} (${columns.map(quoteName).join(", ")}) from stdin`;
  await pipeline(Readable.from(chunks, { objectMode: false, highWaterMark: ahead }), client.query(from(statement)));
}

async function* chunksOf(lines: Iterable<string>): AsyncGenerator<Buffer> {
  let chunk = "";
  let count = 0;
  for (const line of lines) {
    chunk += line;
    count += 1;
    if (count % rowsPerChunk !== 0) continue;
    yield Buffer.from(chunk);
    chunk = "";
    await othersFirst();
  }
  if (chunk) yield Buffer.from(chunk);
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
