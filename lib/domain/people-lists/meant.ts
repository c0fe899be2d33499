import { firstLabel } from "../agent-names";

/** Whom a name in a list means: one agent, none that is known, or one of several. */
export type Meant = { as: "agent"; key: number } | { as: "none" } | { as: "several"; keys: number[] };

type Known = { key: number; name: string };

/**
 * Finds whom names of people's lists mean: what an alias says, then the agent of exactly this name, then, for a name without a domain, the only one
 * with this first label. Never by substring, and a full name never means an agent of another domain.
 */
export function listNameResolver(known: Iterable<Known>, aliases: ReadonlyMap<string, number>): (name: string) => Meant {
  const byName = new Map<string, number>();
  const byLabel = new Map<string, number[]>();
  for (const { key, name } of known) {
    byName.set(name, key);
    const label = firstLabel(name);
    const others = byLabel.get(label);
    if (others) others.push(key);
    else byLabel.set(label, [key]);
  }
  return (name) => {
    const exact = aliases.get(name) ?? byName.get(name);
    if (exact !== undefined) return { as: "agent", key: exact };
    const keys = name.includes(".") ? [] : [...new Set(byLabel.get(name))].sort((a, b) => a - b);
    const [only] = keys;
    if (only === undefined) return { as: "none" };
    return keys.length === 1 ? { as: "agent", key: only } : { as: "several", keys };
  };
}
