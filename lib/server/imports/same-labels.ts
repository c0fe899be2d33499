import "server-only";
import type pg from "pg";
import type { Issue } from "@/lib/domain/export-rows";
import { grouped } from "@/lib/domain/grouped";
import { lookAlikeIssue, readAsIssue, sameLabelIssue } from "@/lib/domain/name-issues";
import { likenessOf } from "@/lib/domain/names";
import { addDerivedIssues } from "./issues";

/** Two agents of which one carries the bare form of the other's name, or (`looks`) one whose letters look like it. */
type Pair = { bare: number; bareName: string; full: number; fullName: string; looks: boolean };

/** A row that carries one of the two forms. `own` is the agent of just this name, `agentKey` the one that the row is given to now. */
type LabelledRow = {
  number: number;
  row: number;
  groupKey: number;
  agentKey: number;
  own: number;
  name: string;
  objectId: string | null;
  candidates: number[];
  ofBareNames: boolean;
};
type Other = { key: number; name: string; isFull: boolean; looks: boolean };

/**
 * Finds rows that carry the one form of a name (web01) while the other form (web01.dmz.example), or the one that its letters look like, is an agent
 * that the same file does not name for that management group. A bare name with the same Id is that agent, and the row becomes the full one's; else
 * the issue `same-label` offers the alias, and the other agent stays listed as last told until somebody answers. Works on all counting imports, so that the order
 * of arrival plays no part, or with `only` on that one as if it were applied. Answers whether anything moved.
 */
export async function placeSameLabels(client: pg.PoolClient, migrationId: string, only: number | null): Promise<boolean> {
  const pairs = await loadPairs(client, migrationId, only);
  const rows = await loadRows(client, migrationId, pairs, only);
  const seen = new Set(rows.map(({ own }) => own));
  const both = pairs.filter(({ bare, full }) => seen.has(bare) && seen.has(full));
  const named = new Set(rows.map(({ number, groupKey, own }) => `${number} ${groupKey} ${own}`));
  const ids = idsOf(rows);
  const issues = new Map<number, Issue[]>();
  let moved = false;
  for (const row of rows.filter(({ number }) => only === null || number === only)) {
    const others = both.flatMap((pair) => otherOf(pair, row.own) ?? []);
    const absent = others.filter(({ key }) => !named.has(`${row.number} ${row.groupKey} ${key}`));
    const same = row.ofBareNames
      ? undefined
      : absent.find(({ key, isFull, looks }) => isFull && !looks && row.objectId !== null && ids.get(key)?.has(row.objectId));
    const candidates = same ? [] : absent.map(({ key }) => key).sort((a, b) => a - b);
    if (same || absent.length) issues.set(row.number, [...(issues.get(row.number) ?? []), ...issuesOf(row, same, absent)]);
    const agent = row.ofBareNames ? row.agentKey : (same?.key ?? row.own);
    if (agent === row.agentKey && candidates.join() === row.candidates.join()) continue;
    await placeRow(client, migrationId, row, { agent, candidates });
    moved = true;
  }
  await renewIssues(client, migrationId, only, issues);
  return moved;
}

/** What waits and names one of these agents says no longer what was answered. Its counts follow when it is looked at for application. */
export async function renewSameLabels(client: pg.PoolClient, migrationId: string, agents: readonly number[]): Promise<void> {
  const { rows } = await client.query<{ number: number }>(
    `select i.number from import i
      where i.migration_id = $1 and i.kind = 'agents' and i.status in ('planned', 'needs-input')
        and exists (select from observation o where o.migration_id = $1 and o.number = i.number and o.agent_key = any($2))`,
    [migrationId, agents],
  );
  for (const { number } of rows) await placeSameLabels(client, migrationId, number);
}

function issuesOf({ row, name }: LabelledRow, same: Other | undefined, absent: readonly Other[]): Issue[] {
  if (same) return [readAsIssue(row, name, same.name, "id")];
  return absent.map((other) => {
    const [bare, full] = other.isFull ? [name, other.name] : [other.name, name];
    return other.looks ? lookAlikeIssue(row, { odd: bare, plain: full }) : sameLabelIssue(row, { bare, full });
  });
}

async function placeRow(
  client: pg.PoolClient,
  migrationId: string,
  { number, row, own, name, agentKey }: LabelledRow,
  { agent, candidates }: { agent: number; candidates: number[] },
): Promise<void> {
  const away = agent !== own;
  // A row that stays keeps its name too: an alias may have given it to its agent.
  const stays = agent === agentKey;
  await client.query(
    `update observation set candidates = $4${stays ? "" : ", agent_key = $5, name = $6, bare = $7"} where migration_id = $1 and number = $2 and row = $3`,
    stays ? [migrationId, number, row, candidates] : [migrationId, number, row, candidates, agent, away ? name : null, away],
  );
}

/** Agents of a management group that an import does not name, but another form of whose name: they are not missing from it. */
export async function sameLabelAgents(client: pg.PoolClient, migrationId: string, number: number, groupKey: number): Promise<Set<number>> {
  const { rows } = await client.query<{ key: number }>(
    `select distinct key from observation, unnest(candidates) as key
      where migration_id = $1 and number = $2 and group_key = $3 and outcome = 'accepted' and candidates <> '{}'`,
    [migrationId, number, groupKey],
  );
  return new Set(rows.map(({ key }) => key));
}

function otherOf({ bare, bareName, full, fullName, looks }: Pair, key: number): Other | null {
  if (key === bare) return { key: full, name: fullName, isFull: true, looks };
  return key === full ? { key: bare, name: bareName, isFull: false, looks } : null;
}

/** Pairs of names that nobody has said anything of, where rows that count carry the one or the other. */
async function loadPairs(client: pg.PoolClient, migrationId: string, only: number | null): Promise<Pair[]> {
  const pairs = [...(await labelPairs(client, migrationId, only)), ...(await lookAlikePairs(client, migrationId))];
  if (pairs.length === 0) return [];
  const { rows } = await client.query<{ name: string; key: number }>(
    "select name, agent_key as key from name_apart where migration_id = $1",
    [migrationId],
  );
  const saidApart = new Set(rows.map(({ name, key }) => `${key} ${name}`));
  return pairs.filter(({ bareName, full }) => !saidApart.has(`${full} ${bareName}`));
}

/** Names with letters beyond ASCII that look like the name of another agent. */
async function lookAlikePairs(client: pg.PoolClient, migrationId: string): Promise<Pair[]> {
  const odd = (await loadNames(client, "octet_length(name) <> char_length(name)", [migrationId])).filter(
    ({ name }) => likenessOf(name) !== name,
  );
  if (odd.length === 0) return [];
  const likenesses = [...new Set(odd.map(({ name }) => likenessOf(name)))];
  const plain = new Map((await loadNames(client, "name = any($2)", [migrationId, likenesses])).map(({ name, key }) => [name, key]));
  return odd.flatMap(({ name, key }) => {
    const fullName = likenessOf(name);
    const full = plain.get(fullName);
    return full === undefined ? [] : [{ bare: key, bareName: name, full, fullName, looks: true }];
  });
}

/**
 * Pairs of a bare name and a full one, where rows that count carry the bare one. Asked in steps, each by the names of the one before: in one
 * statement, before PostgreSQL has looked at its tables after a first import, it compared every name with every other.
 */
async function labelPairs(client: pg.PoolClient, migrationId: string, only: number | null): Promise<Pair[]> {
  const bares = await loadNames(client, "position('.' in name) = 0", [migrationId]);
  if (bares.length === 0) return [];
  const labels = bares.map(({ name }) => name);
  const full = await loadNames(client, "position('.' in name) > 0 and split_part(name, '.', 1) = any($2)", [migrationId, labels]);
  const fulls = grouped(full, ({ name }) => name.split(".", 1)[0]);
  const counting = await loadCounting(
    client,
    migrationId,
    only,
    bares.filter(({ name }) => fulls.has(name)),
  );
  return bares
    .filter(({ key }) => counting.has(key))
    .flatMap((bare) =>
      (fulls.get(bare.name) ?? []).map((full) => ({
        bare: bare.key,
        bareName: bare.name,
        full: full.key,
        fullName: full.name,
        looks: false,
      })),
    );
}

/** Agents whose name is such a one and no alias. */
async function loadNames(client: pg.PoolClient, are: string, values: unknown[]): Promise<{ key: number; name: string }[]> {
  const { rows } = await client.query<{ key: number; name: string }>(
    `select key, name from agent where migration_id = $1 and ${are} and name not in (select name from alias where migration_id = $1)`,
    values,
  );
  return rows;
}

/** Those of the agents with a bare name that rows of counting imports carry. */
async function loadCounting(
  client: pg.PoolClient,
  migrationId: string,
  only: number | null,
  bares: readonly { key: number; name: string }[],
): Promise<Set<number>> {
  if (bares.length === 0) return new Set();
  const { rows } = await client.query<{ key: number | null; name: string | null }>(
    `with one as (select number, bare_names from import where migration_id = $1 and kind = 'agents' and (status = 'applied' or number = $2))
     select distinct o.agent_key as key, null as name from observation o join one using (number)
      where o.migration_id = $1 and o.agent_key = any($3) and o.outcome = 'accepted'
     union all
     select distinct null::int, o.name from observation o join one using (number)
      where o.migration_id = $1 and o.bare and not one.bare_names and o.name = any($4)`,
    [migrationId, only, bares.map(({ key }) => key), bares.map(({ name }) => name)],
  );
  const keys = new Set(rows.map(({ key }) => key));
  const names = new Set(rows.map(({ name }) => name));
  return new Set(bares.filter(({ key, name }) => keys.has(key) || names.has(name)).map(({ key }) => key));
}

/** Rows of the pairs, and those that were placed before, so that they go back where nothing holds them any more. */
async function loadRows(client: pg.PoolClient, migrationId: string, pairs: readonly Pair[], only: number | null): Promise<LabelledRow[]> {
  const { rows } = await client.query<LabelledRow>(
    `with one as (select number, bare_names from import where migration_id = $1 and kind = 'agents' and (status = 'applied' or number = $3)),
     told as (
       select o.*, one.bare_names, o.agent_key as own from observation o join one using (number)
        where o.migration_id = $1 and o.agent_key = any($2) and (one.bare_names or not o.bare)
       union all
       select o.*, one.bare_names, a.key from observation o join one using (number) join agent a on a.migration_id = $1 and a.name = o.name
        where o.migration_id = $1 and o.bare and not one.bare_names
          and not exists (select from alias l where l.migration_id = $1 and l.name = o.name)
       union all
       select o.*, one.bare_names, o.agent_key from observation o join one using (number)
        where o.migration_id = $1 and o.candidates <> '{}' and o.agent_key <> all($2) and (one.bare_names or not o.bare))
     select t.number, t.row, t.group_key as "groupKey", t.agent_key as "agentKey", t.own, a.name, v.facts ->> 'objectId' as "objectId",
            t.candidates, t.bare_names as "ofBareNames"
       from told t
       join agent a on a.migration_id = $1 and a.key = t.own
       left join fact_value v on v.migration_id = $1 and v.hash = t.value
      where t.outcome = 'accepted' and t.group_key is not null
      order by t.number, t.row`,
    [migrationId, [...new Set(pairs.flatMap(({ bare, full }) => [bare, full]))], only],
  );
  return rows;
}

function idsOf(rows: readonly LabelledRow[]): Map<number, Set<string>> {
  const ids = new Map<number, Set<string>>();
  for (const { own, objectId } of rows) if (objectId) ids.set(own, (ids.get(own) ?? new Set()).add(objectId));
  return ids;
}

async function renewIssues(
  client: pg.PoolClient,
  migrationId: string,
  only: number | null,
  issues: ReadonlyMap<number, readonly Issue[]>,
): Promise<void> {
  const { rows: gone } = await client.query<{ number: number }>(
    `delete from import_issue where migration_id = $1 and ($2::int is null or number = $2) and derived and (code = 'same-label' or hint = $3) returning number`,
    [migrationId, only, readAsIssue(0, "", "", "id").hint],
  );
  await addDerivedIssues(
    client,
    migrationId,
    issues,
    gone.map(({ number }) => number),
  );
}
