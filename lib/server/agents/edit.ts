import "server-only";
import type pg from "pg";
import type { Agent, AgentPatch } from "@/lib/contracts/agents";
import { may } from "@/lib/domain/roles";
import { requirePlain } from "@/lib/server/answers/plain";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { notAllowed } from "@/lib/server/answers/problem";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { record } from "@/lib/server/events/record";
import { lockMigration } from "@/lib/server/migrations/row";
import { reproject } from "@/lib/server/projection/reproject";
import { alertsSentence, todayText } from "./change-words";
import { agentName, findAgent } from "./read";

/** Changes what people say of an agent. Facts are never touched; stage and flags follow where a cut-over is accepted or an agent excluded. */
export async function editAgent(call: Call, migrationId: string, fqdn: string, patch: AgentPatch, ifMatch: number | null): Promise<Agent> {
  if (patch.excluded !== undefined && !may(call.actor, "agents.exclude")) throw notAllowed("Excluding an agent takes a lead.");
  if (patch.cutOverAccepted !== undefined && !may(call.actor, "agents.acceptCutOver"))
    throw notAllowed("Accepting a cut-over takes a lead.");
  return await transaction(async (client) => {
    const key = await lockAgent(client, migrationId, fqdn, patch.cutOverAccepted !== undefined || patch.excluded !== undefined);
    const before = await findAgent(client, migrationId, fqdn, null);
    requireRevision(ifMatch, before.revision, before);
    requirePlain("owner", [patch.owner], [before.owner]);
    requirePlain("tags", patch.tags, before.tags);
    const changed = changedFields(before, patch);
    if (key === null || changed.length === 0) return before;
    await write(client, call, migrationId, key, before, patch);
    if (changed.includes("cutOverAccepted") || changed.includes("excluded")) await reproject(client, migrationId, [key], call.now);
    const after = await findAgent(client, migrationId, fqdn, null);
    await record(client, {
      migrationId,
      at: call.now,
      actor: call.actor,
      verb: "agents.edit",
      requestId: call.requestId,
      subject: { kind: "agent", id: before.id, name: before.fqdn },
      summary: `${before.fqdn}: ${changed.flatMap((f) => words(f, patch) ?? []).join(", ")}.`,
      before: Object.fromEntries(told(changed).map((f) => [f, before[f]])),
      after: Object.fromEntries(told(changed).map((f) => [f, after[f]])),
      reason: patch.excluded?.reason ?? patch.cutOverAccepted?.reason ?? null,
    });
    await notify(client, { migration: migrationId, subject: "agent", id: before.id });
    return after;
  });
}

/**
 * One writer at a time per agent. Only what bears on stages and flags also waits for the imports of the migration, so that an owner can
 * be set while a large import is applied.
 */
async function lockAgent(client: pg.PoolClient, migrationId: string, fqdn: string, movesStages: boolean): Promise<number | null> {
  if (movesStages) await lockMigration(client, migrationId);
  const { rows } = await client.query<{ key: number }>("select key from agent where migration_id = $1 and name = $2 for no key update", [
    migrationId,
    agentName(fqdn),
  ]);
  return rows[0]?.key ?? null;
}

/** What differs from what is there: saving the same again is no change and no event. */
function changedFields(before: Agent, patch: AgentPatch): (keyof AgentPatch)[] {
  return (Object.keys(patch) as (keyof AgentPatch)[]).filter((field) => {
    if (patch[field] === undefined) return false;
    if (field === "excluded" || field === "cutOverAccepted") return patch[field]?.reason !== before[field]?.reason;
    if (field === "tags") return JSON.stringify([...new Set(patch.tags)]) !== JSON.stringify(before.tags);
    if (field === "alertsSince") return before.alertsFrom !== null && patch.alertsFrom !== null && patch.alertsSince !== before.alertsSince;
    if (field === "method") return patch.method !== (before.methodSet ? before.method : null);
    return emptyToNull(patch[field] ?? null) !== before[field];
  });
}

/** Where alerts are answered and since when belong together, whichever of them changed. */
function told(changed: readonly (keyof AgentPatch)[]): (keyof AgentPatch)[] {
  const alerts = changed.includes("alertsFrom") || changed.includes("alertsSince");
  return [...new Set([...changed, ...(alerts ? (["alertsFrom", "alertsSince"] as const) : [])])];
}

function words(field: keyof AgentPatch, patch: AgentPatch): string | null {
  if (field === "excluded") return patch.excluded ? "excluded" : "no longer excluded";
  if (field === "cutOverAccepted") return patch.cutOverAccepted ? "cut-over accepted" : "cut-over no longer accepted";
  if (field === "alertsSince") return patch.alertsFrom === undefined ? "day of answering alerts changed" : null;
  if (field === "alertsFrom") return alertsSentence(patch.alertsFrom ?? null);
  return `${field} changed`;
}

async function write(client: pg.PoolClient, call: Call, migrationId: string, key: number, before: Agent, patch: AgentPatch): Promise<void> {
  const method = patch.method === undefined ? (before.methodSet ? before.method : null) : patch.method;
  const excluded = decision(call, patch.excluded, before.excluded);
  const accepted = decision(call, patch.cutOverAccepted, before.cutOverAccepted);
  const alerts = await alertsIn(client, call, migrationId, before, patch);
  await client.query(
    `insert into agent_plan (migration_id, agent_key, revision, owner, tags, method, note, excluded_reason, excluded_by, excluded_at, accepted_reason, accepted_by, accepted_at,
       alerts_from, alerts_since)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::date)
     on conflict (migration_id, agent_key) do update set revision = $3, owner = $4, tags = $5, method = $6, note = $7,
       excluded_reason = $8, excluded_by = $9, excluded_at = $10, accepted_reason = $11, accepted_by = $12, accepted_at = $13,
       alerts_from = $14, alerts_since = $15::date`,
    [
      migrationId,
      key,
      before.revision + 1,
      emptyToNull(patch.owner === undefined ? before.owner : patch.owner),
      patch.tags ? [...new Set(patch.tags)] : before.tags,
      method,
      emptyToNull(patch.note === undefined ? before.note : patch.note),
      ...excluded,
      ...accepted,
      ...alerts,
    ],
  );
}

/** From where alerts are answered, and since when: the day that was said, that of the same side before, or today. */
async function alertsIn(
  client: pg.PoolClient,
  call: Call,
  migrationId: string,
  before: Agent,
  patch: AgentPatch,
): Promise<[string | null, string | null]> {
  const from = patch.alertsFrom === undefined ? before.alertsFrom : patch.alertsFrom;
  if (from === null) return [null, null];
  if (patch.alertsSince) return [from, patch.alertsSince];
  if (from === before.alertsFrom) return [from, before.alertsSince];
  const { rows } = await client.query<{ day: string }>(`select ${todayText("$2")}::text as day`, [migrationId, call.now]);
  return [from, rows[0]?.day ?? null];
}

function emptyToNull(text: string | null): string | null {
  return text === "" ? null : text;
}

function decision(
  call: Call,
  said: { reason: string } | null | undefined,
  before: Agent["excluded"],
): [string | null, string | null, Date | string | null] {
  if (said === undefined) return before ? [before.reason, before.by, before.at] : [null, null, null];
  return said === null ? [null, null, null] : [said.reason, call.actor.name, call.now];
}
