import "server-only";
import { z } from "zod";
import { invalidRequest } from "./problem";

/** An instant within a cursor. ISO 8601 has years that PostgreSQL has not. */
export const cursorInstant = z.iso.datetime().refine((text) => text >= "1900");

/** A text within a cursor. PostgreSQL keeps no NUL in text. */
export const cursorText = z.string().refine((text) => !text.includes("\0"));

/** Where a list goes on: the sort values of its last row, so that rows added or removed meanwhile do not shift it. */
export function encodeCursor(position: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

export function decodeCursor<S extends z.ZodType>(cursor: string | undefined, schema: S): z.output<S> | null {
  if (cursor === undefined) return null;
  const result = schema.safeParse(parsed(cursor));
  if (!result.success) throw invalidRequest("The cursor is not one that this list gave.");
  return result.data;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
