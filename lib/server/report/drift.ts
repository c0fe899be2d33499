import "server-only";
import type { Report } from "@/lib/contracts/report";
import { driftSubject } from "@/lib/domain/drift/item";
import type { ReadDrift } from "@/lib/server/drift/read";

/** How the original drifted from its baseline; null before there is one. */
export function driftTold({ items, counts, baselines }: ReadDrift): Report["drift"] {
  const [latest] = baselines;
  if (!latest) return null;
  const open = items.filter(({ severity }) => severity === "stops" || severity === "unexplained");
  return {
    baseline: { at: latest.frozenAt.toISOString(), by: latest.frozenBy, number: latest.number },
    counts,
    open: open.map((item) => ({ subject: driftSubject(item), group: item.group, says: item.says, severity: item.severity })),
  };
}
