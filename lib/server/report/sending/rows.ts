import "server-only";
import type { ReportSchedule, ReportSending } from "@/lib/contracts/report-schedules";
import { partWords } from "@/lib/domain/report/part-words";
import { mostAttempts } from "@/lib/domain/report/weekly";
import type { ReportSchedule as Schedule, ReportSending as Sending } from "@/lib/server/database/client/client";
import { allTyped, type Typed, typed } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

export type ScheduleRow = Omit<Typed<"ReportSchedule", Schedule>, "archivedAt" | "archivedBy">;

const omit = { archivedAt: true, archivedBy: true } as const;

export async function schedulesOf(db: Queryable, migrationId: string): Promise<ScheduleRow[]> {
  const where = { migrationId, archivedAt: null };
  return allTyped("ReportSchedule", await tables(db).reportSchedule.findMany({ where, orderBy: { id: "asc" }, omit }));
}

export async function findSchedule(db: Queryable, migrationId: string, id: string): Promise<ScheduleRow | null> {
  const where = { migrationId_id: { migrationId, id }, archivedAt: null };
  const found = await tables(db).reportSchedule.findUnique({ where, omit });
  return found && typed("ReportSchedule", found);
}

export function presentSchedule({ migrationId: _, nextAt, setAt, ...row }: ScheduleRow): ReportSchedule {
  return { ...row, filterWords: partWords(row.filter), nextAt: nextAt?.toISOString() ?? null, setAt: setAt.toISOString() };
}

export type SendingRow = Omit<Typed<"ReportSending", Sending>, "scheduleId"> & Pick<ReportSending, "schedule" | "scheduleName">;

export async function sendingsOf(db: Queryable, migrationId: string): Promise<SendingRow[]> {
  const order = [{ scheduledFor: "desc" }, { id: "desc" }] as const;
  return await named(db, await tables(db).reportSending.findMany({ where: { migrationId }, orderBy: [...order], take: 100 }));
}

export async function findSending(db: Queryable, id: string): Promise<SendingRow | null> {
  return (await named(db, await tables(db).reportSending.findMany({ where: { id } })))[0] ?? null;
}

/** With the names of their schedules, also of those that were ended. */
async function named(db: Queryable, rows: Sending[]): Promise<SendingRow[]> {
  const ids = [...new Set(rows.map(({ scheduleId }) => scheduleId))];
  const schedules = await tables(db).reportSchedule.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(schedules.map(({ id, name }) => [id, name]));
  return allTyped("ReportSending", rows).map(({ scheduleId: schedule, ...row }) => ({
    ...row,
    schedule,
    scheduleName: names.get(schedule) ?? "",
  }));
}

export function presentSending({ migrationId: _, scheduledFor, startedAt, retryAt, sentAt, ...row }: SendingRow): ReportSending {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return { ...row, scheduledFor: scheduledFor.toISOString(), startedAt: text(startedAt), retryAt: text(retryAt), sentAt: text(sentAt) };
}

type NewSending = { schedule: ScheduleRow; id: string; scheduledFor: Date; askedBy: string | null };

/** A sending and its job, together or not at all. Answers false where this one was made before. */
export async function writeSending(db: Queryable, { schedule, id, scheduledFor, askedBy }: NewSending): Promise<boolean> {
  const { migrationId, id: scheduleId, recipients, files } = schedule;
  const data = { migrationId, id, scheduleId, scheduledFor, askedBy, state: "waiting", recipients, files } as const;
  const { count } = await tables(db).reportSending.createMany({ data, skipDuplicates: true });
  if (count === 0) return false;
  await addJob(db, id);
  return true;
}

/** By which a sending's job is found, in SQL; `id` is an expression of its id as text. */
export const jobKey = (id: string): string => `'report sending ' || ${id}`;

/** Never a second job of one sending. */
export async function addJob(db: Queryable, sending: string): Promise<void> {
  await db.query(
    `select graphile_worker.add_job('sendReport', json_build_object('sending', $1::text), max_attempts => $2,
       job_key => ${jobKey("$1::text")}, job_key_mode => 'unsafe_dedupe')`,
    [sending, mostAttempts],
  );
}
