import "server-only";
import type { Queryable } from "@/lib/server/database/queryable";
import { rulesVersion } from "./rules";
import { loadGroups, loadNamedBuilds, loadTimes } from "./timeline";

/** What a projection of this migration is to be made with now. */
export async function rulesNow(db: Queryable, migrationId: string): Promise<string> {
  return rulesVersion({ groups: await loadGroups(db, migrationId), namedBuilds: await loadNamedBuilds(db), ...(await loadTimes(db)) });
}
