import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate as othersFirst } from "node:timers/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";

type Scalar = string | number | boolean | Date | null | undefined;
/** Lists are arrays of text or numbers; objects are json. For a json list, wrap it: {json: [...]}. */
export type CopyValue = Scalar | readonly Scalar[] | Json;
type Json = { readonly json: unknown } | { readonly [key: string]: unknown };

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
  const statement = `copy ${quoteName(table)} (${columns.map(quoteName).join(", ")}) from stdin`;
  await pipeline(Readable.from(chunksOf(lines), { objectMode: false, highWaterMark: ahead }), client.query(from(statement)));
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

export function copyLine(row: readonly CopyValue[]): string {
  return `${copyFields(row)}\n`;
}

/** Some of the fields of a line, for lines that are put together. */
export function copyFields(values: readonly CopyValue[]): string {
  return values.map(copyField).join("\t");
}

function copyField(value: CopyValue): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "number" || typeof value === "boolean" || value instanceof Date) return plainText(value);
  const text = typeof value === "string" ? value : structureText(value);
  return special.test(text) ? text.replace(specials, (character) => escapes[character] ?? character) : text;
}

const special = /[\\\t\n\r\b\f\v]/;
const specials = new RegExp(special, "g");
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\v": "\\v" };

function plainText(value: number | boolean | Date): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

function structureText(value: readonly Scalar[] | Json): string {
  if (isList(value)) return value.length ? `{${value.map(element).join(",")}}` : "{}";
  return JSON.stringify("json" in value && Object.keys(value).length === 1 ? value.json : value);
}

function isList(value: readonly Scalar[] | Json): value is readonly Scalar[] {
  return Array.isArray(value);
}

function element(value: Scalar): string {
  if (value === null || value === undefined) return "NULL";
  return `"${typeof value === "string" ? value.replace(/["\\]/g, "\\$&") : plainText(value)}"`;
}
