import "server-only";
import type { z } from "zod";
import { invalidInput } from "@/lib/server/answers/failure";
import { notFound } from "@/lib/server/answers/problem";
import { refuseUnstorable } from "./body";

/** A key once is a text, a key repeated a list. Unknown keys are dropped by the schema. */
export function parseQuery(url: string, schema: z.ZodType | undefined): unknown {
  if (!schema) return undefined;
  const keys = new URL(url).searchParams;
  const raw = Object.fromEntries([...new Set(keys.keys())].map((key) => [key, one(keys.getAll(key))]));
  const result = schema.safeParse(raw);
  if (!result.success) throw invalidInput(result.error, "query");
  return result.data;
}

function one(values: string[]): string | string[] {
  values.forEach(refuseUnstorable);
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}

export type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };

/** A path that no thing can have is simply not found. */
export async function parseParams(context: RouteContext | undefined, schema: z.ZodType | undefined): Promise<unknown> {
  if (!schema) return undefined;
  const result = schema.safeParse((await context?.params) ?? {});
  if (!result.success || JSON.stringify(result.data).includes("\\u0000")) throw notFound("This address");
  return result.data;
}
