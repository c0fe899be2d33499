import type { DriftItem } from "@/lib/contracts/drift";

/** At least one. */
export type Alike = [DriftItem, ...DriftItem[]];

/** Differences of one kind, in one management group, that the same words explain, each group where its first one stood. */
export function alike(items: readonly DriftItem[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const item of items) {
    const { severity, kind, change, group, rule, reason, says } = item;
    const key = JSON.stringify([severity, kind, change, group, rule, reason ?? says]);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
