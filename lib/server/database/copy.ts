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

const rowsPerChunk = 500;

/** Writes rows by COPY, in the transaction of the client, and returns how many. Other work goes on meanwhile. */
export async function copyRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  let count = 0;
  async function* chunks() {
    let lines: string[] = [];
    for await (const row of rows) {
      if (row.length !== columns.length) throw new TypeError(`${row.length} values for ${columns.length} columns of ${table}`);
      lines.push(copyLine(row));
      count += 1;
      if (lines.length < rowsPerChunk) continue;
      yield Buffer.from(lines.join(""));
      lines = [];
      await othersFirst();
    }
    if (lines.length > 0) yield Buffer.from(lines.join(""));
  }
  const statement = `copy ${quoteName(table)} (${columns.map(quoteName).join(", ")}) from stdin`;
  await pipeline(Readable.from(chunks(), { objectMode: false }), client.query(from(statement)));
  return count;
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function copyLine(row: readonly CopyValue[]): string {
  return `${row.map(copyField).join("\t")}\n`;
}

function copyField(value: CopyValue): string {
  const text = asText(value);
  return text === null ? "\\N" : text.replace(special, (character) => escapes[character] ?? character);
}

const special = /[\\\t\n\r\b\f\v]/g;
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\b": "\\b", "\f": "\\f", "\v": "\\v" };

function asText(value: CopyValue): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (value instanceof Date) return value.toISOString();
  if (isList(value)) return `{${value.map(element).join(",")}}`;
  if (typeof value === "object") return JSON.stringify("json" in value && Object.keys(value).length === 1 ? value.json : value);
  return String(value);
}

function isList(value: CopyValue): value is readonly Scalar[] {
  return Array.isArray(value);
}

function element(value: Scalar): string {
  const text = asText(value);
  return text === null ? "NULL" : `"${text.replace(/["\\]/g, "\\$&")}"`;
}
