import "server-only";
import { v7 } from "uuid";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import { notify } from "@/lib/server/events/notify";
import { nextRun } from "./next-run";
import { type ScheduleRow, scheduleColumns, writeSending } from "./rows";

/**
 * Makes a sending of every schedule that is due. Runs missed while nothing ran are one sending, not many. Several processes may
 * do this at once: who holds a schedule's row alone moves it on.
 */
export async function makeDueSendings(now: Date): Promise<number> {
  return await transaction(async (client) => {
    const { rows } = await client.query<ScheduleRow & { timeZone: string }>(
      `select ${scheduleColumns}, (select time_zone from migration m where m.id = p.migration_id) as "timeZone" from report_schedule p
       where next_at <= $1 and archived_at is null and exists (select from migration m where m.id = p.migration_id and m.archived_at is null)
       order by next_at limit 100 for update skip locked`,
      [now],
    );
    for (const schedule of rows) {
      if (schedule.nextAt) await writeSending(client, { schedule, id: v7(), scheduledFor: schedule.nextAt, askedBy: null });
      const next = nextRun(schedule.cron, schedule.timeZone, now);
      await client.query("update report_schedule set next_at = $3 where migration_id = $1 and id = $2", [
        schedule.migrationId,
        schedule.id,
        next,
      ]);
      await notify(client, { migration: schedule.migrationId, subject: "report", id: schedule.id });
    }
    return rows.length;
  });
}

/** A run that lies behind the next one by the clock of now was worked out by a clock that was ahead: it is worked out anew. */
export async function correctSchedules(now: Date): Promise<void> {
  const { rows } = await pool().query<{ id: string; cron: string; nextAt: Date; timeZone: string }>(
    `select p.id, p.cron, p.next_at as "nextAt", m.time_zone as "timeZone" from report_schedule p join migration m on m.id = p.migration_id
     where p.next_at > $1 and p.archived_at is null`,
    [now],
  );
  for (const { id, cron, nextAt, timeZone } of rows) {
    const next = nextRun(cron, timeZone, now);
    if (next && next < nextAt)
      await pool().query("update report_schedule set next_at = $3 where id = $1 and next_at = $2", [id, nextAt, next]);
  }
}
