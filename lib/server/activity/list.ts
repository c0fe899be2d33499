import "server-only";
import { z } from "zod";
import type { ActivityEvent, activityQuery } from "@/lib/contracts/activity";
import { cursorInstant, decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { rangeOf } from "@/lib/server/answers/date-range";
import { pool } from "@/lib/server/database/pool";
import type { MigrationRow } from "@/lib/server/migrations/row";

export type ActivityQuery = z.output<typeof activityQuery>;
type Of = Pick<MigrationRow, "id" | "timeZone">;
export type ActivityPage = { items: ActivityEvent[]; nextCursor: string | null; total: number };

const position = z.tuple([cursorInstant, z.uuid()]);

/** Who did what, newest first. */
export async function listActivity(migration: Of, query: ActivityQuery): Promise<ActivityPage> {
  const [page, counted] = await Promise.all([
    readPage(migration, query),
    pool().query<{ total: number }>(`select count(*)::int as total from event where ${conditions}`, valuesOf(migration, query)),
  ]);
  return { ...page, total: counted.rows[0]?.total ?? 0 };
}

export async function readPage(migration: Of, query: ActivityQuery): Promise<Omit<ActivityPage, "total">> {
  const after = decodeCursor(query.cursor, position);
  const found = await pool().query<EventRow>(
    `select id, at, actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", verb, subject_kind as "subjectKind",
       subject_id as "subjectId", subject_name as "subjectName", summary, before, after, reason, request_id as "requestId", import_id as "importId"
     from event where ${conditions} and ($7::timestamptz is null or (at, id) < ($7, $8::uuid)) order by at desc, id desc limit $9`,
    [...valuesOf(migration, query), after?.[0] ?? null, after?.[1] ?? null, query.limit + 1],
  );
  const items = found.rows.slice(0, query.limit).map(toEvent);
  const last = found.rows.length > query.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.at, last.id]) : null };
}

const conditions = `migration_id = $1
  and ($2::text is null or actor_name ilike $2 or actor_id ilike $2)
  and ($3::text is null or subject_kind ilike $3 or subject_id ilike $3 or subject_name ilike $3)
  and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at <= $5) and ($6::timestamptz is null or at < $6)`;

function valuesOf(migration: Of, { person, subject, from, to }: ActivityQuery): unknown[] {
  const range = rangeOf(from, to, migration.timeZone);
  return [migration.id, contains(person), contains(subject), range.from, range.until, range.before];
}

function contains(text: string | undefined): string | null {
  return text ? `%${text.replace(/[\\%_]/g, "\\$&")}%` : null;
}

type EventRow = {
  id: string;
  at: Date;
  actorKind: ActivityEvent["actor"]["kind"];
  actorId: string;
  actorName: string;
  verb: string;
  subjectKind: string;
  subjectId: string;
  subjectName: string;
  summary: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  requestId: string | null;
  importId: string | null;
};

function toEvent(row: EventRow): ActivityEvent {
  const { id, at, verb, summary, before, after, reason, requestId, importId } = row;
  return {
    id,
    at: at.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    verb,
    subject: { kind: row.subjectKind, id: row.subjectId, name: row.subjectName },
    summary,
    before,
    after,
    reason,
    requestId,
    importId,
  };
}
