import "server-only";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadGroups, loadNamedBuilds, loadTimes } from "@/lib/server/estate/timeline";
import { rulesVersion } from "./rules";

/** What a projection of this migration is to be made with now. */
export async function rulesNow(db: Queryable, migrationId: string): Promise<string> {
  return rulesVersion({ groups: await loadGroups(db, migrationId), namedBuilds: await loadNamedBuilds(db), ...(await loadTimes(db)) });
}
