import "server-only";
import { z } from "zod";
import type { Migration } from "@/lib/contracts/migrations";
import { cursorInstant, decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { pool } from "@/lib/server/database/pool";
import { readGroups, withGroups } from "./read";
import { type MigrationRow, migrationColumns } from "./row";

export type MigrationListQuery = { archived?: boolean | undefined; cursor?: string | undefined; limit: number };
const position = z.tuple([cursorInstant, z.uuid()]);

/** Newest first. Archived ones only when asked for. */
export async function listMigrations({
  archived = false,
  cursor,
  limit,
}: MigrationListQuery): Promise<{ items: Migration[]; nextCursor: string | null; total: number }> {
  const after = decodeCursor(cursor, position);
  const shown = archived ? "archived_at is not null" : "archived_at is null";
  const [found, counted] = await Promise.all([
    pool().query<MigrationRow>(
      `select ${migrationColumns} from migration
       where ${shown} and ($1::timestamptz is null or (created_at, id) < ($1, $2::uuid)) order by created_at desc, id desc limit $3`,
      [after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    ),
    pool().query<{ total: number }>(`select count(*)::int as total from migration where ${shown}`),
  ]);
  const rows = found.rows.slice(0, limit);
  const groups = await readGroups(
    pool(),
    rows.map((row) => row.id),
  );
  const last = found.rows.length > limit ? rows.at(-1) : undefined;
  return {
    items: rows.map((row) => withGroups(row, groups)),
    nextCursor: last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null,
    total: counted.rows[0]?.total ?? 0,
  };
}
