import "server-only";
import type pg from "pg";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { conflict } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { lockMigration, type MigrationRow } from "@/lib/server/migrations/row";
import { subjectOf } from "./event";
import { inImportTurn } from "./memory";
import { presentImport } from "./read";
import { type ImportRow, requireImport } from "./record";
import { refusing } from "./refuse";
import { tellerOf } from "./standing";

type Change<T> = (client: pg.PoolClient, migration: MigrationRow, row: ImportRow) => Promise<T>;

/** Changes an import in its turn, with its migration held, unless somebody changed it since `ifMatch`. */
export async function changeImport<T>(migrationId: string, importId: string, ifMatch: number | null, change: Change<T>): Promise<T> {
  const held = async (client: pg.PoolClient) => {
    const migration = await lockMigration(client, migrationId);
    const row = await requireImport(client, migrationId, importId);
    requireRevision(ifMatch, row.revision, await presentImport(client, row));
    return await change(client, migration, row);
  };
  return await inImportTurn(() => transaction(held), tellerOf(migrationId, importId).waits);
}

/** Changes one that was not undone by what is said of it; answers that cannot be used leave their trace in the log. */
export async function decideImport<T>(
  call: Call,
  migrationId: string,
  importId: string,
  ifMatch: number | null,
  decide: Change<T>,
): Promise<T> {
  const found = await requireImport(pool(), migrationId, importId);
  return await refusing(call, migrationId, subjectOf(found), () =>
    changeImport(migrationId, importId, ifMatch, async (client, migration, row) => {
      if (row.status === "undone") throw conflict("undone", "This import was undone. Import the file again to use it.");
      return await decide(client, migration, row);
    }),
  );
}
