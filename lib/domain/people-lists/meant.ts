import { firstLabel } from "../agent-names";

/** Whom a name in a list means: one agent, none that is known, or one of several. `live`: some management group lists it now. */
export type Meant = { as: "agent"; key: number; live: boolean } | { as: "none" } | { as: "several"; keys: number[] };

type Known = { key: number; name: string; live: boolean };

/**
 * Finds whom names of people's lists mean: what an alias says, then the agent of exactly this name; then, for a name without a domain, the only one with
 * this first label, and for a full name the only one if that has no domain itself. Agents that are listed now come before those that are gone. Never by
 * substring, and a full name never means an agent of another domain. `aliases`: keys by name.
 */
export function listNameResolver(known: Iterable<Known>, aliases: ReadonlyMap<string, number>): (name: string) => Meant {
  const byKey = new Map<number, Known>();
  const byName = new Map<string, Known>();
  const byLabel = new Map<string, Known[]>();
  for (const one of known) {
    byKey.set(one.key, one);
    byName.set(one.name, one);
    const label = firstLabel(one.name);
    const others = byLabel.get(label);
    if (others) others.push(one);
    else byLabel.set(label, [one]);
  }
  return (name) => {
    const exact = byKey.get(aliases.get(name) ?? -1) ?? byName.get(name);
    if (exact) return { as: "agent", key: exact.key, live: exact.live };
    const all = byLabel.get(firstLabel(name)) ?? [];
    const live = all.filter((one) => one.live);
    const [only, ...others] = live.length ? live : all;
    if (!only || (name.includes(".") && (others.length > 0 || only.name.includes(".")))) return { as: "none" };
    if (others.length === 0) return { as: "agent", key: only.key, live: only.live };
    return { as: "several", keys: [only, ...others].map(({ key }) => key).sort((a, b) => a - b) };
  };
}
