import "server-only";
import type { SourceHealth } from "@/lib/contracts/drift";
import { type HealthSpan, healthOver, type ToldHealth } from "@/lib/domain/health-course";
import { importIds } from "@/lib/server/agents/import-ids";
import { Shelf } from "@/lib/server/agents/kept";
import { toldHealthText } from "@/lib/server/agents/select";
import { pool } from "@/lib/server/database/pool";
import { countingQuery } from "@/lib/server/progress/counting";
import { thinned } from "@/lib/server/progress/moments";
import { loadTimeline } from "@/lib/server/projection/timeline";

const shelf = new Shelf<SourceHealth>(20);
const mostMoments = 100;

/** How the agents of the original fared, at each import of them. Excluded agents count as the original lists them. */
export function readSourceHealth(migrationId: string): Promise<SourceHealth> {
  return shelf.answer(migrationId, "health", async () => {
    const [timeline, spans, ids] = await Promise.all([
      loadTimeline(pool(), migrationId),
      spansOf(migrationId),
      importIds(pool(), migrationId),
    ]);
    const sources = new Set(timeline.groups.filter(({ role }) => role === "source").map(({ key }) => key));
    const imports = timeline.imports.filter(({ groupKeys }) => groupKeys.some((key) => sources.has(key)));
    const moments = thinned([...new Set(imports.map(({ at }) => at))], mostMoments);
    const counts = healthOver(spans, moments);
    return {
      moments: moments.flatMap((at, i) => {
        const told = counts[i];
        if (!told) return [];
        const own = imports.filter((one) => one.at === at);
        return [{ at: new Date(at).toISOString(), imports: own.map(({ number }) => ({ id: ids.get(number) ?? "", number })), ...told }];
      }),
    };
  });
}

type Row = { from: Date; to: Date | null; health: ToldHealth; count: number };

/** Agents, not listings: of several originals that tell the same of one it counts once, as in the list that a number opens. */
async function spansOf(migrationId: string): Promise<HealthSpan[]> {
  const rows = await countingQuery<Row>(
    `select p.from_at as "from", p.to_at as "to", told.health, count(*)::int as count
       from agent_period p cross join lateral (
         select distinct ${toldHealthText} as health
           from json_to_recordset(p.groups) as l (role text, health text, grey boolean, claimed boolean)
          where l.role = 'source' and not l.claimed) told
      where p.migration_id = $1
      group by 1, 2, 3`,
    [migrationId],
  );
  return rows.map(({ from, to, ...row }) => ({ ...row, from: from.getTime(), to: to?.getTime() ?? null }));
}
