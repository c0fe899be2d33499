import "server-only";
import { v7 } from "uuid";
import type { EventVerb } from "@/lib/domain/event-verbs";
import { Prisma } from "@/lib/server/database/client/client";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import type { EventActor } from "./call";

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

/** Writes who did what, inside the transaction of the change itself: no event, no change. */
export async function record(db: Queryable, ...events: readonly EventInput[]): Promise<void> {
  await tables(db).event.createMany({ data: events.map(rowOf) });
}

function rowOf({ actor, subject, ...event }: EventInput): Prisma.EventCreateManyInput {
  return {
    id: v7(),
    migrationId: event.migrationId,
    at: event.at,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    verb: event.verb,
    subjectKind: subject.kind,
    subjectId: subject.id,
    subjectName: kept(subject.name),
    summary: kept(event.summary),
    before: json(event.before),
    after: json(event.after),
    reason: event.reason ? kept(event.reason) : null,
    requestId: event.requestId ?? null,
    importId: event.importId ?? null,
  };
}

function json(value: Record<string, unknown> | null | undefined): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value ? JSON.parse(JSON.stringify(value, (_key, one) => (typeof one === "string" ? kept(one) : one))) : Prisma.DbNull;
}

/** A refusal may quote any file; PostgreSQL keeps neither NUL nor half a letter. */
function kept(text: string): string {
  return text.replaceAll("\0", "\uFFFD").replace(/\p{Cs}/gu, "\uFFFD");
}
