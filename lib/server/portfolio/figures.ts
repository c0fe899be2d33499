import "server-only";
import type { Report } from "@/lib/contracts/report";
import type { AgentCounts } from "@/lib/domain/agent-counts";
import { pool } from "@/lib/server/database/pool";
import { json, readRows } from "@/lib/server/database/rows";
import { estateOf } from "@/lib/server/estate/kept";
import { revisionIn } from "@/lib/server/estate/reading";
import { countsOver } from "@/lib/server/progress/course";
import { countsOf } from "@/lib/server/progress/read";

/** What the agents of a migration come to now, and at each instant of an import (milliseconds). */
export type Figures = { counts: AgentCounts; course: (Omit<Report["course"][number], "date"> & { at: number })[] };

/**
 * The figures of a migration, worked out once for each revision of its agents and kept in the database: a page of all migrations needs
 * none of their agents. `instants`: of its imports, ascending.
 */
export async function figuresOf(migrationId: string, instants: readonly number[]): Promise<Figures> {
  const { facts, plans } = await revisionIn(pool(), migrationId);
  const rows = await readRows(
    pool(),
    { figures: json<Figures>() },
    "select figures from agent_figures where migration_id = $1 and facts = $2 and plans = $3",
    [migrationId, facts, plans],
  );
  const kept = rows[0]?.figures;
  // An import that moves no agent adds its instant all the same.
  if (kept && kept.course.map(({ at }) => at).join() === instants.join()) return kept;
  const estate = await estateOf(migrationId);
  const counts = countsOver(estate, instants);
  const figures: Figures = {
    counts: countsOf(estate.at(null).all()),
    course: instants.map((at, i) => ({
      at,
      scope: counts[i]?.total ?? 0,
      done: counts[i]?.done ?? 0,
      cutOver: counts[i]?.stages.cutOver ?? 0,
    })),
  };
  await pool().query(
    `insert into agent_figures (migration_id, facts, plans, figures) values ($1, $2, $3, $4)
     on conflict (migration_id) do update set facts = excluded.facts, plans = excluded.plans, figures = excluded.figures`,
    [migrationId, facts, plans, JSON.stringify(figures)],
  );
  return figures;
}
