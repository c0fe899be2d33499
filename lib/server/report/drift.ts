import "server-only";
import type { Report } from "@/lib/contracts/report";
import { driftSubject } from "@/lib/domain/drift/item";
import { readDrift } from "@/lib/server/drift/read";

/** How the original drifted from its baseline; null before there is one. */
export async function driftNow(migrationId: string): Promise<Report["drift"]> {
  const { items, counts, baselines } = await readDrift(migrationId);
  const [latest] = baselines;
  if (!latest) return null;
  const open = items.filter(({ severity }) => severity === "stops" || severity === "unexplained");
  return {
    baseline: { at: latest.frozenAt.toISOString(), by: latest.frozenBy, number: latest.number },
    counts,
    open: open.map((item) => ({ subject: driftSubject(item), group: item.group, says: item.says, severity: item.severity })),
  };
}
