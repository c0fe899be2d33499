import "server-only";
import type { PolledKind } from "@/lib/domain/polled/kinds";
import type { Statement } from "@/lib/domain/retire/conditions";
import { allTyped, dayOf } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

/** Who opened the Retire phase; null while it is not open. */
export function findRetirement(db: Queryable, migrationId: string) {
  return tables(db).retirement.findUnique({ where: { migrationId }, omit: { migrationId: true } });
}

export type Statements = Partial<Record<PolledKind, Statement>>;
/** An original with what leads said of it. `on` is a calendar date. */
export type Original = {
  key: number;
  id: string;
  name: string;
  retired: { on: string; at: string; by: string; reason: string } | null;
  statements: Statements;
};

/** The originals of a migration, in their order. */
export async function loadOriginals(db: Queryable, migrationId: string): Promise<Original[]> {
  const { managementGroup, groupRetirement, groupStatement } = tables(db);
  const [groups, retired, stated] = await Promise.all([
    managementGroup.findMany({ where: { migrationId, role: "source" }, orderBy: { key: "asc" } }),
    groupRetirement.findMany({ where: { migrationId } }),
    groupStatement.findMany({ where: { migrationId } }),
  ]);
  return groups.map(({ key, id, name }) => {
    const left = retired.find(({ groupKey }) => groupKey === key);
    const own = allTyped("GroupStatement", stated).filter(({ groupKey }) => groupKey === key);
    return {
      key,
      id,
      name,
      retired: left ? { on: dayOf(left.on), at: left.at.toISOString(), by: left.by, reason: left.reason } : null,
      statements: Object.fromEntries(own.map(({ kind, by, at, reason }) => [kind, { by, at: at.toISOString(), reason }])),
    };
  });
}

export async function isUpgradeSigned(db: Queryable, migrationId: string): Promise<boolean> {
  return (await tables(db).gateSignature.count({ where: { migrationId, phase: "upgrade" } })) === 1;
}
