import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "@/lib/domain/roles";
import { pool } from "@/lib/server/database/pool";
import { conflict, invalidRequest, ProblemError } from "./problem";

/**
 * A POST with an Idempotency-Key happens once per person and path for 24 hours. A running mark older than a quarter of
 * an hour belongs to a process that died, so that the key can be used again.
 */
const kept = "24 hours";
const abandoned = "15 minutes";

export type Answer = { status: number; headers: Record<string, string>; body: unknown };
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

/** Thrown through a verb that must not run again: the answer is there already. */
export class Replay extends Error {
  constructor(readonly answer: Answer) {
    super("This request was answered before.");
  }
}

/** Takes the key, or tells the answer that it already led to. */
export async function hold(actor: Actor, path: string, key: string, digest: string): Promise<{ hold: Hold; replay: Answer | null }> {
  const mine: Hold = { actor: `${actor.kind}:${actor.id}`, path, key };
  await pool().query(
    `delete from idempotency where "created_at" < now() - $1::interval or (status is null and "created_at" < now() - $2::interval)`,
    [kept, abandoned],
  );
  const taken = await pool().query(`insert into idempotency (actor, path, key, digest) values ($1, $2, $3, $4) on conflict do nothing`, [
    mine.actor,
    path,
    key,
    digest,
  ]);
  if (taken.rowCount === 1) return { hold: mine, replay: null };
  const found = await pool().query<{ digest: string; status: number | null; answer: Omit<Answer, "status"> | null }>(
    "select digest, status, answer from idempotency where actor = $1 and path = $2 and key = $3",
    [mine.actor, path, key],
  );
  const row = found.rows[0];
  if (row && row.digest !== digest)
    throw new ProblemError(422, "idempotency-mismatch", "This Idempotency-Key was used with another request.");
  if (!row?.status || !row.answer) throw conflict("idempotency-running", "The first request with this Idempotency-Key is still running.");
  return { hold: mine, replay: { ...row.answer, status: row.status } };
}

export async function keep({ actor, path, key }: Hold, { status, headers, body }: Answer): Promise<void> {
  await pool().query("update idempotency set status = $4, answer = $5 where actor = $1 and path = $2 and key = $3", [
    actor,
    path,
    key,
    status,
    JSON.stringify({ headers, body }),
  ]);
}

export async function release({ actor, path, key }: Hold): Promise<void> {
  await pool().query("delete from idempotency where actor = $1 and path = $2 and key = $3 and status is null", [actor, path, key]);
}
