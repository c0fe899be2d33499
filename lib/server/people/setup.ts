import "server-only";
import { timingSafeEqual } from "node:crypto";
import { v7 } from "uuid";
import type { z } from "zod";
import type { SetupState, setupInput } from "@/lib/contracts/people";
import { conflict, ProblemError, tooMany } from "@/lib/server/answers/problem";
import { type AttemptLimit, attempt } from "@/lib/server/auth/attempts";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { settings } from "@/lib/server/process/settings";
import { createPerson, type PersonRow } from "./people";

/** For all addresses together: there is one first visit. */
const codes: AttemptLimit = { most: 20, seconds: 600 };

/** Whether nobody has an account yet. */
export async function setupNeeded(): Promise<boolean> {
  return (await tables(pool()).user.findFirst({ select: { id: true } })) === null;
}

/** The same for whoever asks with these headers. */
export async function setupState(headers: Headers): Promise<SetupState> {
  const needed = await setupNeeded();
  return { needed, codeNeeded: needed && codeFor(headers) !== undefined };
}

/** Makes the first administrator. Of two at once, one wins. */
export async function createFirstPerson(
  { now, requestId }: Pick<Call, "now" | "requestId">,
  input: z.output<typeof setupInput>,
  headers: Headers,
): Promise<PersonRow> {
  if (!(await setupNeeded())) throw done();
  await checkCode(input.code, codeFor(headers), now);
  const { name, email, password } = input;
  const id = v7();
  const by = { actor: { kind: "person", id, name }, now, requestId } as const;
  return await change(by, { migrationId: null, lock: "accounts" }, async (client) => {
    if (await tables(client).user.count()) throw done();
    return await createPerson(client, { id, name, email, password, role: "admin" }, by);
  });
}

/** The header is the server's own word (bin/forwarding.mjs): the request comes through a proxy, so it may be anybody's. */
function codeFor(headers: Headers): string | undefined {
  const { setupCode, setupFreeHere } = settings();
  return setupFreeHere && !headers.has("x-tandem-passed-on") ? undefined : setupCode;
}

async function checkCode(given: string | undefined, setupCode: string | undefined, now: Date): Promise<void> {
  if (!setupCode) return;
  const wait = await attempt("setup", codes, now);
  if (wait !== null) throw tooMany(wait);
  if (!same(given ?? "", setupCode))
    throw new ProblemError(403, "wrong-setup-code", "The setup code is not right. Look for it in what the server printed.");
}

function same(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given.trim()), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function done(): ProblemError {
  return conflict("setup-done", "The first account was made already. Sign in, or ask an administrator for an account.");
}
