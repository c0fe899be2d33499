import "server-only";
import type pg from "pg";
import { v7 } from "uuid";
import type { z } from "zod";
import type { ReportSchedule, ReportScheduleList, ReportSending, scheduleInput } from "@/lib/contracts/report-schedules";
import { cronWords } from "@/lib/domain/report/weekly";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { type EventInput, record } from "@/lib/server/events/record";
import type { MigrationRow } from "@/lib/server/migrations/row";
import { checkCron, nextRun } from "./next-run";
import {
  findSchedule,
  findSending,
  presentSchedule,
  presentSending,
  type ScheduleRow,
  schedulesOf,
  sendingsOf,
  writeSending,
} from "./rows";
import { mailState } from "./transport";

type Of = Pick<MigrationRow, "id" | "timeZone">;
type Said = z.output<typeof scheduleInput>;

export async function listSchedules(migrationId: string): Promise<ReportScheduleList> {
  const items = (await schedulesOf(pool(), migrationId)).map(presentSchedule);
  return { items, nextCursor: null, total: items.length, mail: mailState() };
}

export async function listSendings(migrationId: string) {
  const items = (await sendingsOf(pool(), migrationId)).map(presentSending);
  return { items, nextCursor: null, total: items.length };
}

export async function addSchedule(call: Call, migration: Of, said: Said): Promise<ReportSchedule> {
  checkCron(said.cron, migration.timeZone, call.now);
  const id = v7();
  return await transaction(async (client) => {
    await client.query(
      `insert into report_schedule (migration_id, id, name, cron, recipients, files, filter, paused, next_at, set_by, set_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [migration.id, id, ...valuesOf(call, migration, said)],
    );
    return await told(client, call, migration.id, id, {
      summary: `${said.name}: reports are sent. ${cronWords(said.cron)}.`,
      before: null,
      after: factsOf(said),
    });
  });
}

export async function editSchedule(call: Call, migration: Of, id: string, said: Said, ifMatch: number | null): Promise<ReportSchedule> {
  checkCron(said.cron, migration.timeZone, call.now);
  return await transaction(async (client) => {
    const before = await locked(client, migration.id, id, ifMatch);
    await client.query(
      `update report_schedule set name = $3, cron = $4, recipients = $5, files = $6, filter = $7, paused = $8, next_at = $9, set_by = $10,
         set_at = $11, revision = revision + 1 where migration_id = $1 and id = $2`,
      [migration.id, id, ...valuesOf(call, migration, said)],
    );
    return await told(client, call, migration.id, id, {
      summary: `${said.name}: the sending of reports changed.`,
      before: factsOf(before),
      after: factsOf(said),
    });
  });
}

export async function endSchedule(call: Call, migrationId: string, id: string, ifMatch: number | null): Promise<ReportSchedule> {
  return await transaction(async (client) => {
    const before = await locked(client, migrationId, id, ifMatch);
    await client.query(
      `update report_schedule set archived_at = $3, archived_by = $4, next_at = null, revision = revision + 1 where migration_id = $1 and id = $2`,
      [migrationId, id, call.now, call.actor.name],
    );
    await client.query(
      `update report_sending set state = 'failed', error = 'The schedule was ended.', retry_at = null
       where migration_id = $1 and schedule_id = $2 and state in ('waiting', 'retrying')`,
      [migrationId, id],
    );
    const ended = { ...before, nextAt: null, revision: before.revision + 1 };
    await tell(client, call, ended, { summary: `${before.name}: no more reports are sent.`, before: factsOf(before), after: null });
    return presentSchedule(ended);
  });
}

/** A sending by hand, whatever the schedule says; also of one that is paused. */
export async function askSending(call: Call, migrationId: string, id: string): Promise<ReportSending> {
  return await transaction(async (client) => {
    const schedule = await findSchedule(client, migrationId, id);
    if (!schedule) throw notFound("The schedule");
    const sending = v7();
    await writeSending(client, { schedule, id: sending, scheduledFor: call.now, askedBy: call.actor.name });
    await tell(client, call, schedule, {
      summary: `${schedule.name}: sent now, as asked.`,
      before: null,
      after: { recipients: schedule.recipients },
    });
    const row = await findSending(client, sending);
    if (!row) throw notFound("The sending");
    return presentSending(row);
  });
}

function valuesOf({ actor, now }: Call, { timeZone }: Of, { name, cron, recipients, files, filter, paused }: Said): unknown[] {
  const part = Object.fromEntries(Object.entries(filter).filter(([, values]) => values?.length));
  return [name, cron, recipients, files, JSON.stringify(part), paused, paused ? null : nextRun(cron, timeZone, now), actor.name, now];
}

async function locked(client: pg.PoolClient, migrationId: string, id: string, ifMatch: number | null): Promise<ScheduleRow> {
  const row = await findSchedule(client, migrationId, id, "for update");
  if (!row) throw notFound("The schedule");
  requireRevision(ifMatch, row.revision, presentSchedule(row));
  return row;
}

type Change = Pick<EventInput, "summary" | "before" | "after">;

async function told(client: pg.PoolClient, call: Call, migrationId: string, id: string, change: Change): Promise<ReportSchedule> {
  const row = await findSchedule(client, migrationId, id);
  if (!row) throw notFound("The schedule");
  await tell(client, call, row, change);
  return presentSchedule(row);
}

async function tell(client: pg.PoolClient, { actor, now: at, requestId }: Call, { migrationId, id, name }: ScheduleRow, change: Change) {
  await record(client, {
    migrationId,
    at,
    actor,
    requestId,
    verb: "reports.schedule",
    subject: { kind: "report schedule", id, name },
    ...change,
  });
  await notify(client, { migration: migrationId, subject: "report", id });
}

const factsOf = ({ cron, recipients, files, paused }: Pick<Said, "cron" | "recipients" | "files" | "paused">) => ({
  when: cronWords(cron),
  recipients,
  files,
  paused,
});
