import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";
import { changesByList } from "@/lib/server/projection/listed";
import { type ImportRow, updateImport } from "../record";

/** What applying a people's list would change: counts, and a digest by which to notice that facts moved since. */
export async function previewList(client: pg.PoolClient, row: ImportRow, factsRevision: number): Promise<ImportRow> {
  const { changes, added, changed, withoutAgent } = await changesByList(client, row.migrationId, row.number);
  const digest = createHash("sha256").update(JSON.stringify(changes)).digest("hex");
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
