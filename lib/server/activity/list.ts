import "server-only";
import { z } from "zod";
import type { ActivityChoices, ActivityEvent, ActivityList, activityQuery } from "@/lib/contracts/activity";
import { cursorInstant, decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { rangeOf } from "@/lib/server/answers/date-range";
import { pool } from "@/lib/server/database/pool";
import { instant, int, json, oneOf, orNull, type RowOf, readRows, text } from "@/lib/server/database/rows";
import type { MigrationRow } from "@/lib/server/migrations/row";

export type ActivityQuery = z.output<typeof activityQuery>;
type Of = Pick<MigrationRow, "id" | "timeZone">;
type ActivityPage = Pick<ActivityList, "items" | "nextCursor">;

const position = z.tuple([cursorInstant, z.uuid()]);

/** Who did what, newest first. */
export async function listActivity(migration: Of, query: ActivityQuery): Promise<ActivityList> {
  const { where, values } = conditions(migration, query);
  const [page, [counted]] = await Promise.all([
    readPage(migration, query),
    readRows(pool(), { total: int }, `select count(*)::int as total from event where ${where}`, values),
  ]);
  return { ...page, total: counted?.total ?? 0 };
}

/** Who did anything at all in a migration, and to what kinds of things. */
export async function activityChoices(migrationId: string): Promise<ActivityChoices> {
  const [people, kinds] = await Promise.all([
    readRows(
      pool(),
      { id: text, name: text },
      `select actor_id as id, max(actor_name) as name from event where migration_id = $1 group by actor_id order by 2, 1 limit 200`,
      [migrationId],
    ),
    readRows(pool(), { kind: text }, `select distinct subject_kind as kind from event where migration_id = $1 order by 1`, [migrationId]),
  ]);
  return { people, kinds: kinds.map(({ kind }) => kind) };
}

/** What one change did to several things and says of each in the same words. */
const equal = `at, coalesce(request_id, id::text), verb,
  case when starts_with(summary, subject_name) then substr(summary, length(subject_name) + 1) else summary end`;

export async function readPage(migration: Of, query: ActivityQuery): Promise<ActivityPage> {
  const { where, values } = conditions(migration, query);
  const after = decodeCursor(query.cursor, position);
  const limit = query.limit + 1;
  const earlier = after ? `at <= $${values.push(after[0])} and (at < $${values.length} or id < $${values.push(after[1])}::uuid)` : "true";
  const until = after ? `at <= $${values.length - 1}` : "true";
  /* Equal ones share their moment: only so many moments are looked at as a page can show, and that of the cursor, of which nothing may be left. */
  const rows = query.folded
    ? `with moments as (select distinct at from event where ${where} and ${until} order by at desc limit ${limit + 1}),
       numbered as (
         select id, (count(*) over w)::int as alike, row_number() over (w order by id desc) as place from event
         where ${where} and ${until} and at >= (select min(at) from moments) window w as (partition by ${equal})
       )
       select event.*, alike from event join numbered using (id) where place = 1 and ${earlier}`
    : `select *, 1 as alike from event where ${where} and ${earlier}`;
  const found = await readRows(pool(), columns, `${rows} order by at desc, id desc limit ${limit}`, values);
  const items = found.slice(0, query.limit).map(toEvent);
  const last = found.length > query.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.at, last.id]) : null };
}

/** SQL of the filter, and its values from `$1` on. */
function conditions(migration: Of, { person, actor, subject, kind, alike, from, to }: ActivityQuery) {
  const values: unknown[] = [migration.id];
  const put = (value: unknown) => `$${values.push(value)}`;
  /* Signs that stand for anything stand for themselves. */
  const holds = (names: readonly string[], part: string) => {
    const pattern = put(`%${part.replace(/[\\%_]/g, "\\$&")}%`);
    return `(${names.map((name) => `${name} ilike ${pattern}`).join(" or ")})`;
  };
  const range = rangeOf(from, to, migration.timeZone);
  const where = [
    "migration_id = $1",
    range.from && `at >= ${put(range.from)}`,
    range.until && `at <= ${put(range.until)}`,
    range.before && `at < ${put(range.before)}`,
    person && holds(["actor_name", "actor_id"], person),
    subject && holds(["subject_kind", "subject_id", "subject_name"], subject),
    kind && `subject_kind = any(${put(kind)}::text[])`,
    actor && `actor_id = ${put(actor)}`,
    alike &&
      `at = (select at from event where id = ${put(alike)}) and (${equal}) = (select ${equal} from event where id = $${values.length})`,
  ];
  return { where: where.filter(Boolean).join(" and "), values };
}

const columns = {
  id: text,
  at: instant,
  actor_kind: oneOf(["person", "service", "system"] as const),
  actor_id: text,
  actor_name: text,
  verb: text,
  subject_kind: text,
  subject_id: text,
  subject_name: text,
  summary: text,
  before: orNull(json<Record<string, unknown>>()),
  after: orNull(json<Record<string, unknown>>()),
  reason: orNull(text),
  request_id: orNull(text),
  import_id: orNull(text),
  alike: int,
};

function toEvent(row: RowOf<typeof columns>): ActivityEvent {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    verb: row.verb,
    subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
    summary: row.summary,
    before: row.before,
    after: row.after,
    reason: row.reason,
    requestId: row.request_id,
    importId: row.import_id,
    alike: row.alike,
  };
}
