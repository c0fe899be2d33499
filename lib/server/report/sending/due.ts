import "server-only";
import { v7 } from "uuid";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import { notify } from "@/lib/server/events/notify";
import { nextRun } from "./next-run";
import { addJob, type ScheduleRow, scheduleColumns, writeSending } from "./rows";

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

/** Jobs are not in backups: what was still to be sent gets its job again. */
export async function resumeSendings(): Promise<void> {
  const { rows } = await pool().query<{ id: string }>("select id from report_sending where state in ('waiting', 'sending', 'retrying')");
  for (const { id } of rows) await addJob({ query: pool().query.bind(pool()) }, id);
}
