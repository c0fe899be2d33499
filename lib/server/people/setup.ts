import "server-only";
import { timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import type { SetupState, setupInput } from "@/lib/contracts/people";
import { conflict, ProblemError, tooMany } from "@/lib/server/answers/problem";
import { type AttemptLimit, attempt } from "@/lib/server/auth/attempts";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { settings } from "@/lib/server/process/settings";
import { createPerson, type PersonRow } from "./people";

const setupLock = 72_707_010;
/** For all addresses together: there is one first visit. */
const codes: AttemptLimit = { most: 20, seconds: 600 };

/** Whether nobody has an account yet. */
export async function setupNeeded(): Promise<boolean> {
  const found = await pool().query(`select 1 from "user" limit 1`);
  return found.rowCount === 0;
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
  return transaction(async (client) => {
    await client.query("select pg_advisory_xact_lock($1)", [setupLock]);
    const others = await client.query(`select 1 from "user" limit 1`);
    if (others.rowCount !== 0) throw done();
    return createPerson(
      client,
      { name: input.name, email: input.email, password: input.password, role: "admin" },
      { actor: "self", now, requestId },
    );
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
