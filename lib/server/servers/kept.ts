import "server-only";
import type { Limit } from "@/lib/contracts/settings";
import { pool } from "@/lib/server/database/pool";
import { estateOf } from "@/lib/server/estate/kept";
import { keptWithEstate } from "@/lib/server/estate/kept-with";
import { readLimits } from "@/lib/server/settings/limits";
import { type Loaded, loadComponents } from "./load";

const kept = keptWithEstate(({ migrationId }, limits: readonly Limit[]) => loadComponents(pool(), migrationId, null, limits));

/** Components as they stand. */
export async function keptComponents(migrationId: string): Promise<Loaded> {
  const [estate, limits] = await Promise.all([estateOf(migrationId), readLimits(pool())]);
  return await kept(estate, limits);
}
