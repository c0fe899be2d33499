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
import { tables } from "@/lib/server/database/prisma";
import { type By, change } from "@/lib/server/events/change";
import { makeReport, type ReportOf } from "../make";
import { packAgents, writeFrozenAgents } from "./agents";
import { digestOf } from "./digest";
import { readFrozen } from "./read";
import { nextNumber, writeFrozen } from "./rows";

/** Makes the report and keeps its data and the list of its agents for good. Named after its moment unless said otherwise; `within` goes with it or not at all. */
export async function freezeReport(
  call: By,
  migration: ReportOf,
  input: z.output<typeof freezeInput>,
  within?: (client: pg.PoolClient, number: number) => Promise<void>,
): Promise<FrozenReport> {
  const { name, ...query } = input;
  const { report, agents } = await makeAtRest(migration, query, call.now);
  const text = canonicalJson(report);
  const { id, timeZone } = migration;
  const number = await change(call, { migrationId: id, news: "report" }, async (client) => {
    const number = await nextNumber(client, id);
    const named = name ?? `Status of ${calendarDay(dateIn(Date.parse(report.asOf), timeZone))}`;
    const { asOf, filter, filterWords, progress } = report;
    const sha256 = digestOf(text);
    await writeFrozen(client, id, { number, name: named, asOf, filter, at: call.now, by: call.actor.name, text, sha256 });
    await writeFrozenAgents(client, id, number, agents);
    await within?.(client, number);
    return {
      answer: number,
      told: {
        verb: "reports.freeze",
        subject: { kind: "report", id: String(number), name: named },
        summary: `Report #${number} frozen: ${named}.`,
        after: {
          asOf,
          ...(filterWords ? { part: filterWords } : {}),
          done: `${count(progress.done)} of ${count(progress.total)}`,
          sha256,
        },
      },
    };
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
  const { migration, agentPlanRevision } = tables(pool());
  const [facts, plans] = await Promise.all([
    migration.findUnique({ where: { id: migrationId }, select: { factsRevision: true } }),
    agentPlanRevision.findUnique({ where: { migrationId } }),
  ]);
  return `${facts?.factsRevision} ${plans?.revision ?? 0}`;
}
