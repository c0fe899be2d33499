/** How an original stands: retired, its servers may go, its agents may leave, or not yet. */
type Standing = { name: string; retired: unknown; leave: { ready: boolean }; go: { ready: boolean } };

/** May the originals go? One sentence for all of them. */
export function readinessWords(groups: readonly Standing[]): string {
  const left = groups.filter(({ retired }) => retired === null);
  if (groups.length > 0 && left.length === 0) return groups.length === 1 ? "The original is retired." : "Every original is retired.";
  const names = (of: readonly Standing[]) => of.map(({ name }) => name).join(", ");
  const [servers, agents] = [left.filter(({ go }) => go.ready), left.filter(({ go, leave }) => leave.ready && !go.ready)];
  const neither = left.filter(({ leave }) => !leave.ready);
  return [
    servers.length > 0 && `The servers of ${names(servers)} may go.`,
    agents.length > 0 && `Agents may leave ${names(agents)}; its servers may not go yet.`,
    neither.length > 0 && `Agents may not leave ${names(neither)} yet.`,
  ]
    .filter(Boolean)
    .join(" ");
}
