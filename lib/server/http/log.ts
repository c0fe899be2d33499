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
};

/** One JSON line per mutation or error. Never a header, a query or a body: they may hold secrets. */
export function logRequest(line: Line): void {
  if (process.env.NODE_ENV === "test") return;
  const { actor, error, ...rest } = line;
  write({
    at: new Date().toISOString(),
    ...rest,
    actor: actor ? `${actor.kind}:${actor.id}` : null,
    ...(error === undefined ? {} : { error: told(error) }),
  });
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
