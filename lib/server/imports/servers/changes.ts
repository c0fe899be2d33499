import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";
import type { ImportRecord } from "@/lib/contracts/imports";
import { type ComponentChange, componentHistory } from "@/lib/domain/component-history";
import { ambiguousServers } from "@/lib/domain/component-names";
import { grouped } from "@/lib/domain/grouped";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadObservations } from "@/lib/server/projection/server-sightings";
import { changesByGroup, waitsFor } from "../by-group";
import type { GroupCounts, ImportRow } from "../record";

/** What applying would change of components: counts, in all and by group, and a digest by which to notice that facts moved since. */
export async function previewComponents(
  client: pg.PoolClient,
  row: ImportRow,
): Promise<{ counts: ImportRecord["changes"]; byGroup: Record<number, GroupCounts>; digest: string }> {
  const { changes: all } = await componentChangesOf(client, row);
  // Who would go missing by an answer that is still to come does not go missing yet.
  const own = all.filter((change) => !waitsFor(row, change));
  const digest = createHash("sha256").update(JSON.stringify(own));
  return { counts: counted(own), byGroup: changesByGroup(row, all), digest: digest.digest("hex") };
}

/** What an import changes at its present place, whether it counts already or is only looked at; rows whose name fits several servers change nothing. */
export async function componentChangesOf(
  db: Queryable,
  row: ImportRow,
): Promise<{ changes: ComponentChange[]; ambiguous: ReadonlySet<number> }> {
  const { imports, sightings } = await loadObservations(db, row.migrationId, row.number);
  const own = <T extends { number: number }>(all: readonly T[]) => all.filter(({ number }) => number === row.number);
  return {
    changes: own(componentHistory(imports, sightings).changes),
    ambiguous: new Set(own(ambiguousServers(sightings)).map((one) => one.row)),
  };
}

/** The counts of every import of components describe its place among those that remain. */
export async function renewComponentCounts(client: pg.PoolClient, migrationId: string): Promise<void> {
  const { imports, sightings } = await loadObservations(client, migrationId);
  const changes = grouped(componentHistory(imports, sightings).changes, ({ number }) => number);
  for (const { number } of imports) {
    const { added, changed, unchanged, missing } = counted(changes.get(number) ?? []);
    await client.query(
      `update import set added = $3, changed = $4, unchanged = $5, missing = $6 where migration_id = $1 and number = $2 and kind <> 'inventory'
          and (added, changed, unchanged, missing) is distinct from ($3, $4, $5, $6)`,
      [migrationId, number, added, changed, unchanged, missing],
    );
    await client.query(
      "update import set beside = $3 where migration_id = $1 and number = $2 and kind = 'inventory' and beside is distinct from $3::jsonb",
      [migrationId, number, { added, changed, unchanged, missing }],
    );
  }
}

function counted(changes: readonly ComponentChange[]): Record<ComponentChange["outcome"], number> {
  const counts = { added: 0, changed: 0, unchanged: 0, missing: 0 };
  for (const { outcome } of changes) counts[outcome] += 1;
  return counts;
}
