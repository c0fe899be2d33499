import "server-only";
import { type LastSaid, lastSaidBy } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Estate } from "@/lib/server/estate/estate";
import { loadTimeline } from "@/lib/server/estate/timeline";
import { importIds } from "./import-ids";
import { keptTimeline } from "./kept-timeline";

/** Which import last said what a listing says, at a moment, and ids of imports by their number: links need them. */
export type Attribution = { lastSaid: LastSaid; ids: ReadonlyMap<number, string> };

export async function loadAttribution(db: Queryable, migrationId: string, moment: Date | null): Promise<Attribution> {
  const timeline = await loadTimeline(db, migrationId);
  return { lastSaid: lastSaidBy(timeline, moment?.getTime() ?? Number.POSITIVE_INFINITY), ids: await importIds(db, migrationId) };
}

/** The same of agents that are in memory. */
export async function attributionIn(estate: Estate, moment: Date | null): Promise<Attribution> {
  return { lastSaid: estate.at(moment).lastSaid, ids: (await keptTimeline(estate)).ids };
}
