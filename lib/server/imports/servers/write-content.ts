import "server-only";
import type pg from "pg";
import { copyRows } from "@/lib/server/database/copy";
import type { ComponentContentRow } from "./content";

/** Keeps the rows of an import as observations of components. Whatever it kept before is replaced. */
export async function writeComponentContent(
  client: pg.PoolClient,
  migrationId: string,
  number: number,
  rows: readonly ComponentContentRow[],
): Promise<void> {
  await client.query("delete from component_observation where migration_id = $1 and number = $2", [migrationId, number]);
  await copyRows(
    client,
    "component_observation",
    ["migration_id", "number", "row", "group_key", "kind", "outcome", "name", "spelled", "bare", "facts"],
    rows.map((r) => [
      migrationId,
      number,
      r.row,
      r.groupKey,
      r.kind,
      r.outcome,
      r.name,
      r.spelled,
      r.bare,
      r.facts && JSON.stringify(r.facts),
    ]),
  );
}
