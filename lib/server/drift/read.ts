import "server-only";
import { countDrift, type Drift, driftOf } from "@/lib/domain/drift/drift";
import type { Sightings, SourceFacts } from "@/lib/domain/drift/facts";
import type { DriftSeverity } from "@/lib/domain/drift/item";
import { notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";
import { estateOf } from "@/lib/server/estate/kept";
import { keptWithEstate, keptWithFacts } from "@/lib/server/estate/kept-with";
import { findMigration } from "@/lib/server/migrations/row";
import { loadAliases } from "@/lib/server/plans/aliases/known";
import { loadExplanations } from "@/lib/server/plans/explanations";
import { keptServerSightings } from "@/lib/server/projection/server-sightings";
import { type BaselineRow, loadBaselines, readBaselineFacts } from "./baseline-rows";
import { loadDriftSightings } from "./sightings";
import { type Known, loadSource, missingIn, type Source } from "./source";

/** Drift against the baseline that holds. Without one there is none, and `missing` says what must be imported to freeze one. */
export type ReadDrift = Drift & {
  baselines: BaselineRow[];
  counts: Record<DriftSeverity, number>;
  missing: string[];
  /** Numbers of the imports that the present facts come from. */
  imports: number[];
};

/**
 * What pages, checks and gates ask: nothing of it is stored, so that undoing an import takes its drift away again. `db` is
 * given where the question is part of a transaction; then it is worked out anew.
 */
export async function readDrift(migrationId: string, db?: Queryable): Promise<ReadDrift> {
  return await (db ? workOut(db, migrationId, (latest) => looked(db, migrationId, latest)) : kept(await estateOf(migrationId)));
}

const kept = keptWithEstate((estate) => workOut(pool(), estate.migrationId, (latest) => keptLook(estate, latest)));
const keptLook = keptWithFacts(async (estate, latest: BaselineRow | null) => {
  const observed = await keptServerSightings(estate);
  return await looked(pool(), estate.migrationId, latest, { timeline: estate.timeline, observed });
});

/** What the imports tell of it, whatever people decide. Without a baseline there is nothing to compare with. */
type Looked = { source: Source; against: { frozen: SourceFacts; seen: Sightings } | null };
type Look = (latest: BaselineRow | null) => Promise<Looked>;

async function looked(db: Queryable, migrationId: string, latest: BaselineRow | null, known?: Known): Promise<Looked> {
  const source = await loadSource(db, migrationId, { agents: latest !== null, ...(known && { known }) });
  if (!latest) return { source, against: null };
  const frozen = await asNamedNow(db, migrationId, await readBaselineFacts(db, migrationId, latest));
  return { source, against: { frozen, seen: await loadDriftSightings(db, migrationId, frozen, source.facts, source.timeline) } };
}

async function workOut(db: Queryable, migrationId: string, look: Look): Promise<ReadDrift> {
  const baselines = await loadBaselines(db, migrationId);
  const { source, against } = await look(baselines[0] ?? null);
  const { facts: now, named } = source;
  const numbers = now.groups.flatMap(({ agentsImport, serversImport, gatewaysImport }) => [agentsImport, serversImport, gatewaysImport]);
  const imports = [...new Set(numbers)].filter((number) => number !== null);
  const missing = missingIn(source);
  if (!against) return { items: [], churn: [], steps: [], baselines, counts: countDrift([]), missing, imports };
  const migration = await findMigration(db, migrationId);
  if (!migration) throw notFound("The migration");
  const drift = driftOf(against.frozen, now, against.seen, await loadExplanations(db, migration), named);
  return { ...drift, baselines, counts: countDrift(drift.items), missing, imports };
}

/** A name that people have since said means another agent is that agent. */
async function asNamedNow(db: Queryable, migrationId: string, facts: SourceFacts): Promise<SourceFacts> {
  const aliases = await loadAliases(db, migrationId);
  if (!aliases.size) return facts;
  return { ...facts, agents: facts.agents.map((agent) => ({ ...agent, name: aliases.get(agent.name)?.agent ?? agent.name })) };
}
