import "server-only";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import type { Timeline } from "@/lib/domain/timeline";
import type { Around } from "./around";
import { withMentions } from "./mentions";
import type { SeenAgent } from "./sightings";

/**
 * An agent that nothing was known of before the import at hand, with that import's rows about it (`facts` null: the row was
 * rejected). What follows from them is derived from memory, without reading back what was only just written.
 */
export type Newborn = { key: number; name: string; rows: { row: number; groupKey: number; facts: AgentFacts | null }[] };

/** The same as loadSightings would answer for them. */
export function seenNewborns(newborns: readonly Newborn[], number: number, timeline: Timeline, { mentions, endsOf }: Around): SeenAgent[] {
  const place = timeline.place.get(number) ?? -1;
  return newborns.map(({ key, name, rows }) => {
    const told = rows.map((row) => ({ place, ...row }));
    const { sightings, ambiguous } = withMentions(told, mentions.get(key), timeline);
    const decisions = {
      cutOverAccepted: false,
      retireOpen: timeline.retireOpenedAt !== null,
      ambiguous,
      excludedAt: null,
      endsPlanned: endsOf(name),
    };
    return { key, name, digest: null, sightings, decisions };
  });
}
