import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";
import { observesComponents } from "@/lib/domain/components";
import { stages } from "@/lib/domain/stages";
import { int, oneOf, readRows } from "@/lib/server/database/rows";
import { loadTimeline } from "@/lib/server/estate/timeline";
import { type Birth, derive } from "@/lib/server/projection/derive";
import { noChanges } from "@/lib/server/projection/deriving/change-counts";
import { looksWhole, noChangesByGroup, waitingKeys } from "./by-group";
import { countLeftOut } from "./coverage";
import { previewList } from "./lists/preview";
import { placedRows } from "./placed-rows";
import { type ImportRow, type StageCounts, updateImport } from "./record";
import { previewComponents } from "./servers/changes";

/**
 * What applying would change: counts in all and group by group, stages, and a digest by which to notice that facts moved since. In a file
 * of several groups nobody is missing yet of one that waits to hear whether the file is the whole of it; who would be is counted apart.
 */
export async function preview(
  client: pg.PoolClient,
  row: ImportRow,
  factsRevision: number,
  birth: Birth | null = null,
): Promise<ImportRow> {
  if (row.kind === "peopleList") return await previewList(client, row, factsRevision);
  const beside = observesComponents(row.kind) ? await previewComponents(client, row) : null;
  if (beside && row.kind !== "inventory") {
    const { counts, byGroup, digest } = beside;
    return await updateImport(client, row, { ...counts, byGroup, stages: null, plan: `${factsRevision}:${digest}` });
  }
  const timeline = await loadTimeline(client, row.migrationId, row.number, { asWhole: looksWhole(row) });
  const excluded = await readRows(
    client,
    { key: int },
    "select agent_key as key from agent_plan where migration_id = $1 and excluded_at is not null",
    [row.migrationId],
  );
  const out = new Set(excluded.map((r) => r.key));
  const counts = noChanges();
  const byGroup = beside?.byGroup ?? noChangesByGroup(row);
  const after = noStages();
  const digest = createHash("sha256").update(beside?.digest ?? "");
  for await (const { derived } of derive(client, row.migrationId, timeline, "all", { of: "look", number: row.number }, { birth })) {
    for (const { key, name, stage, changes, text } of derived) {
      for (const { groupKey, outcome } of changes) {
        counts[outcome] += 1;
        if (byGroup[groupKey]) byGroup[groupKey][outcome] += 1;
      }
      if (changes.length) digest.update(`${name}\n${text}\n`);
      if (stage && !out.has(key)) after[stage] += 1;
    }
  }
  const before = await readRows(
    client,
    { stage: oneOf(stages), count: int },
    `select stage, count(*)::int as count from agent_period where migration_id = $1 and to_at is null and agent_key <> all($2) group by stage`,
    [row.migrationId, [...out]],
  );
  const now = noStages();
  for (const { stage, count } of before) now[stage] = count;
  const asked = timeline.groups.filter(({ key }) => waitingKeys(row).includes(key));
  const placed = asked.length ? await placedRows(client, row.migrationId, row.number, timeline) : null;
  for (const group of asked) {
    const waiting = byGroup[group.key];
    if (waiting && placed) waiting.ifWhole = await countLeftOut(client, row, group, placed, timeline);
  }
  return await updateImport(client, row, {
    ...counts,
    beside: beside?.counts ?? null,
    stages: { before: now, after },
    byGroup,
    plan: `${factsRevision}:${digest.digest("hex")}`,
  });
}

function noStages(): StageCounts {
  return Object.fromEntries(stages.map((s) => [s, 0])) as StageCounts;
}
