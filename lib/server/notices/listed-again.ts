import "server-only";
import type { NoticeAgent } from "@/lib/domain/notices/notices";
import type { Flag } from "@/lib/domain/stages";
import type { Queryable } from "@/lib/server/database/queryable";

/** Excluded agents that were in no export and are listed again. */
export async function loadListedAgain(db: Queryable, migrationId: string): Promise<NoticeAgent[]> {
  const { rows } = await db.query<{ fqdn: string; flags: Flag[]; excludedBy: string; reason: string }>(
    `select a.name as fqdn, p.flags, pl.excluded_by as "excludedBy", pl.excluded_reason as reason
       from agent_now n join agent a on a.migration_id = n.migration_id and a.key = n.agent_key
       join agent_period p on p.migration_id = n.migration_id and p.agent_key = n.agent_key and p.to_at is null
       join agent_plan pl on pl.migration_id = n.migration_id and pl.agent_key = n.agent_key
      where n.migration_id = $1 and n.flag_codes @> '{excludedButListed}' and pl.excluded_at is not null`,
    [migrationId],
  );
  return rows.map(({ flags, ...row }) => ({ ...row, since: flags.find(({ code }) => code === "excludedButListed")?.since ?? "" }));
}
