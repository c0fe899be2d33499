import "server-only";
import { z } from "zod";
import type { Migration } from "@/lib/contracts/migrations";
import { cursorInstant, decodeCursor, encodeCursor } from "@/lib/server/answers/cursor";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import { readGroups, withGroups } from "./read";
import { rowOf } from "./row";

export type MigrationListQuery = { archived?: boolean | undefined; cursor?: string | undefined; limit: number };
const position = z.tuple([cursorInstant, z.uuid()]);

/** Newest first. Archived ones only when asked for. */
export async function listMigrations({
  archived = false,
  cursor,
  limit,
}: MigrationListQuery): Promise<{ items: Migration[]; nextCursor: string | null; total: number }> {
  const after = decodeCursor(cursor, position);
  const shown = { archivedAt: archived ? { not: null } : null };
  const earlier = after && { OR: [{ createdAt: { lt: after[0] } }, { createdAt: after[0], id: { lt: after[1] } }] };
  const { migration } = tables(pool());
  const [found, total] = await Promise.all([
    migration.findMany({ where: { ...shown, ...earlier }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: limit + 1 }),
    migration.count({ where: shown }),
  ]);
  const rows = found.slice(0, limit).map(rowOf);
  const groups = await readGroups(
    pool(),
    rows.map((row) => row.id),
  );
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    items: rows.map((row) => withGroups(row, groups)),
    nextCursor: last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null,
    total,
  };
}
