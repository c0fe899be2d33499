import "server-only";
import { timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import type { SetupState, setupInput } from "@/lib/contracts/people";
import { attempt, type Limit } from "@/lib/server/auth/attempts";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import { conflict, ProblemError, tooMany } from "@/lib/server/http/problem";
import { settings } from "@/lib/server/settings";
import { createPerson, type Person } from "./people";

const setupLock = 72_707_010;
/** For all addresses together: there is one first visit. */
const codes: Limit = { most: 20, seconds: 600 };

export async function setupNeeded(): Promise<SetupState> {
  const found = await pool().query(`select 1 from "user" limit 1`);
  const needed = found.rowCount === 0;
  return { needed, codeNeeded: needed && Boolean(settings().setupCode) };
}

/** Makes the first administrator. Of two at once, one wins. */
export async function createFirstPerson(input: z.output<typeof setupInput>, now: Date, requestId: string): Promise<Person> {
  if (!(await setupNeeded()).needed) throw done();
  await checkCode(input.code, now);
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

async function checkCode(given: string | undefined, now: Date): Promise<void> {
  const { setupCode } = settings();
  if (!setupCode) return;
  const wait = await attempt("setup", codes, now);
  if (wait !== null) throw tooMany(wait);
  if (!same(given ?? "", setupCode))
    throw new ProblemError(403, "wrong-setup-code", "The setup code is not right. The server printed it when it started.");
}

function same(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given.trim()), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function done(): ProblemError {
  return conflict("setup-done", "The first account was made already. Sign in, or ask an administrator for an account.");
}
