import "server-only";
import { v7 } from "uuid";
import type { z } from "zod";
import type { ReportSchedule, ReportScheduleList, ReportSending, scheduleInput } from "@/lib/contracts/report-schedules";
import { cronWords } from "@/lib/domain/report/weekly";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Call } from "@/lib/server/events/call";
import { change, type Told } from "@/lib/server/events/change";
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
  return await changeSchedules(call, migration.id, async (db) => {
    await tables(db).reportSchedule.create({ data: { migrationId: migration.id, id, ...valuesOf(call, migration, said) } });
    const row = await found(db, migration.id, id);
    const summary = `${said.name}: reports are sent. ${cronWords(said.cron)}.`;
    return { answer: presentSchedule(row), row, event: { summary, before: null, after: factsOf(said) } };
  });
}

export async function editSchedule(call: Call, migration: Of, id: string, said: Said, ifMatch: number | null): Promise<ReportSchedule> {
  checkCron(said.cron, migration.timeZone, call.now);
  return await changeSchedules(call, migration.id, async (db) => {
    const before = await found(db, migration.id, id, ifMatch);
    const data = { ...valuesOf(call, migration, said), revision: before.revision + 1 };
    await tables(db).reportSchedule.updateMany({ where: { migrationId: migration.id, id }, data });
    const row = await found(db, migration.id, id);
    const summary = `${said.name}: the sending of reports changed.`;
    return { answer: presentSchedule(row), row, event: { summary, before: factsOf(before), after: factsOf(said) } };
  });
}

export async function endSchedule(call: Call, migrationId: string, id: string, ifMatch: number | null): Promise<ReportSchedule> {
  return await changeSchedules(call, migrationId, async (db) => {
    const before = await found(db, migrationId, id, ifMatch);
    const row = { ...before, nextAt: null, revision: before.revision + 1 };
    const data = { archivedAt: call.now, archivedBy: call.actor.name, nextAt: null, revision: row.revision };
    await tables(db).reportSchedule.updateMany({ where: { migrationId, id }, data });
    await tables(db).reportSending.updateMany({
      where: { migrationId, scheduleId: id, state: { in: ["waiting", "retrying"] } },
      data: { state: "failed", error: "The schedule was ended.", retryAt: null },
    });
    const summary = `${before.name}: no more reports are sent.`;
    return { answer: presentSchedule(row), row, event: { summary, before: factsOf(before), after: null } };
  });
}

/** A sending by hand, whatever the schedule says; also of one that is paused. */
export async function askSending(call: Call, migrationId: string, id: string): Promise<ReportSending> {
  return await changeSchedules(call, migrationId, async (db) => {
    const row = await found(db, migrationId, id);
    const sending = v7();
    await writeSending(db, { schedule: row, id: sending, scheduledFor: call.now, askedBy: call.actor.name });
    const made = await findSending(db, sending);
    if (!made) throw notFound("The sending");
    const summary = `${row.name}: sent now, as asked.`;
    return { answer: presentSending(made), row, event: { summary, before: null, after: { recipients: row.recipients } } };
  });
}

function valuesOf({ actor, now }: Call, { timeZone }: Of, { filter, paused, ...said }: Said) {
  const part = Object.fromEntries(Object.entries(filter).filter(([, values]) => values?.length));
  return { ...said, filter: part, paused, nextAt: paused ? null : nextRun(said.cron, timeZone, now), setBy: actor.name, setAt: now };
}

async function found(db: Queryable, migrationId: string, id: string, ifMatch: number | null = null): Promise<ScheduleRow> {
  const row = await findSchedule(db, migrationId, id);
  if (!row) throw notFound("The schedule");
  requireRevision(ifMatch, row.revision, presentSchedule(row));
  return row;
}

type Changed<T> = { answer: T; row: ScheduleRow; event: Pick<Told, "summary" | "before" | "after"> };

function changeSchedules<T>(call: Call, migrationId: string, make: (db: Queryable) => Promise<Changed<T>>): Promise<T> {
  return change(call, { migrationId, lock: `schedules ${migrationId}`, news: "report" }, async (client) => {
    const { answer, row, event } = await make(client);
    return { answer, told: { verb: "reports.schedule", subject: { kind: "report schedule", id: row.id, name: row.name }, ...event } };
  });
}

const factsOf = ({ cron, recipients, files, paused }: Pick<Said, "cron" | "recipients" | "files" | "paused">) => ({
  when: cronWords(cron),
  recipients,
  files,
  paused,
});
