import "server-only";
import { z } from "zod";
import type { Queryable } from "./queryable";
import { int, readRows } from "./rows";

/** Rows of a question in SQL, each as its schema says: a column that is missing or holds something else is an error here, and not a surprise later. */
export async function asked<S extends z.ZodType>(
  db: Queryable,
  schema: S,
  text: string,
  values: readonly unknown[] = [],
): Promise<z.output<S>[]> {
  const { rows } = await db.query(text, [...values]);
  return z.array(schema).parse(rows);
}

/** The column `key` of a question: keys of agents. */
export const keysAsked = async (db: Queryable, text: string, values: readonly unknown[]): Promise<number[]> =>
  (await readRows(db, { key: int }, text, values)).map(({ key }) => key);
