import "server-only";
import type pg from "pg";
import type { Queryable } from "./queryable";

/** Whether a value is what a column should hold. */
export type Is<T> = (value: unknown) => value is T;
export type RowOf<S extends Record<string, Is<unknown>>> = { [K in keyof S]: S[K] extends Is<infer T> ? T : never };

export const int: Is<number> = (value): value is number => Number.isInteger(value);
export const text: Is<string> = (value) => typeof value === "string";
export const flag: Is<boolean> = (value) => typeof value === "boolean";
export const instant: Is<Date> = (value) => value instanceof Date;
export const bytes: Is<Buffer> = (value) => Buffer.isBuffer(value);
export const orNull =
  <T>(is: Is<T>): Is<T | null> =>
  (value): value is T | null =>
    value === null || is(value);
export const listOf =
  <T>(is: Is<T>): Is<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(is);
export const oneOf =
  <T>(words: readonly T[]): Is<T> =>
  (value): value is T =>
    words.some((word) => word === value);
/** JSON that this code alone writes: what stands in it is said here and not looked at again. */
export const json =
  <T extends object>(): Is<T> =>
  (value): value is T =>
    typeof value === "object" && value !== null;

/**
 * Rows of a question over a set, each column looked at as a cheap test allows, so that very many cost nothing to speak of. What is few and nested is parsed
 * by a schema (asked.ts); what is no set is asked through Prisma.
 */
export async function readRows<S extends Record<string, Is<unknown>>>(
  db: Pick<Queryable, "query">,
  columns: S,
  question: string | pg.QueryConfig,
  values: readonly unknown[] = [],
): Promise<RowOf<S>[]> {
  const { rows } = await db.query<Record<string, unknown>>(question, [...values]);
  return rows.map(rowIn(columns));
}

/** A row whose columns were looked at. */
export function rowIn<S extends Record<string, Is<unknown>>>(columns: S): (row: Record<string, unknown>) => RowOf<S> {
  const tests = Object.entries(columns);
  const isRow = (row: Record<string, unknown>): row is RowOf<S> => tests.every(([name, is]) => is(row[name]));
  return (row) => {
    if (isRow(row)) return row;
    const wrong = tests.flatMap(([name, is]) => (is(row[name]) ? [] : [name]));
    throw new TypeError(`The database answered something else than expected in ${wrong.join(", ")}.`);
  };
}
