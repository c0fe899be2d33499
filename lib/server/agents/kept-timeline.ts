import "server-only";
import { pool } from "@/lib/server/database/pool";
import { keptWithFacts } from "@/lib/server/estate/kept-with";
import { loadTimeline } from "@/lib/server/projection/timeline";
import { importIds } from "./import-ids";

/** The imports of agents that count, with ids of imports by their number: whatever is told of agents tells of these too. */
export const keptTimeline = keptWithFacts(async ({ migrationId }) => {
  const [timeline, ids] = await Promise.all([loadTimeline(pool(), migrationId), importIds(pool(), migrationId)]);
  return { timeline, ids };
});
