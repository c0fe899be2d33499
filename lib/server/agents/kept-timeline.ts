import "server-only";
import type { Timeline } from "@/lib/domain/timeline";
import { pool } from "@/lib/server/database/pool";
import { loadTimeline } from "@/lib/server/projection/timeline";
import { importIds } from "./import-ids";
import { Shelf } from "./kept";

const shelf = new Shelf<{ timeline: Timeline; ids: ReadonlyMap<number, string> }>(200);

/** The imports of agents that count, with ids of imports by their number, kept until facts change: whatever is told of agents tells of these too. */
export function keptTimeline(migrationId: string): Promise<{ timeline: Timeline; ids: ReadonlyMap<number, string> }> {
  return shelf.answer(
    migrationId,
    "timeline",
    async () => {
      const [timeline, ids] = await Promise.all([loadTimeline(pool(), migrationId), importIds(pool(), migrationId)]);
      return { timeline, ids };
    },
    { planned: false },
  );
}
