import "server-only";
import { aroundAgents } from "@/lib/domain/agent-around";
import { type ComponentImport, componentHistory } from "@/lib/domain/component-history";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadPlannedEnds } from "@/lib/server/plans/planned-ends";
import type { Context } from "./around";
import { namesMeant } from "./names-meant";
import { loadNaming, type Naming } from "./naming";
import { loadObservations } from "./server-sightings";

/** `timeline` holds the imports of agents that count. */
export async function loadContext(
  db: Queryable,
  migrationId: string,
  timeline: Timeline,
  naming?: Naming,
): Promise<{ context: Context; naming: Naming }> {
  const { imports, sightings } = await loadObservations(db, migrationId, null, "besidePolled");
  const { changes } = componentHistory(imports, sightings);
  const { pending, failover } = aroundAgents(changes);
  const ofNames = naming ?? (await loadNaming(db, migrationId, timeline, changes));
  const others = [...pending.keys(), ...failover.keys()];
  const { agentOf } = others.length ? await namesMeant(db, migrationId, timeline, ofNames, others) : { agentOf: (name: string) => name };
  const { gateways: _, ...told } = timeline;
  const context = {
    migrationId,
    timeline: { ...told, pendingCaptures: pendingCapturesOf(imports) },
    changes,
    meant: new Map(others.map((name) => [name, agentOf(name)])),
    names: ofNames.told,
    ends: await loadPlannedEnds(db, migrationId),
  };
  return { context, naming: ofNames };
}

/** Per group key: when Pending Management was exported, ascending. */
function pendingCapturesOf(imports: readonly ComponentImport[]): Map<number, number[]> {
  const captures = new Map<number, number[]>();
  for (const { at, groupKeys, speaksFor } of imports) {
    if (!speaksFor.has("pendingAction")) continue;
    for (const key of groupKeys)
      captures.set(
        key,
        [...(captures.get(key) ?? []), at].sort((a, b) => a - b),
      );
  }
  return captures;
}
