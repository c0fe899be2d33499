import "server-only";
import type { NoticeAgent } from "@/lib/domain/notices/notices";
import type { Flag } from "@/lib/domain/stages";
import type { Queryable } from "@/lib/server/database/queryable";
import { json, readRows, text } from "@/lib/server/database/rows";
import { estateOf } from "@/lib/server/estate/kept";

/** Excluded agents that were in no export and are listed again. */
export async function loadListedAgain(db: Queryable, migrationId: string): Promise<NoticeAgent[]> {
  const keys = (await estateOf(migrationId))
    .at(null)
    .where({ flag: ["excludedButListed"], excluded: true })
    .keys();
  if (keys.length === 0) return [];
  const rows = await readRows(
    db,
    { fqdn: text, flags: json<Flag[]>(), excludedBy: text, reason: text },
    `select a.name as fqdn, p.flags, pl.excluded_by as "excludedBy", pl.excluded_reason as reason
       from agent a join agent_period p on p.migration_id = a.migration_id and p.agent_key = a.key and p.to_at is null
       join agent_plan pl on pl.migration_id = a.migration_id and pl.agent_key = a.key
      where a.migration_id = $1 and a.key = any($2) and pl.excluded_at is not null order by a.name`,
    [migrationId, keys],
  );
  return rows.map(({ flags, ...row }) => ({ ...row, since: flags.find(({ code }) => code === "excludedButListed")?.since ?? "" }));
}
