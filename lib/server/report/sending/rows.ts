import "server-only";
import type pg from "pg";
import type { ReportSchedule, ReportSending } from "@/lib/contracts/report-schedules";
import { partWords } from "@/lib/domain/report/part-words";
import { mostAttempts } from "@/lib/domain/report/weekly";
import type { Queryable } from "@/lib/server/database/queryable";

export type ScheduleRow = Omit<ReportSchedule, "filterWords" | "nextAt" | "setAt"> & {
  migrationId: string;
  nextAt: Date | null;
  setAt: Date;
};

export const scheduleColumns = `migration_id as "migrationId", id, name, cron, recipients, files, filter, paused, next_at as "nextAt", set_by as "setBy",
  set_at as "setAt", revision`;

export async function schedulesOf(db: Queryable, migrationId: string): Promise<ScheduleRow[]> {
  const { rows } = await db.query<ScheduleRow>(
    `select ${scheduleColumns} from report_schedule where migration_id = $1 and archived_at is null order by id`,
    [migrationId],
  );
  return rows;
}

export async function findSchedule(
  db: Queryable,
  migrationId: string,
  id: string,
  lock: "for update" | "" = "",
): Promise<ScheduleRow | null> {
  const { rows } = await db.query<ScheduleRow>(
    `select ${scheduleColumns} from report_schedule where migration_id = $1 and id = $2 and archived_at is null ${lock}`,
    [migrationId, id],
  );
  return rows[0] ?? null;
}

export function presentSchedule({ migrationId: _, nextAt, setAt, ...row }: ScheduleRow): ReportSchedule {
  return { ...row, filterWords: partWords(row.filter), nextAt: nextAt?.toISOString() ?? null, setAt: setAt.toISOString() };
}

type Dates = "scheduledFor" | "startedAt" | "retryAt" | "sentAt";
export type SendingRow = Omit<ReportSending, Dates> & { migrationId: string; scheduledFor: Date } & Record<
    Exclude<Dates, "scheduledFor">,
    Date | null
  >;

const sendingColumns = `s.migration_id as "migrationId", s.id, s.schedule_id as schedule, p.name as "scheduleName", s.scheduled_for as "scheduledFor",
  s.asked_by as "askedBy", s.state, s.attempts, s.started_at as "startedAt", s.retry_at as "retryAt", s.sent_at as "sentAt", s.error, s.recipients,
  s.files, s.number`;
const joined = "report_sending s join report_schedule p on p.migration_id = s.migration_id and p.id = s.schedule_id";

export async function sendingsOf(db: Queryable, migrationId: string): Promise<SendingRow[]> {
  const { rows } = await db.query<SendingRow>(
    `select ${sendingColumns} from ${joined} where s.migration_id = $1 order by s.scheduled_for desc, s.id desc limit 100`,
    [migrationId],
  );
  return rows;
}

export async function findSending(db: Queryable, id: string): Promise<SendingRow | null> {
  const { rows } = await db.query<SendingRow>(`select ${sendingColumns} from ${joined} where s.id = $1`, [id]);
  return rows[0] ?? null;
}

export function presentSending({ migrationId: _, scheduledFor, startedAt, retryAt, sentAt, ...row }: SendingRow): ReportSending {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return { ...row, scheduledFor: scheduledFor.toISOString(), startedAt: text(startedAt), retryAt: text(retryAt), sentAt: text(sentAt) };
}

type NewSending = { schedule: ScheduleRow; id: string; scheduledFor: Date; askedBy: string | null };

/** A sending and its job, together or not at all. Answers false where this one was made before. */
export async function writeSending(
  client: Pick<pg.ClientBase, "query">,
  { schedule, id, scheduledFor, askedBy }: NewSending,
): Promise<boolean> {
  const written = await client.query(
    `insert into report_sending (migration_id, id, schedule_id, scheduled_for, asked_by, state, recipients, files)
     values ($1, $2, $3, $4, $5, 'waiting', $6, $7) on conflict (schedule_id, scheduled_for) do nothing`,
    [schedule.migrationId, id, schedule.id, scheduledFor, askedBy, schedule.recipients, schedule.files],
  );
  if (written.rowCount === 0) return false;
  await addJob(client, id);
  return true;
}

/** By which a sending's job is found, in SQL; `id` is an expression of its id as text. */
export const jobKey = (id: string): string => `'report sending ' || ${id}`;

/** Never a second job of one sending. */
export async function addJob(client: Queryable, sending: string): Promise<void> {
  await client.query(
    `select graphile_worker.add_job('sendReport', json_build_object('sending', $1::text), max_attempts => $2,
       job_key => ${jobKey("$1::text")}, job_key_mode => 'unsafe_dedupe')`,
    [sending, mostAttempts],
  );
}
