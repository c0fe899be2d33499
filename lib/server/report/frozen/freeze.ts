import "server-only";
import type pg from "pg";
import type { z } from "zod";
import type { FrozenReport, freezeInput } from "@/lib/contracts/frozen-reports";
import type { Report, ReportQuery } from "@/lib/contracts/report";
import { dateIn } from "@/lib/domain/forecast/calendar";
import { canonicalJson } from "@/lib/domain/report/canonical";
import { calendarDay } from "@/lib/domain/words/moments";
import { count } from "@/lib/domain/words/numbers";
import { conflict } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import { notify } from "@/lib/server/events/notify";
import { type EventActor, record } from "@/lib/server/events/record";
import { makeReport, type ReportOf } from "../make";
import { packAgents, writeFrozenAgents } from "./agents";
import { digestOf } from "./digest";
import { readFrozen } from "./read";
import { nextNumber, writeFrozen } from "./rows";

export type Freezing = { actor: EventActor; now: Date; requestId: string | null };

/** Makes the report and keeps its data and the list of its agents for good. Named after its moment unless said otherwise; `within` goes with it or not at all. */
export async function freezeReport(
  call: Freezing,
  migration: ReportOf,
  input: z.output<typeof freezeInput>,
  within?: (client: pg.PoolClient, number: number) => Promise<void>,
): Promise<FrozenReport> {
  const { name, ...query } = input;
  const { report, agents } = await makeAtRest(migration, query, call.now);
  const text = canonicalJson(report);
  const { id, timeZone } = migration;
  const { actor, now: at, requestId } = call;
  const number = await transaction(async (client) => {
    const number = await nextNumber(client, id);
    const named = name ?? `Status of ${calendarDay(dateIn(Date.parse(report.asOf), timeZone))}`;
    const { asOf, filter, filterWords, progress } = report;
    await writeFrozen(client, id, { number, name: named, asOf, filter, at, by: actor.name, text, sha256: digestOf(text) });
    await writeFrozenAgents(client, id, number, agents);
    await record(client, {
      migrationId: id,
      at,
      actor,
      requestId,
      verb: "reports.freeze",
      subject: { kind: "report", id: String(number), name: named },
      summary: `Report #${number} frozen: ${named}.`,
      after: {
        asOf,
        ...(filterWords ? { part: filterWords } : {}),
        done: `${count(progress.done)} of ${count(progress.total)}`,
        sha256: digestOf(text),
      },
    });
    await notify(client, { migration: id, subject: "report", id: String(number) });
    await within?.(client, number);
    return number;
  });
  return await readFrozen(id, number);
}

const tries = 4;

/** A report is made of several questions; where facts or plans changed between them it is made again, so that its numbers agree. */
async function makeAtRest(migration: ReportOf, query: ReportQuery, now: Date): Promise<{ report: Report; agents: Buffer }> {
  let before = await stateOf(migration.id);
  for (let tried = 0; tried < tries; tried++) {
    const report = await makeReport(migration, query, now);
    const agents = await packAgents(migration, query);
    const after = await stateOf(migration.id);
    if (after === before) return { report, agents };
    before = after;
  }
  throw conflict("conflict", "The migration is being changed at the moment. Freeze the report again when the import is through.");
}

async function stateOf(migrationId: string): Promise<string> {
  const { rows } = await pool().query<{ state: string }>(
    `select m.facts_revision || ' ' || coalesce(r.revision, 0) as state
     from migration m left join agent_plan_revision r on r.migration_id = m.id where m.id = $1`,
    [migrationId],
  );
  return rows[0]?.state ?? "";
}
