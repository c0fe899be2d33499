/** An agent that would go missing if the export spoke for the whole group. */
export type WouldMiss = { primaryServer: string | null; domain: string | null; listedElsewhere: boolean };

/**
 * Whether an export that does not say so can be taken as whole. Returns null when it can, else the sentence to ask with.
 * Doubt: more than max(20, 2 %) of the group's agents would go missing, or all agents (above 5) of one primary server or
 * domain. Agents that another group of the migration lists do not count: they were moved, not lost.
 */
export function coverageDoubt(group: string, known: readonly WouldMiss[], missing: ReadonlySet<WouldMiss>, cut: boolean): string | null {
  if (cut) return "The file ends inside a record, so it may not be all of the group. Whole group or part of it?";
  const lost = [...missing].filter((agent) => !agent.listedElsewhere);
  const limit = Math.max(20, known.length * 0.02);
  if (lost.length > limit) {
    return `${lost.length} of ${known.length} agents of ${group} are not in this file. Is it the whole group or a part of it?`;
  }
  for (const [what, of] of [
    ["primary server", (a: WouldMiss) => a.primaryServer],
    ["domain", (a: WouldMiss) => a.domain],
  ] as const) {
    const emptied = firstEmptied(known, missing, of);
    if (emptied)
      return `None of the ${emptied.count} agents of ${what} ${emptied.name} is in this file. Is it the whole of ${group} or a part of it?`;
  }
  return null;
}

/** A server or domain that keeps no agent: all are missing, and more than five of them are listed nowhere else. */
function firstEmptied(
  known: readonly WouldMiss[],
  missing: ReadonlySet<WouldMiss>,
  of: (agent: WouldMiss) => string | null,
): { name: string; count: number } | null {
  const lost = new Map<string, number>();
  const kept = new Set<string>();
  for (const agent of known) {
    const name = of(agent);
    if (name === null) continue;
    if (!missing.has(agent)) kept.add(name);
    else if (!agent.listedElsewhere) lost.set(name, (lost.get(name) ?? 0) + 1);
  }
  for (const [name, count] of lost) if (count > 5 && !kept.has(name)) return { name, count };
  return null;
}
