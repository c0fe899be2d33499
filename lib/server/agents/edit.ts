import "server-only";
import type pg from "pg";
import type { Agent, AgentPatch } from "@/lib/contracts/agents";
import { type AgentEdit, agentEdits, editSentence, isAgentEdit, isDecision } from "@/lib/domain/agent-edits";
import { dateIn } from "@/lib/domain/forecast/calendar";
import { may } from "@/lib/domain/roles";
import { requirePlain } from "@/lib/server/answers/plain";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { notAllowed } from "@/lib/server/answers/problem";
import { dayIn } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { findMigration, lockMigration } from "@/lib/server/migrations/row";
import { reproject } from "@/lib/server/projection/reproject";
import { lockAgents } from "./lock";
import { agentName, findAgent } from "./read";

/** Changes what people say of an agent. Facts are never touched; stage and flags follow where a cut-over is accepted or an agent excluded. */
export async function editAgent(call: Call, migrationId: string, fqdn: string, patch: AgentPatch, ifMatch: number | null): Promise<Agent> {
  const asked = fieldsOf(patch);
  if (asked.some((field) => !may(call.actor, agentEdits[field].verb))) throw notAllowed("This decision takes a lead.");
  return await change(call, { migrationId, news: "agent" }, async (client) => {
    const key = await lockAgent(client, migrationId, fqdn, asked.some(isDecision));
    const before = await findAgent(client, migrationId, fqdn, null);
    requireRevision(ifMatch, before.revision, before);
    requirePlain("owner", [patch.owner], [before.owner]);
    requirePlain("tags", patch.tags, before.tags);
    const tagsBefore = key === null ? [] : await loadTypedTags(client, migrationId, key);
    const tags = typedTags(patch.tags, tagsBefore, before);
    const changed = changedFields(before, patch).filter((field) => field !== "tags" || JSON.stringify(tags) !== JSON.stringify(tagsBefore));
    if (key === null || changed.length === 0) return { answer: before, told: null };
    await write(client, call, migrationId, key, before, patch, tags);
    if (changed.some(isDecision)) await reproject(client, migrationId, [key], call.now);
    const after = await findAgent(client, migrationId, fqdn, null);
    return {
      answer: after,
      told: {
        verb: "agents.edit",
        subject: { kind: "agent", id: before.id, name: before.fqdn },
        summary: `${before.fqdn}: ${wordsOf(changed, patch)}.`,
        before: Object.fromEntries(told(changed).map((f) => [f, before[f]])),
        after: Object.fromEntries(told(changed).map((f) => [f, after[f]])),
        reason: patch.excluded?.reason ?? patch.cutOverAccepted?.reason ?? null,
      },
    };
  });
}

/**
 * One writer at a time per agent. Only what bears on stages and flags also waits for the imports of the migration, so that an owner can
 * be set while a large import is applied.
 */
async function lockAgent(client: pg.PoolClient, migrationId: string, fqdn: string, movesStages: boolean): Promise<number | null> {
  if (movesStages) await lockMigration(client, migrationId);
  const where = { migrationId_name: { migrationId, name: agentName(fqdn) } };
  const agent = await tables(client).agent.findUnique({ where, select: { key: true } });
  if (agent) await lockAgents(client, migrationId, [agent.key]);
  return agent?.key ?? null;
}

const fieldsOf = (patch: AgentPatch) =>
  Object.keys(patch)
    .filter((field) => isAgentEdit(field))
    .filter((field) => patch[field] !== undefined);

/** What differs from what is there: saving the same again is no change and no event. */
function changedFields(before: Agent, patch: AgentPatch): AgentEdit[] {
  return fieldsOf(patch).filter((field) => {
    if (isDecision(field)) return patch[field]?.reason !== before[field]?.reason;
    if (field === "tags") return true;
    if (field === "alertsSince") return before.alertsFrom !== null && patch.alertsFrom !== null && patch.alertsSince !== before.alertsSince;
    if (field === "alertsFrom") return patch.alertsFrom !== before.alertsFrom;
    return emptyToNull(patch[field] ?? null) !== typed(before)[field];
  });
}

/** What people typed, where something else is shown as long as they did not: what exports propose, or lists say. */
const typed = ({ owner, ownerSet, note, noteSet, method, methodSet }: Agent) => ({
  owner: ownerSet ? owner : null,
  note: noteSet ? note : null,
  method: methodSet ? method : null,
});

/** Tags that people typed, of which `tags` leaves out some, with those that are new in it: tags that lists say are theirs, whoever sends them back with others. */
function typedTags(tags: readonly string[] | undefined, typedBefore: readonly string[], { tags: shown }: Agent): string[] {
  if (!tags) return [...typedBefore];
  const kept = typedBefore.filter((tag) => tags.includes(tag));
  return [...new Set([...tags.filter((tag) => kept.includes(tag) || !shown.includes(tag))])];
}

async function loadTypedTags(db: Queryable, migrationId: string, agentKey: number): Promise<string[]> {
  const where = { migrationId_agentKey: { migrationId, agentKey } };
  return (await tables(db).agentPlan.findUnique({ where, select: { tags: true } }))?.tags ?? [];
}

/** Where alerts are answered and since when belong together, whichever of them changed. */
function told(changed: readonly AgentEdit[]): AgentEdit[] {
  const alerts = changed.includes("alertsFrom") || changed.includes("alertsSince");
  return [...new Set([...changed, ...(alerts ? (["alertsFrom", "alertsSince"] as const) : [])])];
}

/** A day that is said with a side needs no words of its own. */
const wordsOf = (changed: readonly AgentEdit[], patch: AgentPatch): string =>
  changed
    .filter((field) => field !== "alertsSince" || patch.alertsFrom === undefined)
    .map((field) => editSentence(field, patch[field]))
    .join(", ");

async function write(
  db: Queryable,
  call: Call,
  migrationId: string,
  key: number,
  before: Agent,
  patch: AgentPatch,
  tags: string[],
): Promise<void> {
  const excluded = decision(call, patch.excluded, before.excluded);
  const accepted = decision(call, patch.cutOverAccepted, before.cutOverAccepted);
  const said = {
    revision: before.revision + 1,
    owner: emptyToNull(patch.owner === undefined ? typed(before).owner : patch.owner),
    tags,
    method: patch.method === undefined ? typed(before).method : patch.method,
    note: emptyToNull(patch.note === undefined ? typed(before).note : patch.note),
    excludedReason: excluded?.reason ?? null,
    excludedBy: excluded?.by ?? null,
    excludedAt: excluded?.at ?? null,
    acceptedReason: accepted?.reason ?? null,
    acceptedBy: accepted?.by ?? null,
    acceptedAt: accepted?.at ?? null,
    ...(await alertsIn(db, call, migrationId, before, patch)),
  };
  const where = { migrationId_agentKey: { migrationId, agentKey: key } };
  await tables(db).agentPlan.upsert({ where, create: { migrationId, agentKey: key, ...said }, update: said });
}

type Alerts = { alertsFrom: string | null; alertsSince: Date | null };

/** From where alerts are answered, and since when: the day that was said, that of the same side before, or today. */
async function alertsIn(db: Queryable, call: Call, migrationId: string, before: Agent, patch: AgentPatch): Promise<Alerts> {
  const from = patch.alertsFrom === undefined ? before.alertsFrom : patch.alertsFrom;
  const since = async () => {
    if (patch.alertsSince) return patch.alertsSince;
    if (from === before.alertsFrom) return before.alertsSince;
    return dateIn(call.now.getTime(), (await findMigration(db, migrationId))?.timeZone ?? "UTC");
  };
  return { alertsFrom: from, alertsSince: from === null ? null : dayIn(await since()) };
}

function emptyToNull(text: string | null): string | null {
  return text === "" ? null : text;
}

type Decision = { reason: string; by: string; at: Date };

function decision({ actor, now }: Call, said: { reason: string } | null | undefined, before: Agent["excluded"]): Decision | null {
  if (said === undefined) return before && { ...before, at: new Date(before.at) };
  return said && { reason: said.reason, by: actor.name, at: now };
}
