/** An agent known by a name that carries its domain, or known to be a workgroup computer. */
export type KnownAgent = { key: number; name: string; objectIds: readonly string[] };

/** A name without a domain, from a file in which no name has one. */
export type BareName = { name: string; objectId: string | null };

/** What tells that a name means a known agent: the name itself, its Id or first label, or an alias set by people. */
export type NamedBy = "name" | "completion" | "alias";

export type Resolution = { as: "known"; key: number; by: NamedBy } | { as: "own" } | { as: "ambiguous"; keys: number[] };

/**
 * Finds whom bare names mean, among all agents that remain: the one agent with the same Id, which is a hash of class and key and so equal in all management groups,
 * then the agent of exactly this name, then the only one with this first label. Never by substring. `aliases` tells by name which agent people
 * say it means: that comes first, and holds as well for the full name that a bare one is found to be short for. `areApart`: people say
 * that the name is another computer than the agent of this key.
 */
export function nameResolver(
  known: Iterable<KnownAgent>,
  aliases: ReadonlyMap<string, number>,
  areApart: (name: string, key: number) => boolean = () => false,
): (bare: BareName) => Resolution {
  const byName = new Map<string, number>();
  const byId = new Map<string, Set<number>>();
  const byLabel = new Map<string, Set<number>>();
  for (const agent of known) {
    const key = aliases.get(agent.name) ?? agent.key;
    byName.set(agent.name, key);
    for (const id of agent.objectIds) add(byId, id, key);
    add(byLabel, firstLabel(agent.name), key);
  }
  return ({ name, objectId }) => {
    const alias = aliases.get(name);
    if (alias !== undefined) return { as: "known", key: alias, by: "alias" };
    const exact = byName.get(name);
    const others = (keys: Iterable<number> = []) => [...keys].filter((key) => !areApart(name, key)).sort((a, b) => a - b);
    const same = others(objectId ? byId.get(objectId) : []);
    if (exact !== undefined && (same.length !== 1 || same[0] === exact)) return { as: "known", key: exact, by: "name" };
    const keys = same.length ? same : others(byLabel.get(name));
    if (!keys.length) return { as: "own" };
    const [only] = keys;
    return keys.length === 1 && only !== undefined ? { as: "known", key: only, by: "completion" } : { as: "ambiguous", keys };
  };
}

/** What stands before the first dot: the host. */
export function firstLabel(name: string): string {
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
