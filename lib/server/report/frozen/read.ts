import "server-only";
import { z } from "zod";
import type { FrozenReport, FrozenReportWhole, frozenReportQuery } from "@/lib/contracts/frozen-reports";
import type { Report } from "@/lib/contracts/report";
import { decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import { agentsIntact } from "./agents";
import { digestOf } from "./digest";
import { type FrozenRow, findFrozen, frozenText, pageOfFrozen } from "./rows";

const position = z.tuple([z.number().int().min(1).max(2_147_483_647)]);

export async function listFrozen(migrationId: string, { cursor, limit }: z.output<typeof frozenReportQuery>) {
  const after = decodeCursor(cursor, position);
  const [rows, total] = await Promise.all([
    pageOfFrozen(pool(), migrationId, after?.[0] ?? null, limit + 1),
    tables(pool()).frozenReport.count({ where: { migrationId } }),
  ]);
  const items = rows.slice(0, limit).map(present);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.number]) : null, total };
}

export async function readFrozen(migrationId: string, number: number): Promise<FrozenReport> {
  const row = await findFrozen(pool(), migrationId, number);
  if (!row) throw notFound("The report");
  return present(row);
}

/** The report as it was frozen, with whether its digest and that of its agents still hold. */
export async function readFrozenWhole(migrationId: string, number: number): Promise<FrozenReportWhole> {
  const [frozen, text, agents] = await Promise.all([
    readFrozen(migrationId, number),
    frozenText(pool(), migrationId, number),
    agentsIntact(migrationId, number),
  ]);
  if (text === null) throw notFound("The report");
  return { frozen, intact: agents && digestOf(text) === frozen.sha256, report: JSON.parse(text) as Report };
}

function present({ asOf, frozenAt, ...row }: FrozenRow): FrozenReport {
  return { ...row, asOf: asOf.toISOString(), frozenAt: frozenAt.toISOString() };
}
