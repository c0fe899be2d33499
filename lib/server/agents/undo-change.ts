import "server-only";
import type pg from "pg";
import { z } from "zod";
import { type AgentChangeUndone, agentChange } from "@/lib/contracts/agent-changes";
import { agentEdits, isDecision, type ManyEdit } from "@/lib/domain/agent-edits";
import { may } from "@/lib/domain/roles";
import { notAllowed } from "@/lib/server/answers/problem";
import { asked } from "@/lib/server/database/asked";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { lockMigration } from "@/lib/server/migrations/row";
import { reproject } from "@/lib/server/projection/reproject";
import { changedKeys, changeRows, readChange } from "./change-rows";
import { eventFacts, planColumns } from "./change-words";
import { lockAgents } from "./lock";
import { moved } from "./moved";

const namesTold = 100;

/** Gives every agent the plan back that it had before the change, unless somebody changed it since: those are named. */
export async function undoAgentChange(call: Call, migrationId: string, id: string): Promise<AgentChangeUndone> {
  return await change(call, { migrationId }, async (client) => {
    const asIs = await readChange(client, migrationId, id);
    const { field } = agentChange.parse(asIs.change);
    if (!may(call.actor, agentEdits[field].verb)) throw notAllowed("Undoing this decision takes a lead.");
    const moves = isDecision(field);
    if (moves) await lockMigration(client, migrationId);
    const keys = await changedKeys(client, migrationId, id);
    await lockAgents(client, migrationId, keys);
    const found = await readChange(client, migrationId, id);
    if (found.undone) return { answer: { ...found, restored: 0, kept: 0, keptNames: [] }, told: null };
    const kept = await changedSince(client, migrationId, id);
    const restored = keys.length - kept.length;
    await restore(client, call, migrationId, id, field, restored);
    if (moves) await reproject(client, migrationId, await moved(client, migrationId, field, id), call.now);
    const data = { undoneAt: call.now, undoneBy: call.actor.name };
    await tables(client).agentChange.updateMany({ where: { migrationId, id }, data });
    const answer = {
      ...(await readChange(client, migrationId, id)),
      restored,
      kept: kept.length,
      keptNames: kept.slice(0, namesTold),
    };
    return { answer, told: null, news: [{ migration: migrationId, subject: "agent", id }] };
  });
}

async function changedSince(client: pg.PoolClient, migrationId: string, id: string): Promise<string[]> {
  const rows = await asked(
    client,
    z.object({ name: z.string() }),
    `select a.name from agent_change_row r join agent_plan pl on pl.migration_id = $1 and pl.agent_key = r.agent_key
       join agent a on a.migration_id = $1 and a.key = r.agent_key
      where r.migration_id = $1 and r.change_id = $2 and pl.revision <> r.revision order by a.name`,
    [migrationId, id],
  );
  return rows.map(({ name }) => name);
}

async function restore(client: pg.PoolClient, call: Call, migrationId: string, id: string, field: ManyEdit, count: number): Promise<void> {
  const values: unknown[] = [migrationId, id];
  const put = (value: unknown) => `$${values.push(value)}`;
  const events = changeRows(put, call, count, { sentence: `${agentEdits[field].called} as before, undone`, reason: null });
  await client.query(
    `with same as materialized (
       select a.id, a.name, pl, r, row_number() over (order by r.agent_key) as place
         from agent_change_row r join agent_plan pl on pl.migration_id = $1 and pl.agent_key = r.agent_key and pl.revision = r.revision
         join agent a on a.migration_id = $1 and a.key = r.agent_key
        where r.migration_id = $1 and r.change_id = $2),
     restored as (
       update agent_plan set revision = agent_plan.revision + 1, ${planColumns.map((column) => `${column} = (same.r).${column}`).join(", ")}
         from same where agent_plan.migration_id = $1 and agent_plan.agent_key = (same.r).agent_key)
     ${events({ from: "same", id: "same.id", name: "same.name", before: eventFacts(field, "(pl)"), after: eventFacts(field, "(r)") })}`,
    values,
  );
}
