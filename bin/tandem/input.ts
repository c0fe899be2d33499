import { createInterface } from "node:readline/promises";
import { z } from "zod";
import { systemActor } from "@/lib/server/activity/record";
import { invalidRequest } from "@/lib/server/http/problem";

/** Whoever can run commands beside the database acts as Tandem itself. */
export const operator = { ...systemActor, id: "command-line", name: "Command line" } as const;

export function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalidRequest(`--${z.core.toDotPath(issue?.path ?? [])}: ${issue?.message ?? "cannot be used"}`);
}

/** Kept off the command line, where other people on the machine could read it. */
export async function passwordLine(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write("Password: ");
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line;
  throw invalidRequest("Send the password as the first line of standard input.");
}
