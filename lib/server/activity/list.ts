import "server-only";
import { z } from "zod";
import type { ActivityEvent, activityQuery } from "@/lib/contracts/activity";
import { cursorInstant, decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { rangeOf } from "@/lib/server/answers/date-range";
import type { Event, Prisma } from "@/lib/server/database/client/client";
import { allTyped, type Typed } from "@/lib/server/database/columns";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { MigrationRow } from "@/lib/server/migrations/row";

export type ActivityQuery = z.output<typeof activityQuery>;
type Of = Pick<MigrationRow, "id" | "timeZone">;
export type ActivityPage = { items: ActivityEvent[]; nextCursor: string | null; total: number };

const position = z.tuple([cursorInstant, z.uuid()]);

/** Who did what, newest first. */
export async function listActivity(migration: Of, query: ActivityQuery): Promise<ActivityPage> {
  const [page, total] = await Promise.all([
    readPage(migration, query),
    tables(pool()).event.count({ where: conditions(migration, query) }),
  ]);
  return { ...page, total };
}

export async function readPage(migration: Of, query: ActivityQuery): Promise<Omit<ActivityPage, "total">> {
  const after = decodeCursor(query.cursor, position);
  const earlier = after ? [{ at: { lte: after[0] }, OR: [{ at: { lt: after[0] } }, { id: { lt: after[1] } }] }] : [];
  const where = { AND: [conditions(migration, query), ...earlier] };
  const order = [{ at: "desc" }, { id: "desc" }] as const;
  const found = await tables(pool()).event.findMany({ where, orderBy: [...order], take: query.limit + 1 });
  const items = allTyped("Event", found.slice(0, query.limit)).map(toEvent);
  const last = found.length > query.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.at, last.id]) : null };
}

function conditions(migration: Of, { person, subject, from, to }: ActivityQuery): Prisma.EventWhereInput {
  const range = rangeOf(from, to, migration.timeZone);
  const at = {
    ...(range.from && { gte: range.from }),
    ...(range.until && { lte: range.until }),
    ...(range.before && { lt: range.before }),
  };
  const by = person ? [{ OR: [{ actorName: holding(person) }, { actorId: holding(person) }] }] : [];
  const of = subject
    ? [{ OR: [{ subjectKind: holding(subject) }, { subjectId: holding(subject) }, { subjectName: holding(subject) }] }]
    : [];
  return { migrationId: migration.id, at, AND: [...by, ...of] };
}

/** Prisma leaves signs that stand for anything as they are. */
const holding = (text: string) => ({ contains: text.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" }) as const;

function toEvent(row: Typed<"Event", Event>): ActivityEvent {
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
