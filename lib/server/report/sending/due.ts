import "server-only";
import { v7 } from "uuid";
import { z } from "zod";
import { asked } from "@/lib/server/database/asked";
import { allTyped } from "@/lib/server/database/columns";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import { systemActor } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { nextRun } from "./next-run";
import { writeSending } from "./rows";

/**
 * Makes a sending of every schedule that is due. Runs missed while nothing ran are one sending, not many. Several processes may
 * do this at once: who holds a schedule's row alone moves it on.
 */
export async function makeDueSendings(now: Date): Promise<number> {
  return await change({ actor: systemActor, now }, { migrationId: null }, async (client) => {
    const held = await asked(client, z.object({ id: z.string() }), whoseTurn, [now]);
    const { reportSchedule } = tables(client);
    const schedules = allTyped("ReportSchedule", await reportSchedule.findMany({ where: { id: { in: held.map(({ id }) => id) } } }));
    for (const schedule of schedules) {
      const { migrationId, id, nextAt, cron } = schedule;
      if (nextAt) await writeSending(client, { schedule, id: v7(), scheduledFor: nextAt, askedBy: null });
      const next = nextRun(cron, await timeZoneOf(client, migrationId), now);
      await reportSchedule.updateMany({ where: { migrationId, id }, data: { nextAt: next } });
    }
    const news = schedules.map(({ migrationId: migration, id }) => ({ migration, subject: "report" as const, id }));
    return { answer: schedules.length, told: null, news };
  });
}

/** Whoever holds the row of a schedule leaves the others to others. */
const whoseTurn = `select id from report_schedule p
   where next_at <= $1 and archived_at is null and exists (select from migration m where m.id = p.migration_id and m.archived_at is null)
   order by next_at limit 100 for update skip locked`;

async function timeZoneOf(db: Queryable, migrationId: string): Promise<string> {
  return (await tables(db).migration.findUniqueOrThrow({ where: { id: migrationId }, select: { timeZone: true } })).timeZone;
}

/** A run that lies behind the next one by the clock of now was worked out by a clock that was ahead: it is worked out anew. */
export async function correctSchedules(now: Date): Promise<void> {
  const { reportSchedule } = tables(pool());
  for (const { id, migrationId, cron, nextAt } of await reportSchedule.findMany({ where: { nextAt: { gt: now }, archivedAt: null } })) {
    const next = nextRun(cron, await timeZoneOf(pool(), migrationId), now);
    if (next && nextAt && next < nextAt) await reportSchedule.updateMany({ where: { id, nextAt }, data: { nextAt: next } });
  }
}
