import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { z } from "zod";
import { invalidRequest } from "@/lib/server/answers/problem";
import { systemActor } from "@/lib/server/events/call";

/** Whoever can run commands beside the database acts as Tandem itself. */
export const operator = { ...systemActor, id: "command-line", name: "Command line" } as const;

/** A file that was named from where the caller stood (bin/tandem.mjs). */
export const fileNamed = (file: string): string => resolve(process.env.INIT_CWD ?? "", file);

export function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalidRequest(`--${z.core.toDotPath(issue?.path ?? [])}: ${issue?.message ?? "cannot be used"}`);
}

/** Kept off the command line, where other people on the machine could read it, and off the screen. */
export async function passwordLine(): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY) stderr.write("Password, not shown while you type: ");
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: stdin.isTTY });
  for await (const line of lines) {
    if (stdin.isTTY) stderr.write("\n");
    return line;
  }
  throw invalidRequest("Send the password as the first line of standard input.");
}
