import "server-only";
import { StringDecoder } from "node:string_decoder";
import type pg from "pg";
import { to } from "pg-copy-streams";

/**
 * Rows of a question as COPY writes them, one line each: a tab between values, \N for null. Nothing of them is kept here, and other work goes on
 * between the pieces that the database sends.
 */
export async function copyOut(client: pg.ClientBase, question: string, take: (line: string) => void): Promise<void> {
  const decoder = new StringDecoder();
  let rest = "";
  for await (const piece of client.query(to(`copy (${question}) to stdout`))) {
    const text = rest + decoder.write(piece);
    let begin = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", begin)) {
      take(text.slice(begin, end));
      begin = end + 1;
    }
    rest = text.slice(begin);
  }
}

/** A value as it was before COPY wrote it. */
export function uncopied(text: string): string {
  return text.includes("\\") ? text.replace(/\\([bfnrtv\\])/g, (_, letter: string) => escaped[letter] ?? letter) : text;
}

const escaped: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
