import "server-only";
import type pg from "pg";
import { v7 } from "uuid";
import type { EventVerb } from "@/lib/domain/event-verbs";
import type { Actor } from "@/lib/domain/roles";

/** What Tandem does by itself: a rebuild after a new version, for example. */
export const systemActor = { kind: "system", id: "tandem", name: "Tandem" } as const;
export type EventActor = { kind: Actor["kind"] | "system"; id: string; name: string };

export type EventInput = {
  /** Null for what concerns no migration: accounts, tokens. */
  migrationId: string | null;
  at: Date;
  actor: EventActor;
  verb: EventVerb;
  subject: { kind: string; id: string; name: string };
  /** The event in a sentence. */
  summary: string;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  reason?: string | null;
  requestId?: string | null;
  importId?: string | null;
};

/** Writes who did what, inside the transaction of the change itself: no event, no change. Answers the event's id. */
export async function record(client: Pick<pg.PoolClient, "query">, event: EventInput): Promise<string> {
  const id = v7();
  const { actor, subject } = event;
  await client.query(
    `insert into event (id, migration_id, at, actor_kind, actor_id, actor_name, verb, subject_kind, subject_id, subject_name,
       summary, before, after, reason, request_id, import_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      id,
      event.migrationId,
      event.at,
      actor.kind,
      actor.id,
      actor.name,
      event.verb,
      subject.kind,
      subject.id,
      kept(subject.name),
      kept(event.summary),
      json(event.before),
      json(event.after),
      event.reason ? kept(event.reason) : null,
      event.requestId ?? null,
      event.importId ?? null,
    ],
  );
  return id;
}

function json(value: Record<string, unknown> | null | undefined): string | null {
  return value ? JSON.stringify(value, (_key, one) => (typeof one === "string" ? kept(one) : one)) : null;
}

/** A refusal may quote any file; PostgreSQL keeps neither NUL nor half a letter. */
function kept(text: string): string {
  return text.replaceAll("\0", "\uFFFD").replace(/\p{Cs}/gu, "\uFFFD");
}
