import "server-only";
import { Refusal } from "@/lib/readers/refusal";
import { ProblemError } from "@/lib/server/answers/problem";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";

/** What was refused: a file that left nothing behind, or an import whose answers cannot be used. */
export type Refused = { kind: "file" | "import"; id: string; name: string; bytes?: number; sha256?: string };

/** Does the work; if the file is refused, keeps the log of the attempt and nothing else. */
export async function refusing<T>(call: Call, migrationId: string, subject: Refused, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await logRefusal(call, migrationId, subject, error);
    throw new ProblemError(error.code === "too-large" ? 413 : 422, error.code, error.detail, { issues: error.issues });
  }
}

export async function logRefusal(
  call: Call,
  migrationId: string,
  subject: Refused,
  { code, detail }: Pick<Refusal, "code" | "detail">,
): Promise<void> {
  const { kind, id, name, ...file } = subject;
  const told = {
    verb: "imports.refuse",
    importId: kind === "import" ? id : null,
    subject: { kind, id, name },
    summary: `${name} was refused: ${detail}`,
    after: { code, ...file },
  } as const;
  await change(call, { migrationId, news: "import" }, async () => ({ answer: undefined, told }));
}
