import { firstLabel } from "./agent-names";

/**
 * Finds the server that an agent names as its primary one. Some exports give full names, others first labels only, which
 * count where they fit a single server of the group. Never by substring.
 */
export function serverFinder(names: readonly string[]): (spelled: string) => string | null {
  const full = new Set(names);
  const byLabel = new Map<string, string | null>();
  for (const name of names) {
    const label = firstLabel(name);
    byLabel.set(label, byLabel.has(label) ? null : name);
  }
  return (spelled) => {
    const key = spelled.trim().toLowerCase().replace(/\.$/, "");
    if (full.has(key)) return key;
    return key.includes(".") ? null : (byLabel.get(key) ?? null);
  };
}

/** The same among the servers of each management group: agents name those of their own. */
export function serverFinderByGroup(
  servers: readonly { groupKey: number; name: string }[],
): (groupKey: number, spelled: string) => string | null {
  const names = new Map<number, Set<string>>();
  for (const { groupKey, name } of servers) names.set(groupKey, (names.get(groupKey) ?? new Set()).add(name));
  const finders = new Map([...names].map(([groupKey, own]) => [groupKey, serverFinder([...own])]));
  return (groupKey, spelled) => finders.get(groupKey)?.(spelled) ?? null;
}

/** Two spellings of one server of a management group: the same name, or one of them its first label alone. */
export function sameServer(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [a.trim().toLowerCase(), b.trim().toLowerCase()];
  return one === other || (one.includes(".") !== other.includes(".") && firstLabel(one) === firstLabel(other));
}
