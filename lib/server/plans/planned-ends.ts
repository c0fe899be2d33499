import "server-only";
import type { AgentDecisions } from "@/lib/domain/agent-sightings";
import { rangeOf } from "@/lib/server/answers/date-range";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadListedEnds } from "./listed-ends";
import { loadPlannedRows } from "./planned-rows";

/** When people announced that computers go out of service, by name: full ones and first labels. */
export type PlannedEnds = ReadonlyMap<string, AgentDecisions["endsPlanned"]>;

export async function loadPlannedEnds(db: Queryable, migrationId: string): Promise<PlannedEnds> {
  const announced = (await loadPlannedRows(db, migrationId)).filter(
    ({ kind, archivedAt }) => kind === "decommission" && archivedAt === null,
  );
  const rows = [...announced, ...(await loadListedEnds(db, migrationId)).map((end) => ({ ...end, to: null }))];
  if (!rows.length) return new Map();
  const own = await tables(db).migration.findUnique({ where: { id: migrationId }, select: { timeZone: true } });
  const byName = new Map<string, { from: number; until: number | null }[]>();
  for (const { names, from, to } of rows) {
    const { from: since, before } = rangeOf(from, to ?? undefined, own?.timeZone ?? "UTC");
    const end = { from: since?.getTime() ?? 0, until: before?.getTime() ?? null };
    for (const name of names) byName.set(name, [...(byName.get(name) ?? []), end]);
  }
  return byName;
}
