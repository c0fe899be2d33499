import "server-only";
import type pg from "pg";
import type { LoggedRow, Meaning } from "@/lib/domain/naming/logged-rows";
import type { Timeline } from "@/lib/domain/timeline";
import type { Queryable } from "@/lib/server/database/queryable";
import { int, orNull, readRows, text } from "@/lib/server/database/rows";
import { loadTimeline } from "@/lib/server/estate/timeline";
import { ImportTellings } from "@/lib/server/projection/import-tellings";
import { outcomes } from "@/lib/server/projection/logged-texts";
import { loadNaming } from "@/lib/server/projection/naming";
import { meaningsOfNames } from "@/lib/server/projection/seen";

/** A row of an import at its place among the others: whom it means, whether it counts, and whom it may mean besides. */
export type PlacedRow = {
  row: number;
  groupKey: number | null;
  agent: number | null;
  outcome: LoggedRow["outcome"];
  candidates: readonly number[];
};

export type PlacedRows = {
  rows: readonly PlacedRow[];
  /** Rows that belong to a family of names, with the name of whom they mean: null where that is nobody. */
  nameOf: (row: number) => string | null | undefined;
  /** Names of its families of which rows of other imports mean others with it: by the key of the name, the keys of those. */
  meantNow: ReadonlyMap<number, ReadonlySet<number>>;
  tellings: ImportTellings;
};

/** Rows of one import, in the order of the file. `timeline` holds it. */
export async function placedRows(db: Queryable, migrationId: string, number: number, timeline: Timeline): Promise<PlacedRows> {
  const rows = await loggedRows(db, migrationId, number);
  const naming = await loadNaming(db, migrationId, timeline);
  const meanings = new Map<number, Meaning>();
  const tellings = new ImportTellings();
  const meantNow = new Map<number, Set<number>>();
  const names = rows.flatMap(({ agent }) => agent ?? []);
  for await (const seen of meaningsOfNames(db, migrationId, timeline, naming, names)) {
    const own = seen.filter(({ said }) => said.number === number);
    tellings.add(own);
    for (const one of own) meanings.set(one.said.row, one);
    for (const { said, agent } of seen)
      if (said.number !== number && agent !== null && agent !== said.key)
        meantNow.set(said.key, (meantNow.get(said.key) ?? new Set()).add(agent));
  }
  return {
    rows: rows.map((row) => {
      const meaning = meanings.get(row.row);
      return meaning ? { ...row, agent: meaning.agent, outcome: meaning.outcome, candidates: meaning.candidates } : row;
    }),
    nameOf: (row) => {
      const meaning = meanings.get(row);
      return meaning && (meaning.agent === null ? null : naming.known.nameOf(meaning.agent));
    },
    meantNow,
    tellings,
  };
}

async function loggedRows(db: Queryable, migrationId: string, number: number): Promise<PlacedRow[]> {
  const rows = await readRows(
    db,
    { rows: orNull(text) },
    `select string_agg(concat(row, ' ', group_key, ' ', name_key, ' ', left(outcome, 1)), '|' order by row) as rows
       from observation where migration_id = $1 and number = $2`,
    [migrationId, number],
  );
  return (rows[0]?.rows?.split("|") ?? []).map((text): PlacedRow => {
    const [row, groupKey, key, outcome] = text.split(" ");
    return {
      row: Number(row),
      groupKey: groupKey ? Number(groupKey) : null,
      agent: key ? Number(key) : null,
      outcome: outcomes[outcome as keyof typeof outcomes],
      candidates: [],
    };
  });
}

/** Imports that wait and name one of these, or another form of their names, say no longer what was answered. Their counts follow when they are looked at for application. */
export async function retellWaiting(client: pg.PoolClient, migrationId: string, keys: readonly number[]): Promise<void> {
  const waiting = await readRows(
    client,
    { number: int },
    `select number from import where migration_id = $1 and agents_told <> 'none' and status in ('planned', 'needs-input') and captured_at is not null
      order by number`,
    [migrationId],
  );
  for (const { number } of waiting) {
    const timeline = await loadTimeline(client, migrationId, number);
    const { familyOf } = await loadNaming(client, migrationId, timeline);
    const { rowCount } = await client.query(
      "select from observation where migration_id = $1 and number = $2 and name_key = any($3) limit 1",
      [migrationId, number, keys.flatMap((key) => familyOf.get(key) ?? [key])],
    );
    if (rowCount) await (await placedRows(client, migrationId, number, timeline)).tellings.write(client, migrationId, [number]);
  }
}
