import "server-only";
import type pg from "pg";
import { dayIn, tagsIn } from "@/lib/domain/people-lists/fields";
import { changesOfList, type Listed, listedOf } from "@/lib/domain/people-lists/listed";
import { int, readRows, text } from "@/lib/server/database/rows";
import { isKnown, isLive, loadMeantRows, rowsOfAgents } from "@/lib/server/plans/listed-rows";

const atOnce = 5_000;

/** Counted up where the rules change by which rows are read and mean agents, so that what was written by others is written again. */
const edition = 1;

/**
 * Writes anew what lists say of agents, where it moved: a list came or went, or the agents did that its names mean. Answers whether a decommission date
 * of any agent did.
 */
export async function renewListed(client: pg.PoolClient, migrationId: string): Promise<boolean> {
  if (!(await restsOnOthers(client, migrationId))) return false;
  const was = new Map(
    (
      await readRows(
        client,
        { key: int, said: text },
        "select agent_key as key, said::text as said from agent_listed where migration_id = $1",
        [migrationId],
      )
    ).map(({ key, said }) => [key, said]),
  );
  const is = listedOf(rowsOfAgents(await loadMeantRows(client, migrationId)));
  const moved = [...is].flatMap(([key, listed]) => {
    const said = JSON.stringify(listed);
    return listed.length && was.get(key) !== said ? [{ key, listed, said }] : [];
  });
  const left = [...was.keys()].filter((key) => !is.get(key)?.length);
  if (left.length) await client.query("delete from agent_listed where migration_id = $1 and agent_key = any($2)", [migrationId, left]);
  for (let from = 0; from < moved.length; from += atOnce) await write(client, migrationId, moved.slice(from, from + atOnce));
  await renewCounts(client, migrationId);
  const dayOf = (said: string | undefined) => said && decommissionOf(JSON.parse(said) as Listed);
  return [...moved, ...left.map((key) => ({ key, said: "[]" }))].some(({ key, said }) => dayOf(was.get(key) ?? "[]") !== dayOf(said));
}

/** Whether what lists say rests on something else than when it was written last; then that is noted. Most exports bring no name that was not there. */
async function restsOnOthers(client: pg.PoolClient, migrationId: string): Promise<boolean> {
  const written = await client.query(
    `with lists as (select string_agg(number::text, ',' order by captured_at, sha256, number) as counting
        from import where migration_id = $1 and kind = 'peopleList' and status = 'applied'),
     told as (select case when counting is null then '' else md5(concat_ws('|', $2::int, counting,
        (select string_agg(a.key || case when ${isLive} then '' else ' gone' end, ',' order by a.key) from agent a where a.migration_id = $1 and ${isKnown}),
        (select string_agg(name || ' ' || agent_key, ',' order by name) from alias where migration_id = $1))) end as digest from lists)
     update migration set listed_from = told.digest from told where id = $1 and listed_from <> told.digest`,
    [migrationId, edition],
  );
  return written.rowCount === 1;
}

const decommissionOf = (listed: Listed) => dayIn(listed.find(({ field }) => field === "decommission")?.value);

type Moved = { key: number; listed: Listed; said: string };

async function write(client: pg.PoolClient, migrationId: string, moved: readonly Moved[]): Promise<void> {
  const rows = moved.map(({ key, listed, said }) => {
    const { owner = null, note = null, tags = "", ...values } = Object.fromEntries(listed.map(({ field, value }) => [field, value]));
    return { key, owner, note, tags: tagsIn(tags), values: { ...values, ...mailOf(listed) }, said };
  });
  await client.query(
    `insert into agent_listed (migration_id, agent_key, owner, note, tags, "values", said)
     select $1, key, owner, note, tags, "values", said::json
       from json_to_recordset($2) as r(key int, owner text, note text, tags text[], "values" json, said text)
     on conflict (migration_id, agent_key) do update
        set owner = excluded.owner, note = excluded.note, tags = excluded.tags, "values" = excluded."values", said = excluded.said`,
    [migrationId, JSON.stringify(rows)],
  );
}

/** Whose the mail is: it stands in the row that names the owner, or nobody knows. */
function mailOf(listed: Listed): { mailOf?: string } {
  const [owner, mail] = [listed.find(({ field }) => field === "owner"), listed.find(({ field }) => field === "mail")];
  return owner && mail && owner.number === mail.number && owner.row === mail.row ? { mailOf: owner.value } : {};
}

/** So many lists are counted again, the newest; those of before keep what was counted last. */
const recounted = 12;

/** The counts of a list describe its place among those that remain. */
async function renewCounts(client: pg.PoolClient, migrationId: string): Promise<void> {
  const lists = await readRows(
    client,
    { number: int },
    `select number from import where migration_id = $1 and kind = 'peopleList' and status = 'applied'
      order by captured_at desc, sha256 desc, number desc limit $2`,
    [migrationId, recounted],
  );
  for (const { number } of lists) {
    const { added, changed, withoutAgent } = await changesByList(client, migrationId, number);
    await client.query(
      `update import set added = $3, changed = $4, unchanged = accepted - $3 - $4, missing = 0, without_agent = $5 where migration_id = $1 and number = $2
          and (added, changed, without_agent) is distinct from ($3, $4, $5)`,
      [migrationId, number, added, changed, withoutAgent],
    );
  }
}

/**
 * What a list changes at its place, whether it counts already or is only looked at: how many agents it tells something of for the first time, of how many it
 * changes what lists say, and how many of its rows mean no agent that is known.
 */
export async function changesByList(db: pg.PoolClient | Parameters<typeof loadMeantRows>[0], migrationId: string, number: number) {
  const before = await loadMeantRows(db, migrationId, { look: number, before: number });
  const rows = await loadMeantRows(db, migrationId, { look: number, until: number });
  const changes = changesOfList(rowsOfAgents(before), rowsOfAgents(rows), number);
  const own = rows.filter((row) => row.number === number);
  const added = changes.filter(({ outcome }) => outcome === "added").length;
  return { own, changes, added, changed: changes.length - added, withoutAgent: own.filter(({ meant }) => meant.as !== "agent").length };
}
