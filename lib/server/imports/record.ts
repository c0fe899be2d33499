import "server-only";
import type pg from "pg";
import type { ImportRecord } from "@/lib/contracts/imports";
import type { Stage } from "@/lib/domain/stages";
import { notFound } from "@/lib/server/answers/problem";
import { type Import, Prisma } from "@/lib/server/database/client/client";
import { allTyped, type Typed, typed } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

export type Question = ImportRecord["questions"][number];
export type StageCounts = Record<Stage, number>;
/** What a planned import would change of one group; `ifWhole`: who would go missing if it were the whole of one that waits, in a file of several. */
export type GroupCounts = NonNullable<ImportRow["byGroup"]>[number];

/** An import as the database keeps it. */
export type ImportRow = Typed<"Import", Import>;

/** Prisma tells JSON that is null from a column that is. */
function written<R extends Partial<ImportRow>>({ stages, byGroup, collected, beside, ...row }: R) {
  return {
    ...row,
    ...(beside === undefined ? {} : { beside: beside ?? Prisma.DbNull }),
    ...(collected === undefined ? {} : { collected: collected ?? Prisma.DbNull }),
    ...(stages === undefined ? {} : { stages: stages ?? Prisma.DbNull }),
    ...(byGroup === undefined ? {} : { byGroup: byGroup ?? Prisma.DbNull }),
  };
}

type NewImport = Omit<Prisma.ImportUncheckedCreateInput, "stages" | "byGroup" | "collected" | "beside">;

type Changes = Pick<ImportRow, "added" | "changed" | "unchanged" | "missing" | "beside">;

/** What an import changes in all: its agents, and what is collected beside them. */
export function changesIn({ added, changed, unchanged, missing, beside }: Changes): ImportRecord["changes"] {
  if (!beside) return { added, changed, unchanged, missing };
  return {
    added: added + beside.added,
    changed: changed + beside.changed,
    unchanged: unchanged + beside.unchanged,
    missing: missing + beside.missing,
  };
}

/** A new import; what is not given is as the table has it by default. */
export async function insertImport(client: pg.PoolClient, row: NewImport): Promise<ImportRow> {
  return typed("Import", await tables(client).import.create({ data: row }));
}

/** Writes the given fields and returns the row as it then stands. */
export async function updateImport(client: pg.PoolClient, row: ImportRow, change: Partial<ImportRow>): Promise<ImportRow> {
  const { migrationId, number } = row;
  await tables(client).import.updateMany({ where: { migrationId, number }, data: written(change) });
  return { ...row, ...change };
}

/** Throws where there is none. */
export async function requireImport(db: Queryable, migrationId: string, id: string): Promise<ImportRow> {
  const found = await tables(db).import.findUnique({ where: { id, migrationId } });
  if (!found) throw notFound("The import");
  return typed("Import", found);
}

/** Imports of the same bytes that were not undone, newest first. */
export async function findSameBytes(db: Queryable, migrationId: string, sha256: string): Promise<ImportRow[]> {
  const where = { migrationId, sha256, status: { not: "undone" } };
  return allTyped("Import", await tables(db).import.findMany({ where, orderBy: { number: "desc" } }));
}
