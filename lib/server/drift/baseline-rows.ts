import "server-only";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Baseline } from "@/lib/contracts/drift";
import type { SourceFacts } from "@/lib/domain/drift/facts";
import { groupNames } from "@/lib/domain/management-groups";
import type { Baseline as Row } from "@/lib/server/database/client/client";
import { allTyped, type Typed } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadGroups } from "@/lib/server/estate/timeline";

export type BaselineRow = Omit<Typed<"Baseline", Row>, "migrationId" | "facts">;

/** Everything that was ever frozen of the original, the latest first. */
export async function loadBaselines(db: Queryable, migrationId: string): Promise<BaselineRow[]> {
  const omit = { migrationId: true, facts: true } as const;
  return allTyped("Baseline", await tables(db).baseline.findMany({ where: { migrationId }, orderBy: { number: "desc" }, omit }));
}

/** As people see it: imports with their names. */
export async function presentBaseline(db: Queryable, migrationId: string, row: BaselineRow): Promise<Baseline> {
  const { frozenAt, frozenBy, imports, ...rest } = row;
  const groups = await loadGroups(db, migrationId);
  const rows = await tables(db).import.findMany({
    where: { migrationId, number: { in: imports } },
    select: { id: true, number: true, kind: true, groupKeys: true, capturedAt: true },
    orderBy: { number: "asc" },
  });
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
  await tables(db).baseline.create({ data: { ...row, migrationId, facts: packed }, select: { id: true } });
}

const kept = new Map<string, SourceFacts>();
const most = 4;

/** What was frozen. It never changes, so the latest few that were asked for are kept in memory. */
export async function readBaselineFacts(db: Queryable, migrationId: string, { id, number }: BaselineRow): Promise<SourceFacts> {
  const known = kept.get(id);
  if (known) return known;
  const where = { migrationId_number: { migrationId, number } };
  const found = await tables(db).baseline.findUniqueOrThrow({ where, select: { facts: true } });
  const facts: SourceFacts = JSON.parse((await promisify(gunzip)(found.facts)).toString());
  kept.set(id, facts);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return facts;
}
