import "server-only";
import { type AgentAround, aroundAgents, nothingAround } from "@/lib/domain/agent-around";
import { firstLabel } from "@/lib/domain/agent-names";
import type { ComponentImport } from "@/lib/domain/component-history";
import type { Span } from "@/lib/domain/gateways";
import type { Timeline } from "@/lib/domain/timeline";
import { loadObservations } from "@/lib/server/components/observations";
import { loadMentions, type Mentions } from "./mentions";
import { loadPlannedEnds, type PlannedEnds } from "./planned-ends";
import type { Queryable } from "./timeline";

/**
 * The timeline with the gateways that exports of servers tell, what exports of other kinds say of an agent by its name, the bare names that
 * may mean it, and when people announced its end.
 */
export type Around = { timeline: Timeline; of: (name: string) => AgentAround; mentions: Mentions; endsOf: PlannedEnds };

/** What exports of Pending Management, of servers and of failover servers say about agents. `timeline` holds the imports of agents that count. */
export async function loadAround(db: Queryable, migrationId: string, timeline: Timeline): Promise<Around> {
  const { imports, sightings } = await loadObservations(db, migrationId);
  const { pending, failover, gateways } = aroundAgents(imports, sightings);
  const surrounded = { ...timeline, gateways, pendingCaptures: pendingCapturesOf(imports) };
  const said = {
    timeline: surrounded,
    mentions: await loadMentions(db, migrationId, timeline),
    endsOf: await loadPlannedEnds(db, migrationId),
  };
  if (!pending.size && !failover.size) return { ...said, of: () => nothingAround };
  const agentOf = await agentsByName(
    db,
    migrationId,
    timeline.imports.map(({ number }) => number),
    [...pending.keys(), ...failover.keys()],
  );
  const ofAgent = (spans: ReadonlyMap<string, Span[]>) => {
    const found = new Map<string, Span[]>();
    for (const [name, own] of spans) found.set(agentOf(name), [...(found.get(agentOf(name)) ?? []), ...own]);
    return found;
  };
  const [waiting, turning] = [ofAgent(pending), ofAgent(failover)];
  const of = (name: string): AgentAround => {
    const own = { pending: waiting.get(name) ?? [], failover: turning.get(name) ?? [] };
    return own.pending.length + own.failover.length > 0 ? own : nothingAround;
  };
  return { ...said, of };
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

/**
 * The agent that a name means: the one that people say, the one of that name, or, for a name without a domain, the one agent
 * whose first label it is. A name that means none, or may mean several, stays as it is.
 */
export async function agentsByName(
  db: Queryable,
  migrationId: string,
  imports: readonly number[],
  names: readonly string[],
): Promise<(name: string) => string> {
  const { rows: aliases } = await db.query<{ name: string; agent: string }>(
    `select l.name, a.name as agent from alias l join agent a on a.migration_id = l.migration_id and a.key = l.agent_key
      where l.migration_id = $1 and l.name = any($2)`,
    [migrationId, names],
  );
  const said = new Map(aliases.map(({ name, agent }) => [name, agent]));
  const bare = names.filter((name) => !name.includes("."));
  const { rows: alike } = bare.length
    ? await db.query<{ name: string }>(
        `select a.name from agent a where a.migration_id = $1 and split_part(a.name, '.', 1) = any($2)
            and exists (select from observation o where o.migration_id = $1 and o.agent_key = a.key and o.number = any($3))`,
        [migrationId, bare, imports],
      )
    : { rows: [] };
  const own = new Set(alike.map(({ name }) => name));
  const byLabel = new Map<string, string | null>();
  for (const name of own) byLabel.set(firstLabel(name), byLabel.has(firstLabel(name)) ? null : name);
  return (name) => {
    const alias = said.get(name);
    if (alias !== undefined) return alias;
    return own.has(name) || name.includes(".") ? name : (byLabel.get(name) ?? name);
  };
}
