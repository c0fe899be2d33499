import "server-only";
import type pg from "pg";
import { observesComponents } from "@/lib/domain/components";
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
  if (!around) await reproject(client, migrationId, "all", now);
  else {
    const { row, birth } = around;
    const beside = observesComponents(row.kind) ? await agentsBeside(client, migrationId, around) : [];
    const listsAgents = row.agentsTold !== "none";
    if (beside === "all") await reproject(client, migrationId, "all", now, birth);
    else if (listsAgents) await reprojectAround(client, migrationId, row.number, now, birth);
    if (beside !== "all" && (beside.length || !listsAgents)) await reproject(client, migrationId, beside, now);
  }
  await sayRetired(client, migrationId, null);
}

/** Agents that other exports than those of agents move with this import. */
async function agentsBeside(client: pg.PoolClient, migrationId: string, around: LaidOut): Promise<"all" | number[]> {
  await renewComponentCounts(client, migrationId);
  return (await movesServers(client, migrationId, around)) ? "all" : await agentsAround(client, migrationId, around.row);
}

/** Whether other rows of agents than before are of servers now. */
async function movesServers(client: pg.PoolClient, migrationId: string, { row }: LaidOut): Promise<boolean> {
  if (row.kind !== "managementServers" && row.kind !== "gateways" && row.kind !== "inventory") return false;
  const timeline = await loadTimeline(client, migrationId);
  const naming = await loadNaming(client, migrationId, timeline);
  const tellings = new ImportTellings();
  for await (const meanings of meaningsOfNames(client, migrationId, timeline, naming, naming.familyOf.keys())) tellings.add(meanings);
  return await tellings.differ(client, migrationId, [...timeline.place.keys()]);
}
