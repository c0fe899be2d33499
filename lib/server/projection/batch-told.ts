import "server-only";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import { flag, instant, int, orNull, readRows, text } from "@/lib/server/database/rows";
import type { Naming } from "./naming";

/** A batch of agents: a range of keys or a list, of which those in families are left out; or whole families. */
export type Batch = { from: number; to: number } | { keys: readonly number[] } | { families: readonly (readonly number[])[] };

/** What the database tells of a batch of agents, and every row that counts by their names, as the texts that travel: see logged-texts.ts. */
export type BatchTold = {
  agents: { key: number; name: string; digest: string | null; accepted: boolean; excludedAt: number | null }[];
  rows: readonly { key: number; told: string }[];
  families: readonly (readonly number[])[] | null;
};

/** What rows say, by its hash, as JSON. */
export type ValuesTold = readonly { hash: string; facts: string }[];

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

/** Asked of one table at a time, so that no plan depends on fresh statistics. */
export async function askBatch(
  db: Queryable,
  migrationId: string,
  timeline: Pick<Timeline, "imports">,
  batch: Batch,
  naming: Naming,
): Promise<BatchTold> {
  const where = whereOf(batch, naming);
  const agents = await askAgents(db, migrationId, where);
  const families = "families" in batch ? batch.families : null;
  return { agents, rows: await askRows(db, migrationId, timeline, where, families !== null), families };
}

/** The rows alone, of whole families. */
export async function askFamilies(
  db: Queryable,
  migrationId: string,
  timeline: Pick<Timeline, "imports">,
  families: readonly (readonly number[])[],
): Promise<BatchTold> {
  const where = { within: "= any($2)", bounds: [families.flat()] };
  return { agents: [], rows: await askRows(db, migrationId, timeline, where, true), families };
}

export async function askValues(db: Queryable, migrationId: string, hashes: readonly string[]): Promise<ValuesTold> {
  if (!hashes.length) return [];
  return await readRows(
    db,
    { hash: text, facts: text },
    "select hash::text as hash, facts::text as facts from fact_value where migration_id = $1 and hash = any($2::uuid[])",
    [migrationId, hashes],
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

async function askAgents(db: Queryable, migrationId: string, where: Where): Promise<BatchTold["agents"]> {
  const agents = await readRows(
    db,
    { key: int, name: text },
    `select key, name from agent where migration_id = $1 and ${limited("key", where)} order by key`,
    [migrationId, ...where.bounds],
  );
  const written = await readRows(
    db,
    { key: int, digest: text },
    `select agent_key as key, digest from agent_period where migration_id = $1 and ${limited("agent_key", where)} and to_at is null`,
    [migrationId, ...where.bounds],
  );
  const decided = await readRows(
    db,
    { key: int, accepted: flag, excludedAt: orNull(instant) },
    `select agent_key as key, accepted_at is not null as accepted, excluded_at as "excludedAt" from agent_plan
      where migration_id = $1 and ${limited("agent_key", where)} and (accepted_at is not null or excluded_at is not null)`,
    [migrationId, ...where.bounds],
  );
  const digests = new Map(written.map((r) => [r.key, r.digest]));
  const plans = new Map(decided.map((r) => [r.key, r]));
  return agents.map(({ key, name }) => {
    const plan = plans.get(key);
    return {
      key,
      name,
      digest: digests.get(key) ?? null,
      accepted: plan?.accepted ?? false,
      excludedAt: plan?.excludedAt?.getTime() ?? null,
    };
  });
}

/**
 * Rows of imports that count, by the key of their name; `repeats`: those that repeat another too. They travel as one text per name, which is several
 * times faster than one record per row.
 */
async function askRows(
  db: Queryable,
  migrationId: string,
  { imports }: Pick<Timeline, "imports">,
  where: Where,
  repeats: boolean,
): Promise<BatchTold["rows"]> {
  const at = `$${where.bounds.length + 2}`;
  const rows = await readRows(
    db,
    { key: int, told: text },
    `select name_key as key,
            string_agg(concat(number, ' ', row, ' ', group_key, ' ', left(outcome, 1), case when bare then 'b' end, ' ', value), '|') as told
       from observation
      where migration_id = $1 and ${limited("name_key", where)} and number = any(${at}) and outcome in ('accepted', 'rejected'${repeats ? ", 'duplicate'" : ""})
      group by name_key`,
    [migrationId, ...where.bounds, imports.map(({ number }) => number)],
  );
  return rows;
}
