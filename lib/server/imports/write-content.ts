import "server-only";
import type pg from "pg";
import type { Issue } from "@/lib/domain/export-rows";
import { copyChunks } from "@/lib/server/database/copy";
import { readRows, text } from "@/lib/server/database/rows";
import { ahead } from "@/lib/server/process/ahead";
import type { Birth } from "@/lib/server/projection/derive";
import { writeIssues } from "@/lib/server/projection/import-issues";
import { identify } from "./identities";
import { writeListContent } from "./lists/write-content";
import type { ContentTold } from "./reading/jobs";
import type { Reading } from "./reading/reading";
import { writeComponentContent } from "./servers/write-content";

const atOnce = 2_000;

/**
 * Keeps the rows of an import (none while something is still asked) and its issues, in place of what another answer had made of the file. Answers the agents
 * that are new with it.
 */
export async function writeContent(
  client: pg.PoolClient,
  migrationId: string,
  number: number,
  reading: Reading,
  content: ContentTold | null,
  issues: readonly Issue[],
): Promise<Birth | null> {
  for (const table of ["observation", "import_issue"])
    await client.query(`delete from ${table} where migration_id = $1 and number = $2`, [migrationId, number]);
  await writeComponentContent(client, migrationId, number, content?.components ?? []);
  await writeListContent(client, migrationId, number, content?.listed ?? []);
  const ofAgents = content !== null && !content.listed && (!content.components || content.rows > 0);
  const birth = ofAgents ? await writeRows(client, migrationId, number, reading, content) : null;
  await writeIssues(client, migrationId, number, 0, issues, false);
  return birth;
}

async function writeRows(
  client: pg.PoolClient,
  migrationId: string,
  number: number,
  reading: Reading,
  content: ContentTold,
): Promise<Birth> {
  const parts = Array.from({ length: Math.ceil(content.rows / atOnce) }, (_, i) => ({ from: i * atOnce, to: (i + 1) * atOnce }));
  const { keys, firstNew, fresh } = await identify(client, migrationId, new Set(content.names));
  const born = await reading.ask("keys", { keys: Int32Array.from(content.names, (name) => keys.get(name) ?? 0), firstNew });
  for await (const hashes of ahead(parts, (part) => reading.ask("hashes", part))) await writeValues(client, migrationId, reading, hashes);
  await copyChunks(
    client,
    "observation",
    ["migration_id", "number", "row", "group_key", "name_key", "outcome", "value", "name", "bare"],
    ahead(parts, (part) => reading.ask("observations", { ...part, migrationId, number })),
  );
  return { number, firstKey: firstNew, names: fresh, ...reading.birth(number, born) };
}

/** Keeps what rows say, each distinct value once. */
async function writeValues(client: pg.PoolClient, migrationId: string, reading: Reading, hashes: readonly string[]): Promise<void> {
  const known = await readRows(
    client,
    { hash: text },
    "select hash::text as hash from fact_value where migration_id = $1 and hash = any($2::uuid[])",
    [migrationId, hashes],
  );
  const lines = await reading.ask("values", { migrationId, hashes, known: new Set(known.map(({ hash }) => hash)) });
  if (lines.length) await copyChunks(client, "fact_value", ["migration_id", "hash", "facts"], [lines]);
}
