import "server-only";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Baseline } from "@/lib/contracts/drift";
import type { SourceFacts } from "@/lib/domain/drift/facts";
import { groupNames } from "@/lib/domain/management-groups";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadGroups } from "@/lib/server/projection/timeline";

export type BaselineRow = Omit<Baseline, "at" | "by" | "imports"> & { frozenAt: Date; frozenBy: string; imports: number[] };

const columns = `id, number, name, reason, frozen_at as "frozenAt", frozen_by as "frozenBy", imports, agents, servers, gateways, builds`;

/** Everything that was ever frozen of the original, the latest first. */
export async function loadBaselines(db: Queryable, migrationId: string): Promise<BaselineRow[]> {
  const { rows } = await db.query<BaselineRow>(`select ${columns} from baseline where migration_id = $1 order by number desc`, [
    migrationId,
  ]);
  return rows;
}

/** As people see it: imports with their names. */
export async function presentBaseline(db: Queryable, migrationId: string, row: BaselineRow): Promise<Baseline> {
  const { frozenAt, frozenBy, imports, ...rest } = row;
  const groups = await loadGroups(db, migrationId);
  const { rows } = await db.query<{ id: string; number: number; kind: string | null; groupKeys: number[]; capturedAt: Date | null }>(
    `select id, number, kind, group_keys as "groupKeys", captured_at as "capturedAt" from import
      where migration_id = $1 and number = any($2) order by number`,
    [migrationId, imports],
  );
  return {
    ...rest,
    at: frozenAt.toISOString(),
    by: frozenBy,
    imports: rows.map(({ groupKeys, capturedAt, ...one }) => ({
      ...one,
      groups: groupNames(groups, groupKeys),
      capturedAt: capturedAt?.toISOString() ?? null,
    })),
  };
}

export async function writeBaseline(db: Queryable, migrationId: string, row: BaselineRow, facts: SourceFacts): Promise<void> {
  const packed = await promisify(gzip)(JSON.stringify(facts));
  await db.query(
    `insert into baseline (migration_id, id, number, name, reason, frozen_at, frozen_by, imports, agents, servers, gateways, builds, facts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      migrationId,
      row.id,
      row.number,
      row.name,
      row.reason,
      row.frozenAt,
      row.frozenBy,
      row.imports,
      row.agents,
      row.servers,
      row.gateways,
      JSON.stringify(row.builds),
      packed,
    ],
  );
}

const kept = new Map<string, SourceFacts>();
const most = 4;

/** What was frozen. It never changes, so the latest few that were asked for are kept in memory. */
export async function readBaselineFacts(db: Queryable, migrationId: string, { id, number }: BaselineRow): Promise<SourceFacts> {
  const known = kept.get(id);
  if (known) return known;
  const { rows } = await db.query<{ facts: Buffer }>("select facts from baseline where migration_id = $1 and number = $2", [
    migrationId,
    number,
  ]);
  if (!rows[0]) throw new Error(`Baseline ${number} has no facts.`);
  const facts: SourceFacts = JSON.parse((await promisify(gunzip)(rows[0].facts)).toString());
  kept.set(id, facts);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return facts;
}
