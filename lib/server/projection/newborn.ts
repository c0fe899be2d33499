import "server-only";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import type { Sighting } from "@/lib/domain/agent-sightings";
import { inOrderOfRows, listedAnywhere } from "@/lib/domain/naming/sightings";
import type { Around } from "./around";
import { decisionsOn, nothingDecided, type SeenAgent } from "./seen";

/**
 * An agent that nothing was known of before the import at hand, with that import's rows about it (`facts` null: the row was
 * rejected; `groupKey` null: it has lost its management group). What follows from them is derived from memory, without reading back what was only just written.
 */
export type Newborn = { key: number; name: string; rows: { row: number; groupKey: number | null; facts: AgentFacts | null }[] };

/** The same as the log would answer for them. */
export function seenNewborns(newborns: readonly Newborn[], number: number, around: Around): SeenAgent[] {
  const place = around.timeline.place.get(number) ?? -1;
  return newborns.map(({ key, name, rows }) => {
    const sightings = rows.flatMap(({ row, groupKey, facts }): Sighting[] =>
      groupKey === null ? listedAnywhere({ number, row }, around.timeline) : [{ place, row, groupKey, facts }],
    );
    return { key, name, digest: null, sightings: inOrderOfRows(sightings), decisions: decisionsOn(name, around, nothingDecided) };
  });
}
