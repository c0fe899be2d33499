import "server-only";
import type pg from "pg";
import { isComponentImport } from "@/lib/domain/components";
import { agentsAround } from "@/lib/server/projection/around-affected";
import { reproject, reprojectAround } from "@/lib/server/projection/reproject";
import { resolveBareNames } from "./bare-names";
import { placeServers } from "./known-servers";
import type { LaidOut } from "./lay-out";
import { sayRetired } from "./retired-groups";
import { placeSameLabels } from "./same-labels";
import { placeBareComponents } from "./servers/bare-names";
import { renewComponentCounts } from "./servers/changes";

/** Everything derived follows the facts: after one import came or went, or after all names were read anew. */
export async function factsMoved(client: pg.PoolClient, migrationId: string, now: Date, around: LaidOut | null) {
  await client.query("update migration set facts_revision = facts_revision + 1 where id = $1", [migrationId]);
  await placeBareComponents(client, migrationId, null);
  await placeAmong(client, migrationId, now, around);
  await sayRetired(client, migrationId, null);
}

async function placeAmong(client: pg.PoolClient, migrationId: string, now: Date, around: LaidOut | null) {
  if (around && isComponentImport(around.row.kind)) {
    await renewComponentCounts(client, migrationId);
    if (await placeServers(client, migrationId, null)) {
      await resolveBareNames(client, migrationId, null);
      await placeServers(client, migrationId, null);
      await placeSameLabels(client, migrationId, null);
      await reproject(client, migrationId, "all", now);
      return;
    }
    await reproject(client, migrationId, await agentsAround(client, migrationId, around.row), now);
    return;
  }
  const named = await resolveBareNames(client, migrationId, null);
  const aside = await placeServers(client, migrationId, null);
  const labelled = await placeSameLabels(client, migrationId, null);
  if (around && !named && !aside && !labelled) await reprojectAround(client, migrationId, around.row.number, now, around.birth);
  else await reproject(client, migrationId, "all", now);
}
