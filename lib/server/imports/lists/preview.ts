import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";
import { changesOfList } from "@/lib/domain/people-lists/listed";
import { loadMeantRows, rowsOfAgents } from "@/lib/server/plans/listed-rows";
import { type ImportRow, updateImport } from "../record";
import { countsOfList } from "./renew";

/** What applying a people's list would change: counts, and a digest by which to notice that facts moved since. */
export async function previewList(client: pg.PoolClient, row: ImportRow, factsRevision: number): Promise<ImportRow> {
  const rows = await loadMeantRows(client, row.migrationId, row.number);
  const { added, changed, withoutAgent } = countsOfList(rows, row.number);
  const digest = createHash("sha256")
    .update(JSON.stringify(changesOfList(rowsOfAgents(rows), row.number)))
    .digest("hex");
  return await updateImport(client, row, {
    added,
    changed,
    unchanged: row.accepted - added - changed,
    missing: 0,
    withoutAgent,
    byGroup: null,
    stages: null,
    plan: `${factsRevision}:${digest}`,
  });
}
