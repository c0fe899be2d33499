import { nameResolver, type Resolution } from "./agent-names";
import type { ComponentSighting } from "./component-sightings";
import { classOfComponent, isServer, type ObservedKind } from "./components";

/** A row of a server by a name without a domain that fits several servers of its management group. */
export type AmbiguousServer = Pick<ComponentSighting, "number" | "row" | "name"> & { candidates: readonly string[] };

/**
 * Bare names are looked up among all rows that remain, so that the order of arrival does not matter. One that fits several servers says
 * nothing of any of them, but that they are still listed.
 */
export function withFullNames(sightings: readonly ComponentSighting[]): readonly ComponentSighting[] {
  const resolve = resolverOf(sightings);
  return sightings.flatMap((s): ComponentSighting[] => {
    const found = resolve(s);
    if (!found) return [s];
    return found.length === 1 ? found.map((name) => ({ ...s, name })) : found.map((name) => ({ ...s, name, facts: null }));
  });
}

export function ambiguousServers(sightings: readonly ComponentSighting[]): AmbiguousServer[] {
  const resolve = resolverOf(sightings);
  return sightings.flatMap((s) => {
    const candidates = resolve(s);
    return candidates && candidates.length > 1 ? [{ number: s.number, row: s.row, name: s.name, candidates }] : [];
  });
}

/** Answers the names that the bare name of a row may mean; null where it means none but itself. */
function resolverOf(sightings: readonly ComponentSighting[]): (s: ComponentSighting) => string[] | null {
  if (!sightings.some((s) => s.bare)) return () => null;
  const families = new Map<string, ReturnType<typeof familyResolver>>();
  return (s) => {
    if (!s.bare) return null;
    const family = `${s.groupKey} ${classOfComponent(s.kind)}`;
    const own =
      families.get(family) ?? familyResolver(sightings.filter((o) => !o.bare && o.groupKey === s.groupKey && mayMean(s.kind, o.kind)));
    families.set(family, own);
    const { found, names } = own(s);
    const named = (keys: readonly number[]) => keys.flatMap((key) => names[key] ?? []);
    if (found.as === "known") return named([found.key]);
    // Of others than servers nothing is guessed here: what they may mean is an agent.
    return found.as === "ambiguous" && isServer(s.kind) ? named(found.keys).sort() : null;
  };
}

/** A failover list names servers, among others. */
function mayMean(bare: ObservedKind, full: ObservedKind): boolean {
  return classOfComponent(bare) === classOfComponent(full) || (bare === "failoverEntry" && isServer(full));
}

function familyResolver(known: readonly ComponentSighting[]): (s: ComponentSighting) => { found: Resolution; names: readonly string[] } {
  const ids = new Map<string, Set<string>>();
  for (const { name, facts } of known) {
    const own = ids.get(name) ?? new Set<string>();
    if (facts?.objectId) own.add(facts.objectId);
    ids.set(name, own);
  }
  const names = [...ids.keys()];
  const resolve = nameResolver(
    names.map((name, key) => ({ key, name, objectIds: [...(ids.get(name) ?? [])] })),
    new Map(),
  );
  return ({ name, facts }) => ({ found: resolve({ name, objectId: facts?.objectId ?? null }), names });
}
