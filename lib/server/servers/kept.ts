import "server-only";
import type { Limit } from "@/lib/contracts/settings";
import { judgedAt } from "@/lib/domain/component-flags";
import { keptTimeline } from "@/lib/server/agents/kept-timeline";
import { pool } from "@/lib/server/database/pool";
import { estateOf } from "@/lib/server/estate/kept";
import { keptWithEstate } from "@/lib/server/estate/kept-with";
import { keptServerSightings } from "@/lib/server/projection/server-sightings";
import { readLimits } from "@/lib/server/settings/limits";
import { type Loaded, loadComponents } from "./load";

const kept = keptWithEstate(async (estate, limits: readonly Limit[], now: number) => {
  const [{ ids }, observed] = await Promise.all([keptTimeline(estate), keptServerSightings(estate)]);
  return await loadComponents(pool(), estate.migrationId, null, { limits, ids, observed, now });
});

/** Components as they stand. */
export async function keptComponents(migrationId: string): Promise<Loaded> {
  const [estate, limits] = await Promise.all([estateOf(migrationId), readLimits(pool())]);
  return await kept(estate, limits, judgedAt(new Date()));
}
