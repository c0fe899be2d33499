type Server = { agents: number; limit: number | null };

/**
 * What a full bar of a server without a limit stands for: as much as the largest limit or load beside it, so that bars on both sides of
 * the bridge can be held against each other.
 */
export function loadScale(groups: readonly { servers: readonly Server[] }[]): number {
  return Math.max(1, ...groups.flatMap(({ servers }) => servers.map(({ agents, limit }) => limit ?? agents)));
}
