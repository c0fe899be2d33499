import "server-only";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import type { AgentDecisions, Sighting } from "@/lib/domain/agent-sightings";
import { toldInstant } from "@/lib/domain/import-rows";
import type { LoggedRow, Meaning } from "@/lib/domain/naming/logged-rows";
import { meaningsOf } from "@/lib/domain/naming/meaning";
import { inOrderOfRows, listedAnywhere, type SeenRows, seenRows, type ToldRow } from "@/lib/domain/naming/sightings";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import type { PlannedEnds } from "@/lib/server/plans/planned-ends";
import type { Naming } from "./naming";

export type SeenAgent = { key: number; name: string; digest: string | null; sightings: Sighting[]; decisions: AgentDecisions };

/** A batch of agents: a range of keys or a list, of which those in families are left out; or whole families. */
export type Batch = { from: number; to: number } | { keys: readonly number[] } | { families: readonly (readonly number[])[] };

/** Agents with every row that counts about them; of families also whom each of their rows means. */
export type Seen = { agents: SeenAgent[]; meanings: readonly Meaning[] };

type Asked = { naming: Naming; endsOf: PlannedEnds };
type Where = { within: string; bounds: readonly unknown[] };

const batchSize = 2_000;

/** All agents or those of a list in batches; whoever belongs to a family brings the whole of it. Keys from `below` on are left out, but for those in families. */
export function batchesOf(naming: Naming, agents: { last: number } | readonly number[], below = Number.POSITIVE_INFINITY): Batch[] {
  const all = "last" in agents;
  const families = all
    ? naming.families
    : [...new Set(agents.map((key) => naming.familyOf.get(key)))].flatMap((family) => (family ? [family] : []));
  const plain: Batch[] = all
    ? pieces(Math.min(agents.last + 1, below) - 1, (from, to) => ({ from: from + 1, to: to + 1 }))
    : ((keys: readonly number[]) => pieces(keys.length, (from, to) => ({ keys: keys.slice(from, to) })))(
        agents.filter((key) => key < below && !naming.familyOf.has(key)),
      );
  return [...plain, ...pieces(families.length, (from, to) => ({ families: families.slice(from, to) }), batchSize / 2)];
}

function pieces(count: number, piece: (from: number, to: number) => Batch, size = batchSize): Batch[] {
  return Array.from({ length: Math.max(0, Math.ceil(count / size)) }, (_, i) => piece(i * size, Math.min((i + 1) * size, count)));
}

/**
 * Rows travel as one text per name, which is several times faster than one record per row; one table a question, so that no plan
 * depends on fresh statistics.
 */
export async function loadSeen(db: Queryable, migrationId: string, timeline: Timeline, batch: Batch, asked: Asked): Promise<Seen> {
  const where = whereOf(batch, asked.naming);
  const agents = await loadAgents(db, migrationId, where, timeline, asked.endsOf);
  const told = await loadRows(db, migrationId, timeline, where, "families" in batch);
  const seen = (rows: ReadonlyMap<number, SeenRows>) =>
    agents.map((agent): SeenAgent => {
      const { sightings, ambiguous } = rows.get(agent.key) ?? { sightings: [], ambiguous: null };
      return { ...agent, sightings, decisions: { ...agent.decisions, ambiguous } };
    });
  if (!("families" in batch)) return { agents: seen(plainly(told, timeline)), meanings: [] };
  const meanings = meaningsOfFamilies(batch.families, told, asked.naming);
  return { agents: seen(seenRows(meanings, timeline)), meanings };
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
    yield meaningsOfFamilies(batch.families, await loadRows(db, migrationId, timeline, whereOf(batch, naming), true), naming);
  }
}

type Family = readonly number[];

function meaningsOfFamilies(families: readonly Family[], told: readonly NamedRows[], { known }: Naming): Meaning<ToldRow>[] {
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

function whereOf(batch: Batch, { familyOf }: Naming): Where {
  if ("keys" in batch) return { within: "= any($2)", bounds: [batch.keys] };
  if ("families" in batch) return { within: "= any($2)", bounds: [batch.families.flat()] };
  const apart = [...familyOf.keys()].filter((key) => key >= batch.from && key < batch.to);
  return { within: "between $2 and $3", bounds: [batch.from, batch.to - 1, apart] };
}

/** `but`: the keys of a range that are left out. */
const limited = (column: string, { within, bounds }: Where) =>
  `${column} ${within}${bounds.length === 3 ? ` and ${column} <> all($4)` : ""}`;

async function loadAgents(
  db: Queryable,
  migrationId: string,
  where: Where,
  { retireOpenedAt }: Timeline,
  endsOf: PlannedEnds,
): Promise<Omit<SeenAgent, "sightings">[]> {
  const agents = await db.query<{ key: number; name: string }>(
    `select key, name from agent where migration_id = $1 and ${limited("key", where)} order by key`,
    [migrationId, ...where.bounds],
  );
  const written = await db.query<{ key: number; digest: string }>(
    `select agent_key as key, digest from agent_period where migration_id = $1 and ${limited("agent_key", where)} and to_at is null`,
    [migrationId, ...where.bounds],
  );
  const decided = await db.query<{ key: number; accepted: boolean; excludedAt: Date | null }>(
    `select agent_key as key, accepted_at is not null as accepted, excluded_at as "excludedAt" from agent_plan
      where migration_id = $1 and ${limited("agent_key", where)} and (accepted_at is not null or excluded_at is not null)`,
    [migrationId, ...where.bounds],
  );
  const digests = new Map(written.rows.map((r) => [r.key, r.digest]));
  const plans = new Map(decided.rows.map((r) => [r.key, r]));
  return agents.rows.map(({ key, name }) => ({
    key,
    name,
    digest: digests.get(key) ?? null,
    decisions: {
      cutOverAccepted: plans.get(key)?.accepted ?? false,
      retireOpen: retireOpenedAt !== null,
      ambiguous: null,
      excludedAt: plans.get(key)?.excludedAt?.getTime() ?? null,
      endsPlanned: endsOf(name),
    },
  }));
}

type NamedRows = { key: number; rows: Omit<ToldRow, "key" | "name">[] };

/** Outcomes by the letter that travels for them. */
export const outcomes = { a: "accepted", r: "rejected", d: "duplicate", i: "ignored" } as const;

/** Rows of imports that count, by the key of their name; `repeats`: those that repeat another too. */
async function loadRows(db: Queryable, migrationId: string, timeline: Timeline, where: Where, repeats: boolean): Promise<NamedRows[]> {
  const at = `$${where.bounds.length + 2}`;
  const { rows } = await db.query<{ key: number; told: string }>(
    `select name_key as key,
            string_agg(concat(number, ' ', row, ' ', group_key, ' ', left(outcome, 1), case when bare then 'b' end, ' ', value), '|') as told
       from observation
      where migration_id = $1 and ${limited("name_key", where)} and number = any(${at}) and outcome in ('accepted', 'rejected'${repeats ? ", 'duplicate'" : ""})
      group by name_key`,
    [migrationId, ...where.bounds, timeline.imports.map((one) => one.number)],
  );
  const wanted = new Map<string, AgentFacts>();
  const marked = rows.map(({ key, told }) => ({ key, marks: told.split("|").map((text) => markOf(text, wanted)) }));
  await loadFacts(db, migrationId, wanted);
  return marked.map(({ key, marks }) => ({
    key,
    rows: marks.map(({ value, ...mark }) => {
      const facts = value === null ? null : (wanted.get(value) ?? null);
      const says = facts && { objectId: facts.objectId ?? null, lastModified: toldInstant(facts.lastModified) };
      return { ...mark, facts, says };
    }),
  }));
}

type Mark = Pick<LoggedRow, "number" | "row" | "groupKey" | "outcome" | "bare"> & { value: string | null };
const unread: AgentFacts = {};

function markOf(text: string, wanted: Map<string, AgentFacts>): Mark {
  const [number, row, groupKey, how = "", value] = text.split(" ");
  if (value) wanted.set(value, unread);
  return {
    number: Number(number),
    row: Number(row),
    groupKey: groupKey ? Number(groupKey) : null,
    outcome: outcomes[how[0] as keyof typeof outcomes],
    bare: how.length > 1,
    value: value || null,
  };
}

async function loadFacts(db: Queryable, migrationId: string, wanted: Map<string, AgentFacts>): Promise<void> {
  if (!wanted.size) return;
  const { rows } = await db.query<{ hash: string; facts: AgentFacts }>(
    "select hash::text as hash, facts from fact_value where migration_id = $1 and hash = any($2::uuid[])",
    [migrationId, [...wanted.keys()]],
  );
  for (const { hash, facts } of rows) wanted.set(hash, facts);
}
