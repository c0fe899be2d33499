import type { AgentFacts } from "../agent-facts";
import type { Sighting } from "../agent-sightings";
import type { Timeline } from "../timeline";
import type { LoggedRow, Meaning } from "./logged-rows";

/** All rows about an agent in the order of the timeline, and the other name that may mean it, if any. */
export type SeenRows = { sightings: Sighting[]; ambiguous: string | null };

/** A row of the log with all that it says; null: nothing, though it may show that an agent is still listed. */
export type ToldRow = LoggedRow & { facts: AgentFacts | null };

/** Rows about each agent that they mean, or may mean: those of the latter keep it listed, and say no more. By the key of the agent. */
export function seenRows(meanings: readonly Meaning<ToldRow>[], timeline: Timeline): Map<number, SeenRows> {
  const found = new Map<number, SeenRows>();
  const of = (agent: number): SeenRows => {
    const seen = found.get(agent) ?? { sightings: [], ambiguous: null };
    found.set(agent, seen);
    return seen;
  };
  for (const { said, agent, outcome, candidates } of meanings) {
    if (outcome !== "accepted" && outcome !== "rejected") continue;
    const place = timeline.place.get(said.number) ?? -1;
    const { row, groupKey } = said;
    if (groupKey === null) {
      if (agent !== null && outcome === "rejected") of(agent).sightings.push(...listedAnywhere(said, timeline));
      continue;
    }
    if (agent !== null) of(agent).sightings.push({ place, groupKey, row, facts: outcome === "accepted" ? said.facts : null });
    for (const candidate of candidates) {
      const seen = of(candidate);
      seen.sightings.push({ place, groupKey, row, facts: null });
      if (seen.ambiguous === null || said.name < seen.ambiguous) seen.ambiguous = said.name;
    }
  }
  for (const { sightings } of found.values()) inOrderOfRows(sightings);
  return found;
}

/** A damaged row that has lost its management group may be of any of the file's. */
export function listedAnywhere({ number, row }: Pick<LoggedRow, "number" | "row">, timeline: Timeline): Sighting[] {
  const place = timeline.place.get(number) ?? -1;
  return (timeline.imports[place]?.groupKeys ?? []).map((groupKey) => ({ place, groupKey, row, facts: null }));
}

export const inOrderOfRows = (sightings: Sighting[]): Sighting[] => sightings.sort((a, b) => a.place - b.place || a.row - b.row);
