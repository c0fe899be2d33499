import "server-only";
import { hash } from "node:crypto";
import { setImmediate as othersFirst } from "node:timers/promises";
import type pg from "pg";
import type { ContentRow } from "@/lib/readers/content";
import { copyRows } from "@/lib/server/database/copy";

const batchSize = 2_000;

/**
 * Keeps what rows say, each distinct value once, and answers the hash of each row in the order of `rows` (null: it says
 * nothing). The database writes one batch while the next is put into words.
 */
export async function writeValues(client: pg.PoolClient, migrationId: string, rows: readonly ContentRow[]): Promise<(string | null)[]> {
  const hashes: (string | null)[] = [];
  const seen = new Set<string>();
  let writing: Promise<void> = Promise.resolve();
  for (let start = 0; start < rows.length; start += batchSize) {
    const fresh = new Map<string, string>();
    for (const { facts } of rows.slice(start, start + batchSize)) {
      const text = facts && JSON.stringify(facts);
      const key = text && valueHash(text);
      hashes.push(key);
      if (!text || !key || seen.has(key)) continue;
      seen.add(key);
      fresh.set(key, text);
    }
    await writing;
    writing = writeFresh(client, migrationId, fresh);
    writing.catch(() => undefined);
    await othersFirst();
  }
  await writing;
  return hashes;
}

async function writeFresh(client: pg.PoolClient, migrationId: string, fresh: Map<string, string>): Promise<void> {
  const known = await client.query<{ hash: string }>(
    "select hash::text as hash from fact_value where migration_id = $1 and hash = any($2::uuid[])",
    [migrationId, [...fresh.keys()]],
  );
  for (const { hash: key } of known.rows) fresh.delete(key);
  if (!fresh.size) return;
  const rows = [...fresh].map(([key, facts]) => [migrationId, key, facts]);
  await copyRows(client, "fact_value", ["migration_id", "hash", "facts"], rows);
}

/** 128 bits of SHA-1, in the form of a uuid since PostgreSQL keeps those in 16 bytes. The same facts are always the same text. */
function valueHash(text: string): string {
  const hex = hash("sha1", text, "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
