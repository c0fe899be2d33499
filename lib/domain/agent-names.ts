/** An agent known by a name that carries its domain, or known to be a workgroup computer. */
export type KnownAgent = { key: number; name: string; objectIds: readonly string[] };

/** A name without a domain, from a file in which no name has one. */
export type BareName = { name: string; objectId: string | null };

export type Resolution = { as: "known"; key: number; completed: boolean } | { as: "own" } | { as: "ambiguous"; keys: number[] };

/** Finds whom bare names mean, among all agents that remain. Never by substring. */
export function nameResolver(known: Iterable<KnownAgent>): (bare: BareName) => Resolution {
  const byName = new Map<string, number>();
  const byId = new Map<string, Set<number>>();
  const byLabel = new Map<string, Set<number>>();
  for (const agent of known) {
    byName.set(agent.name, agent.key);
    for (const id of agent.objectIds) add(byId, id, agent.key);
    add(byLabel, firstLabel(agent.name), agent.key);
  }
  return ({ name, objectId }) => {
    const exact = byName.get(name);
    if (exact !== undefined) return { as: "known", key: exact, completed: false };
    const same = objectId ? byId.get(objectId) : undefined;
    const candidates = same?.size ? same : byLabel.get(name);
    if (!candidates?.size) return { as: "own" };
    const keys = [...candidates].sort((a, b) => a - b);
    const [only] = keys;
    return keys.length === 1 && only !== undefined ? { as: "known", key: only, completed: true } : { as: "ambiguous", keys };
  };
}

function firstLabel(name: string): string {
  const dot = name.indexOf(".");
  return dot < 0 ? name : name.slice(0, dot);
}

/** The domain of a full name; null for a workgroup computer. */
export function domainOf(name: string): string | null {
  const dot = name.indexOf(".");
  return dot < 0 ? null : name.slice(dot + 1);
}

function add(map: Map<string, Set<number>>, key: string, value: number) {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}
