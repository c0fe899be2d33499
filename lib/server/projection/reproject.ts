import "server-only";
import type pg from "pg";
import { type Timeline, timelineOf } from "@/lib/domain/timeline";
import { onceCommitted } from "@/lib/server/database/committed";
import { copyChunks } from "@/lib/server/database/copy";
import { int, readRows } from "@/lib/server/database/rows";
import type { HandedPeriods } from "@/lib/server/estate/handed";
import { takeIn } from "@/lib/server/estate/kept";
import type { Told } from "@/lib/server/estate/reading";
import { loadTimeline } from "@/lib/server/estate/timeline";
import { affectedAgents } from "./affected";
import { type Birth, derive } from "./derive";
import { addCounts, type ChangeCounts, type CountsByImport, noChanges, outcomes } from "./deriving/change-counts";
import type { WrittenPeriods } from "./deriving/written-periods";
import { ImportTellings } from "./import-tellings";
import { loadNaming, type Naming } from "./naming";
import { periodColumns } from "./period-rows";
import { rulesVersion } from "./rules";
import { writeDue } from "./write-due";

/**
 * Brings the periods of agents up to what the observations say, inside the caller's transaction. Agents whose periods
 * stay the same are not written. With "all", the counts of every import are renewed too. Answers how many agents moved.
 */
export async function reproject(
  client: pg.PoolClient,
  migrationId: string,
  agents: "all" | readonly number[],
  now: Date,
  birth: Birth | null = null,
): Promise<number> {
  const timeline = await loadTimeline(client, migrationId, null, { now });
  const counts = new Map<number, ChangeCounts>(timeline.imports.map((one) => [one.number, noChanges()]));
  const tellings = new ImportTellings();
  const moved = await project(client, migrationId, timeline, agents, { countsOf: () => counts, tellings, birth });
  if (agents === "all") {
    await tellings.write(client, migrationId, [...counts.keys()]);
    await writeCounts(client, migrationId, counts);
    await client.query("update migration set rules = $2 where id = $1", [migrationId, rulesVersion(timeline)]);
  }
  return moved;
}

/**
 * The same after one import came (`birth`: with the agents that are new with it) or went, which most often moves few agents.
 * No import is compared with the last one, so its coming and going leaves the counts of the others alone, but where names of a family are
 * read otherwise with it.
 */
export async function reprojectAround(
  client: pg.PoolClient,
  migrationId: string,
  number: number,
  at: Date,
  birth: Birth | null,
): Promise<number> {
  const now = await loadTimeline(client, migrationId, null, { now: at });
  const came = now.place.has(number);
  const withIt = came ? now : await loadTimeline(client, migrationId, number, { now: at });
  const naming = await loadNaming(client, migrationId, withIt);
  const agents = await affectedAgents(client, migrationId, withIt, number, came, naming);
  if (agents === "all") return await reproject(client, migrationId, "all", at, birth);
  const last = withIt.place.get(number) === withIt.imports.length - 1;
  const own = noChanges();
  const counts = new Map(withIt.imports.map((one) => [one.number, one.number === number ? own : noChanges()]));
  const ownAlone = new Map([[number, own]]);
  const compared = last ? [...naming.familyOf.keys()] : agents;
  const countsOf = (kin: boolean) => (last && !kin ? ownAlone : counts);
  const without = now.imports.filter((one) => one.number !== number);
  if (compared.length) await uncount(client, migrationId, came ? timelineOf(now.groups, without, now) : withIt, compared, counts, naming);
  const tellings = new ImportTellings();
  const moved = await project(client, migrationId, now, agents, { countsOf, tellings, birth, naming });
  await tellings.write(client, migrationId, [...now.place.keys()]);
  counts.delete(number);
  await writeCounts(client, migrationId, counts, true);
  if (came) await writeOwnCounts(client, migrationId, number, own);
  return moved;
}

/** Takes out of the counts what agents were counted as before. */
async function uncount(
  client: pg.PoolClient,
  migrationId: string,
  before: Timeline,
  agents: readonly number[],
  counts: CountsByImport,
  naming: Naming,
) {
  for await (const { derived } of derive(client, migrationId, before, agents, { of: "counts" }, { naming })) addCounts(counts, derived, -1);
}

type Projecting = {
  /** Where the changes of agents are counted, of those in families and of others. */
  countsOf: (kin: boolean) => CountsByImport;
  tellings: ImportTellings;
  birth: Birth | null;
  naming?: Naming;
};

async function project(
  client: pg.PoolClient,
  migrationId: string,
  timeline: Timeline,
  agents: "all" | readonly number[],
  { countsOf, tellings, birth, naming }: Projecting,
): Promise<number> {
  const keys: number[] = [];
  const periods: HandedPeriods[] = [];
  let writing = Promise.resolve();
  const all = derive(client, migrationId, timeline, agents, { of: "periods" }, { birth, ...(naming && { naming }) });
  for await (const { kin, derived } of all) {
    addCounts(countsOf(kin), derived.counts);
    tellings.add(derived.tellings);
    for (const key of derived.moved) keys.push(key);
    periods.push(derived.periods);
    // The database writes this batch while the next one is derived.
    await writing;
    writing = write(client, migrationId, derived);
    writing.catch(() => undefined);
  }
  await writing;
  if (keys.length) {
    if (keys.length >= many) await client.query("select look_at_agents()");
    const [counted] = await readRows(
      client,
      { revision: int },
      `with counted as (update migration set written = written + 1 where id = $1 returning written)
       select written as revision, agents_moved($1, 'facts', written, $2::int[]) from counted`,
      [migrationId, keys],
    );
    const handed = { revision: counted?.revision ?? 0, moved: keys, periods, newborn: birth && newbornOf(birth) };
    onceCommitted(client, () => takeIn(migrationId, handed, keys.length >= many));
  }
  return keys.length;
}

/** Agents that are new, in the order of their names. */
function newbornOf({ firstKey, names, sorted }: Birth): Told {
  return { keys: Array.from(sorted, (place) => firstKey + place), names: Array.from(sorted, (place) => names[place] ?? "") };
}

async function write(client: pg.PoolClient, migrationId: string, { hadPeriods, lines, due }: WrittenPeriods): Promise<void> {
  if (hadPeriods.length)
    await client.query("delete from agent_period where migration_id = $1 and agent_key = any($2)", [migrationId, hadPeriods]);
  if (lines.length) await copyChunks(client, "agent_period", periodColumns, [lines]);
  await writeDue(client, migrationId, due);
}

/** From so many agents on, the planner is told at once what was written: a question right after must not rest on what was true before. */
const many = 500;

/** Puts counts in place of those of their imports; with `add`, on top of them. */
async function writeCounts(client: pg.PoolClient, migrationId: string, counts: CountsByImport, add = false) {
  const list = [...counts];
  if (!list.length) return;
  const values = outcomes.map((outcome) => `${add ? `i.${outcome} + ` : ""}c.${outcome}`).join(", ");
  await client.query(
    `update import i set (added, changed, unchanged, missing) = (${values})
       from unnest($2::int[], $3::int[], $4::int[], $5::int[], $6::int[]) as c(number, added, changed, unchanged, missing)
      where i.migration_id = $1 and i.number = c.number and (i.added, i.changed, i.unchanged, i.missing) is distinct from (${values})`,
    [migrationId, list.map(([n]) => n), ...outcomes.map((outcome) => list.map(([, count]) => count[outcome]))],
  );
}

/** Rows of agents that did not move are the rest of those accepted: unchanged. In a file of the collector rows of others are accepted, too. */
async function writeOwnCounts(client: pg.PoolClient, migrationId: string, number: number, { added, changed, missing }: ChangeCounts) {
  await client.query(
    `update import set added = $3, changed = $4, missing = $5, unchanged = accepted - $3 - $4 - case when kind = 'inventory'
            then (select count(*) from component_observation o where o.migration_id = $1 and o.number = $2 and o.outcome = 'accepted') else 0 end where migration_id = $1 and number = $2`,
    [migrationId, number, added, changed, missing],
  );
}
