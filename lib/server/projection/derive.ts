import "server-only";
import { setImmediate as othersFirst } from "node:timers/promises";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import { int, readRows } from "@/lib/server/database/rows";
import { ahead } from "@/lib/server/process/ahead";
import { aroundOf, type Context } from "./around";
import { askBatch, askValues, type Batch, batchesOf } from "./batch-told";
import { loadContext } from "./context";
import { type Deriving, deriveBeside, deriveHere } from "./deriving/beside";
import type { Derived, Want } from "./deriving/derivation";
import { type DerivedAgent, derivedAgents } from "./deriving/derived-agents";
import { hashesIn, marksOf } from "./logged-texts";
import type { Naming } from "./naming";
import { seenOf } from "./seen";

/**
 * An import at hand, with the agents that are new with it: their keys are `firstKey` and above, in the order of `names`; `sorted` are places in that, by
 * name. Their rows are where they were read, and so all is derived there; the new ones, `but` these keys, some at a time.
 */
export type Birth = {
  number: number;
  firstKey: number;
  names: readonly string[];
  sorted: Uint32Array;
  begin: (context: Context, want: Want) => Promise<Deriving>;
  newborns: (but: ReadonlySet<number>) => AsyncIterable<Derived[Want["of"]]>;
};

type Agents = "all" | readonly number[];

/** So few agents are derived sooner than a thread is asked. */
const few = 200;

/**
 * What is wanted of all that follows from the log, a batch of agents at a time; an agent brings all its family (`kin`: a batch of those). Nothing is
 * written. Newborns of `birth` are derived as well. Beside the main thread where agents are many.
 */
export async function* derive<W extends Want>(
  db: Queryable,
  migrationId: string,
  timeline: Timeline,
  agents: Agents,
  want: W,
  { birth = null, naming: known }: { birth?: Birth | null; naming?: Naming } = {},
): AsyncGenerator<{ kin: boolean; derived: Derived[W["of"]] }> {
  const { context, naming } = await loadContext(db, migrationId, timeline, known);
  const batches = batchesOf(naming, await wantedOf(db, migrationId, agents), birth?.firstKey);
  const isFew = agents !== "all" && agents.length <= few;
  const deriving = await (birth ? birth.begin(context, want) : isFew ? deriveHere(context, want) : deriveBeside(context, want));
  try {
    const load = async (batch: Batch, place: number) => {
      const told = await askBatch(db, migrationId, timeline, batch, naming);
      return { kin: "families" in batch, place, values: await askValues(db, migrationId, await deriving.take(place, told)) };
    };
    for await (const { kin, place, values } of ahead(batches, load))
      yield { kin, derived: (await deriving.derive(place, values)) as Derived[W["of"]] };
    if (!birth) return;
    for await (const derived of birth.newborns(new Set(naming.familyOf.keys()))) yield { kin: false, derived: derived as Derived[W["of"]] };
  } finally {
    await deriving.end();
  }
}

/** The agents themselves, with all their periods and changes, on the thread that asks: for one of them, or for all changes of an import. */
export async function* deriveAgents(
  db: Queryable,
  migrationId: string,
  timeline: Timeline,
  agents: Agents,
): AsyncGenerator<readonly DerivedAgent[]> {
  const { context, naming } = await loadContext(db, migrationId, timeline);
  const around = aroundOf(context);
  const load = async (batch: Batch) => {
    const told = await askBatch(db, migrationId, timeline, batch, naming);
    const marked = marksOf(told);
    return seenOf(told, marked, await askValues(db, migrationId, hashesIn(marked)), around).agents;
  };
  for await (const seen of ahead(batchesOf(naming, await wantedOf(db, migrationId, agents)), load))
    for (let from = 0; from < seen.length; from += few) {
      yield [...derivedAgents(seen.slice(from, from + few), around)];
      await othersFirst();
    }
}

async function wantedOf(db: Queryable, migrationId: string, agents: Agents): Promise<{ last: number } | readonly number[]> {
  if (agents !== "all") return agents;
  const rows = await readRows(db, { last: int }, "select last_agent as last from migration where id = $1", [migrationId]);
  return { last: rows[0]?.last ?? 0 };
}
