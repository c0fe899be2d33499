import "server-only";
import { nothingAround } from "@/lib/domain/agent-around";
import type { AgentDecisions, Sighting } from "@/lib/domain/agent-sightings";
import type { Meaning, NamesKnown } from "@/lib/domain/naming/logged-rows";
import { meaningsOf } from "@/lib/domain/naming/meaning";
import { inOrderOfRows, listedAnywhere, type SeenRows, seenRows, type ToldRow } from "@/lib/domain/naming/sightings";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Around } from "./around";
import { askBatch, askFamilies, askValues, type Batch, type BatchTold, batchesOf, type ValuesTold } from "./batch-told";
import { hashesIn, type MarkedRows, marksOf, type NamedRows, namedRows } from "./logged-texts";
import type { Naming } from "./naming";

export type SeenAgent = { key: number; name: string; digest: string | null; sightings: Sighting[]; decisions: AgentDecisions };

/** Agents with every row that counts about them; of families also whom each of their rows means. */
export type Seen = { agents: SeenAgent[]; meanings: readonly Meaning[] };

export function seenOf(told: BatchTold, marked: readonly MarkedRows[], values: ValuesTold, around: Around): Seen {
  const rows = namedRows(marked, values);
  const meanings = told.families ? meaningsOfFamilies(told.families, rows, around.known) : [];
  const seen = told.families ? seenRows(meanings, around.timeline) : plainly(rows, around.timeline);
  const agents = told.agents.map(({ key, name, digest, accepted, excludedAt }): SeenAgent => {
    const { sightings, ambiguous } = seen.get(key) ?? { sightings: [], ambiguous: null };
    return { key, name, digest, sightings, decisions: decisionsOn(name, around, { accepted, excludedAt, ambiguous }) };
  });
  return { agents, meanings };
}

type Decided = { accepted: boolean; excludedAt: number | null; ambiguous: string | null };
export const nothingDecided: Decided = { accepted: false, excludedAt: null, ambiguous: null };

export function decisionsOn(name: string, { timeline, endsOf }: Around, { accepted, excludedAt, ambiguous }: Decided): AgentDecisions {
  return {
    cutOverAccepted: accepted,
    retireOpen: timeline.retireOpenedAt !== null,
    ambiguous,
    excludedAt,
    endsPlanned: endsOf(name),
  };
}

/** What management groups said of a batch of agents, and nothing besides. */
export async function seenAgents(
  db: Queryable,
  migrationId: string,
  timeline: Timeline,
  batch: Batch,
  naming: Naming,
): Promise<readonly SeenAgent[]> {
  const told = await askBatch(db, migrationId, timeline, batch, naming);
  const marked = marksOf(told);
  const around = { timeline, known: naming.known, of: () => nothingAround, endsOf: () => [] };
  return seenOf(told, marked, await askValues(db, migrationId, hashesIn(marked)), around).agents;
}

/** Whom the rows of the families mean that these names belong to, a batch of families at a time. */
export async function* meaningsOfNames(
  db: Queryable,
  migrationId: string,
  timeline: Timeline,
  naming: Naming,
  keys: Iterable<number>,
): AsyncGenerator<readonly Meaning[]> {
  const related = [...keys].filter((key) => naming.familyOf.has(key));
  for (const batch of batchesOf(naming, related)) {
    if (!("families" in batch)) continue;
    const marked = marksOf(await askFamilies(db, migrationId, timeline, batch.families));
    const rows = namedRows(marked, await askValues(db, migrationId, hashesIn(marked)));
    yield meaningsOfFamilies(batch.families, rows, naming.known);
  }
}

type Family = readonly number[];

function meaningsOfFamilies(families: readonly Family[], told: readonly NamedRows[], known: NamesKnown): Meaning<ToldRow>[] {
  const byKey = new Map(told.map((one) => [one.key, one.rows]));
  return families.flatMap((family) => {
    const rows = family.flatMap((key) => (byKey.get(key) ?? []).map((row): ToldRow => ({ ...row, key, name: known.nameOf(key) })));
    return meaningsOf(rows, known);
  });
}

/** Rows of names that mean themselves. */
function plainly(told: readonly NamedRows[], timeline: Timeline): Map<number, SeenRows> {
  return new Map(
    told.map(({ key, rows }) => {
      const sightings = rows.flatMap((one): Sighting[] => {
        const { number, row, groupKey, facts } = one;
        if (groupKey === null) return one.outcome === "rejected" ? listedAnywhere(one, timeline) : [];
        return [{ place: timeline.place.get(number) ?? -1, row, groupKey, facts }];
      });
      return [key, { sightings: inOrderOfRows(sightings), ambiguous: null }];
    }),
  );
}
