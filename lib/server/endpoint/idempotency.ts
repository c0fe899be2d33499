import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/domain/roles";
import type { Answer } from "@/lib/server/answers/answer";
import { invalidRequest, ProblemError } from "@/lib/server/answers/problem";
import { typed } from "@/lib/server/database/columns";
import { isDatabaseGone } from "@/lib/server/database/gone";
import { pool } from "@/lib/server/database/pool";
import { livingBoots, presence } from "@/lib/server/database/presence";
import { prisma } from "@/lib/server/database/prisma";
import { ofProcess } from "@/lib/server/process/of-process";

/**
 * A POST with an Idempotency-Key happens once per person and path for 24 hours. A key that is still running belongs to a boot of
 * a process: when that has ended without an answer, the key is free at once.
 */
const kept = "24 hours";
/** What was kept by a clock that was ahead of this one by more than this goes as well. */
const ahead = "1 hour";

export type Hold = { actor: string; path: string; key: string };

export function idempotencyKey(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null || request.method !== "POST") return null;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw invalidRequest("Idempotency-Key must have 1 to 200 visible characters without blanks.");
  return key;
}

/** What makes two requests the same: what they ask and all that they send. Of an upload, `content` is what was received. */
export function digestOf(request: Request, content: Buffer | string | null): string {
  const hash = createHash("sha256").update(`${new URL(request.url).search}\n${request.headers.get("if-match") ?? ""}\n`);
  return hash.update(content ?? "").digest("hex");
}

/** The keys that this process works on, or has not yet told the database the end of. */
const running = ofProcess("idempotency.running", () => new Set<string>());
const nameOf = ({ actor, path, key }: Hold) => JSON.stringify([actor, path, key]);
/** Milliseconds until the database is told again, where it was away. */
const pause = 1_000;

/** Thrown through a verb that must not run again: the answer is there already. */
export class Replay extends Error {
  constructor(readonly answer: Answer) {
    super("This request was answered before.");
  }
}

/** Takes the key, or tells the answer that it already led to. */
export async function hold(actor: Actor, path: string, key: string, digest: string): Promise<{ hold: Hold; replay: Answer | null }> {
  const mine: Hold = { actor: `${actor.kind}:${actor.id}`, path, key };
  const name = nameOf(mine);
  // Said before anything is waited for: of two at once in this process only one takes the key.
  const busy = running.has(name);
  if (!busy) running.add(name);
  try {
    const replay = await take(mine, digest, busy);
    if (replay && !busy) running.delete(name);
    return { hold: mine, replay };
  } catch (error) {
    // Where the answer was lost, the key may be taken.
    if (!busy) await release(mine).catch(() => undefined);
    throw error;
  }
}

async function take({ actor, path, key }: Hold, digest: string, busy: boolean): Promise<Answer | null> {
  const boot = await presence().show();
  await pool().query(
    `delete from idempotency
     where case when status is null then boot is null or boot <> all($3) else created_at < now() - $1::interval or created_at > now() + $2::interval end`,
    [kept, ahead, [boot, ...(await livingBoots(pool()))]],
  );
  if (!busy) {
    const taken = await pool().query(
      `insert into idempotency as i (actor, path, key, digest, boot) values ($1, $2, $3, $4, $5)
       on conflict (actor, path, key) do update set digest = $4, created_at = now() where i.status is null and i.boot = $5`,
      [actor, path, key, digest, boot],
    );
    if (taken.rowCount === 1) return null;
  }
  const found = await prisma().idempotency.findUnique({ where: { actor_path_key: { actor, path, key } } });
  const row = found && typed("Idempotency", found);
  if (row && row.digest !== digest)
    throw new ProblemError(422, "idempotency-mismatch", "This Idempotency-Key was used with another request.");
  if (!row?.status || !row.answer) throw stillRunning();
  return { ...row.answer, status: row.status };
}

/** What was done must not be done again: the key stays taken until its answer is kept, however long the database is away. */
export async function keep(mine: Hold, { status, headers, body }: Answer): Promise<void> {
  const answer = JSON.parse(JSON.stringify({ headers, body }));
  await told(mine, () => prisma().idempotency.updateMany({ where: mine, data: { status, answer } }));
}

/** Other processes wait for a key of a living one, so the database hears that it is free once it can. */
export async function release(mine: Hold): Promise<void> {
  const { boot } = presence();
  await told(mine, () => prisma().idempotency.deleteMany({ where: { ...mine, boot, status: null } }));
}

/** Tells the database, later where it is away: nobody waits for that. Until then the key stays taken. */
async function told(mine: Hold, tell: () => Promise<unknown>): Promise<void> {
  try {
    await tell();
  } catch (error) {
    if (isDatabaseGone(error)) {
      setTimeout(() => void told(mine, tell).catch(() => undefined), pause).unref();
      return;
    }
    running.delete(nameOf(mine));
    throw error;
  }
  running.delete(nameOf(mine));
}

const stillRunning = () =>
  new ProblemError(
    409,
    "idempotency-running",
    "The first request with this Idempotency-Key is still running. Try again shortly.",
    {},
    { "retry-after": "1" },
  );
