import "server-only";
import type { Calendar, CalendarInput } from "@/lib/contracts/calendar";
import { weekends } from "@/lib/domain/forecast/calendar";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { typed } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import type { MigrationRow } from "@/lib/server/migrations/row";

/** Days without work in a migration; weekends until somebody says otherwise. */
export async function readCalendar(db: Queryable, migrationId: string): Promise<Calendar> {
  const row = await tables(db).workCalendar.findUnique({ where: { migrationId }, omit: { migrationId: true } });
  if (!row) return { weekdays: [...weekends.weekdays], dates: [], setBy: null, setAt: null, revision: 0 };
  return { ...typed("WorkCalendar", row), setAt: row.setAt.toISOString() };
}

/** Sets the whole calendar. Setting what holds already is no change and no event. */
export async function setCalendar(
  call: Call,
  { id, name }: Pick<MigrationRow, "id" | "name">,
  input: CalendarInput,
  ifMatch: number | null,
): Promise<Calendar> {
  return await change(call, { migrationId: id, lock: `migration ${id}`, news: "migration" }, async (client) => {
    const before = await readCalendar(client, id);
    requireRevision(ifMatch, before.revision, before);
    if (JSON.stringify(facts(before)) === JSON.stringify(facts(input))) return { answer: before, told: null };
    const said = { ...facts(input), revision: before.revision + 1, setBy: call.actor.name, setAt: call.now };
    await tables(client).workCalendar.upsert({ where: { migrationId: id }, create: { migrationId: id, ...said }, update: said });
    return {
      answer: await readCalendar(client, id),
      told: {
        verb: "calendar.edit",
        subject: { kind: "migration", id, name },
        summary: `${call.actor.name} set the days without work: ${input.weekdays.length} of the week, ${input.dates.length} single.`,
        before: facts(before),
        after: facts(input),
      },
    };
  });
}

const facts = ({ weekdays, dates }: Pick<Calendar, "weekdays" | "dates">) => ({
  weekdays,
  dates: dates.map(({ date, name }) => ({ date, name })),
});
