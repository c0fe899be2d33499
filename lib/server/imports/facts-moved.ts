import "server-only";
import type pg from "pg";
import { isComponentImport } from "@/lib/domain/components";
import { loadTimeline } from "@/lib/server/estate/timeline";
import { agentsAround, goneAgents } from "@/lib/server/projection/around-affected";
import { ImportTellings } from "@/lib/server/projection/import-tellings";
import { renewListed } from "@/lib/server/projection/listed";
import { loadNaming } from "@/lib/server/projection/naming";
import { reproject, reprojectAround } from "@/lib/server/projection/reproject";
import { meaningsOfNames } from "@/lib/server/projection/seen";
import type { LaidOut } from "./lay-out";
import { sayRetired } from "./retired-groups";
import { placeBareComponents } from "./servers/bare-names";
import { renewComponentCounts } from "./servers/changes";

/** Everything derived follows the facts: after one import came or went, or after all names were read anew. */
export async function factsMoved(client: pg.PoolClient, migrationId: string, now: Date, around: LaidOut | null) {
  await client.query("update migration set facts_revision = facts_revision + 1 where id = $1", [migrationId]);
  if (around?.row.kind !== "peopleList") await deriveAround(client, migrationId, now, around);
  // Whether an agent that no management group lists any more was to go is told by lists as well.
  if (await renewListed(client, migrationId)) await reproject(client, migrationId, await goneAgents(client, migrationId), now);
}

async function deriveAround(client: pg.PoolClient, migrationId: string, now: Date, around: LaidOut | null) {
  await placeBareComponents(client, migrationId, null);
  if (around && isComponentImport(around.row.kind)) {
    await renewComponentCounts(client, migrationId);
    const agents = (await movesServers(client, migrationId, around)) ? "all" : await agentsAround(client, migrationId, around.row);
    await reproject(client, migrationId, agents, now);
  } else if (around) await reprojectAround(client, migrationId, around.row.number, now, around.birth);
  else await reproject(client, migrationId, "all", now);
  await sayRetired(client, migrationId, null);
}

/** Whether other rows of agents than before are of servers now. */
async function movesServers(client: pg.PoolClient, migrationId: string, { row }: LaidOut): Promise<boolean> {
  if (row.kind !== "managementServers" && row.kind !== "gateways") return false;
  const timeline = await loadTimeline(client, migrationId);
  const naming = await loadNaming(client, migrationId, timeline);
  const tellings = new ImportTellings();
  for await (const meanings of meaningsOfNames(client, migrationId, timeline, naming, naming.familyOf.keys())) tellings.add(meanings);
  return await tellings.differ(client, migrationId, [...timeline.place.keys()]);
}
