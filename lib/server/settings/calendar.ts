import "server-only";
import type { Calendar, CalendarInput } from "@/lib/contracts/calendar";
import { weekends } from "@/lib/domain/forecast/calendar";
import { requireRevision } from "@/lib/server/answers/preconditions";
import type { Queryable } from "@/lib/server/database/queryable";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { record } from "@/lib/server/events/record";
import type { MigrationRow } from "@/lib/server/migrations/row";

/** Days without work in a migration; weekends until somebody says otherwise. */
export async function readCalendar(db: Queryable, migrationId: string): Promise<Calendar> {
  const { rows } = await db.query<Omit<Calendar, "setAt"> & { setAt: Date }>(
    `select weekdays, dates, revision, set_by as "setBy", set_at as "setAt" from work_calendar where migration_id = $1`,
    [migrationId],
  );
  const [row] = rows;
  if (!row) return { weekdays: [...weekends.weekdays], dates: [], setBy: null, setAt: null, revision: 0 };
  return { ...row, setAt: row.setAt.toISOString() };
}

/** Sets the whole calendar. Setting what holds already is no change and no event. */
export async function setCalendar(
  { actor, now, requestId }: Call,
  migration: Pick<MigrationRow, "id" | "name">,
  input: CalendarInput,
  ifMatch: number | null,
): Promise<Calendar> {
  return await transaction(async (client) => {
    await client.query("select 1 from migration where id = $1 for update", [migration.id]);
    const before = await readCalendar(client, migration.id);
    requireRevision(ifMatch, before.revision, before);
    if (JSON.stringify(facts(before)) === JSON.stringify(facts(input))) return before;
    await client.query(
      `insert into work_calendar (migration_id, weekdays, dates, revision, set_by, set_at) values ($1, $2, $3, 1, $4, $5)
       on conflict (migration_id) do update set weekdays = excluded.weekdays, dates = excluded.dates,
         revision = work_calendar.revision + 1, set_by = excluded.set_by, set_at = excluded.set_at`,
      [migration.id, input.weekdays, JSON.stringify(input.dates), actor.name, now],
    );
    await record(client, {
      migrationId: migration.id,
      at: now,
      actor,
      verb: "calendar.edit",
      subject: { kind: "migration", id: migration.id, name: migration.name },
      requestId,
      summary: `${actor.name} set the days without work: ${input.weekdays.length} of the week, ${input.dates.length} single.`,
      before: facts(before),
      after: facts(input),
    });
    await notify(client, { migration: migration.id, subject: "migration", id: migration.id });
    return await readCalendar(client, migration.id);
  });
}

const facts = ({ weekdays, dates }: Pick<Calendar, "weekdays" | "dates">) => ({
  weekdays,
  dates: dates.map(({ date, name }) => ({ date, name })),
});
