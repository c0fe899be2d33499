import "server-only";
import type pg from "pg";
import { copyRows } from "@/lib/server/database/copy";
import type { ListContentRow } from "./content";

/** Keeps the rows of a people's list. Whatever the import kept before is replaced. */
export async function writeListContent(
  client: pg.PoolClient,
  migrationId: string,
  number: number,
  rows: readonly ListContentRow[],
): Promise<void> {
  await client.query("delete from list_row where migration_id = $1 and number = $2", [migrationId, number]);
  await copyRows(
    client,
    "list_row",
    ["migration_id", "number", "row", "outcome", "name", "spelled", "facts"],
    rows.map((r) => [migrationId, number, r.row, r.outcome, r.name, r.spelled, r.facts && JSON.stringify(r.facts)]),
  );
}
