import "server-only";
import type { Actor } from "@/lib/domain/roles";

type Line = {
  requestId: string;
  method: string;
  path: string;
  status: number;
  milliseconds: number;
  actor: Actor | null;
  code?: string | undefined;
  error?: unknown;
  /** Whoever asked went away before the answer. */
  gone?: boolean;
};

/** One JSON line per mutation or error. Never a header, a query or a body: they may hold secrets. */
export function logRequest(line: Line): void {
  if (process.env.NODE_ENV !== "test") write({ at: new Date().toISOString(), ...requestLine(line) });
}

/** What a line says. What failed because the client broke off is no fault of ours: 499, without a word of where it failed. */
export function requestLine({ actor, error, gone = false, code, status, ...rest }: Line): Record<string, unknown> {
  const by = { ...rest, actor: actor ? `${actor.kind}:${actor.id}` : null };
  if (gone && status >= 400) return { ...by, status: 499 };
  return { ...by, status, code, ...(error === undefined ? {} : { error: told(error) }) };
}

/** What is not a request: a lost LISTEN connection, for example. */
export function logNote(note: string, error?: unknown): void {
  if (process.env.NODE_ENV === "test") return;
  write({ at: new Date().toISOString(), note, ...(error === undefined ? {} : { error: told(error) }) });
}

function write(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function told(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error ? error.code : undefined;
  return {
    name: error.name,
    message: error.message,
    code,
    stack: error.stack
      ?.split("\n")
      .slice(1, 8)
      .map((l) => l.trim()),
  };
}
