import "server-only";
import type pg from "pg";
import { type By, type Changed, change, type Made } from "@/lib/server/events/change";
import { lockMigration, type MigrationRow } from "./row";

type Make<T> = (client: pg.PoolClient, migration: MigrationRow) => Promise<Made<T>>;

/** `change()` with the migration held, so that an import comes wholly before or wholly after. 404 where there is none, 409 where it is archived. */
export async function changeHeld<T>(by: By, what: Changed & { migrationId: string }, make: Make<T>): Promise<T> {
  return await change(by, what, async (client) => await make(client, await lockMigration(client, what.migrationId)));
}
