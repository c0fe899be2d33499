import "server-only";
import { pool } from "@/lib/server/database/pool";
import { keptWithFacts } from "@/lib/server/estate/kept-with";
import { importIds } from "./import-ids";

/** The imports of agents that count, with ids of imports by their number: whatever is told of agents tells of these too. */
export const keptTimeline = keptWithFacts(async ({ migrationId, timeline }) => ({ timeline, ids: await importIds(pool(), migrationId) }));
