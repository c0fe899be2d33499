import "server-only";
import { type PolledKind, polledKinds } from "@/lib/domain/polled/kinds";
import { type AgentCondition, agentConditions, type OriginalFacts, rowsOf } from "@/lib/domain/retire/conditions";
import { keysAsked } from "@/lib/server/database/asked";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import { readRows, text } from "@/lib/server/database/rows";
import type { View } from "@/lib/server/estate/estate";
import { estateOf } from "@/lib/server/estate/kept";
import { keptWithFacts } from "@/lib/server/estate/kept-with";
import { isUpgradeSigned, loadOriginals, type Original } from "@/lib/server/plans/retirement";
import { type LoadedPolled, loadPolled } from "@/lib/server/polled/load";
import { rowsMeaning } from "@/lib/server/projection/rows-meaning";

/** Whose they are: `name` null where nobody owns them. */
export type Owned = { name: string | null; count: number };
type Group = Pick<Original, "key" | "name">;
/** When an original was exported whole last, and who was told since to have dropped it. */
type Told = Pick<OriginalFacts, "wholeAt" | "dropped">;
export type OriginalNow = { original: Original; owned: Record<AgentCondition, Owned[]>; facts: OriginalFacts };

/** Every original with what its conditions look at. */
export async function loadOriginalFacts(db: Queryable, migrationId: string): Promise<OriginalNow[]> {
  const [upgradeSigned, originals, told] = await Promise.all([
    isUpgradeSigned(db, migrationId),
    loadOriginals(db, migrationId),
    loadPolled(migrationId, null),
  ]);
  const estate = await estateOf(migrationId);
  const now = estate.at(null);
  return await Promise.all(
    originals.map(async (original) => {
      const { key, name: group, statements } = original;
      const exported = await toldOf(estate, { key, name: group });
      const owned = byCondition((code) => byOwner(now, code, group));
      const agents = byCondition((code) => sum(owned[code]));
      return {
        original,
        owned,
        facts: { group, upgradeSigned, statements, agents, polledOnlyHere: onlyThere(told, group, exported.wholeAt), ...exported },
      };
    }),
  );
}

const day = 24 * 3600_000;

/**
 * Of the kinds that its exports tell as a whole, within a day of its latest whole export of agents or after it: how many no new management group polls. An
 * older list proves nothing of today.
 */
function onlyThere({ objects, whole }: LoadedPolled, group: string, wholeAt: number | null): OriginalFacts["polledOnlyHere"] {
  const kinds = polledKinds.filter((kind) => (whole.get(`${kind} ${group}`)?.at ?? Number.NEGATIVE_INFINITY) >= (wholeAt ?? 0) - day);
  const left = (kind: PolledKind) =>
    objects.filter((one) => one.kind === kind && one.stage === "originalOnly" && one.by.some((by) => by.group.name === group)).length;
  return Object.fromEntries(kinds.map((kind) => [kind, left(kind)]));
}

const byCondition = <T>(of: (code: AgentCondition) => T) =>
  Object.fromEntries(agentConditions.map((code) => [code, of(code)])) as Record<AgentCondition, T>;
const sum = (parts: readonly Owned[]) => parts.reduce((all, { count }) => all + count, 0);

const toldOf = keptWithFacts(async ({ migrationId }, original: Group): Promise<Told> => {
  const wholeAt = await latestWhole(migrationId, original.key);
  return { wholeAt: wholeAt?.getTime() ?? null, dropped: wholeAt && (await droppedSince(migrationId, original, wholeAt)) };
});

/** Agents that fail a condition, by who owns them, as the list that it opens has them. */
function byOwner(now: View, code: AgentCondition, group: string): Owned[] {
  const counted = now.where(rowsOf(code, group)).countBy("owner");
  return counted.map(({ name, agents }) => ({ name, count: agents })).sort((a, b) => b.count - a.count);
}

async function latestWhole(migrationId: string, groupKey: number): Promise<Date | null> {
  const where = { migrationId, status: "applied", agentsTold: "listed", wholeKeys: { has: groupKey } };
  return (await tables(pool()).import.aggregate({ where, _max: { capturedAt: true } }))._max.capturedAt;
}

/** Agents once listed by the original whose own list, told by another management group, first left it out after `since`. */
async function droppedSince(migrationId: string, original: Group, since: Date): Promise<OriginalFacts["dropped"]> {
  const where = { migrationId, status: "applied", agentsTold: { not: "none" }, columns: { has: "mgList" } };
  const told = await tables(pool()).import.findMany({ where, select: { number: true, capturedAt: true } });
  const imports = told.flatMap(({ number, capturedAt: at }) => (at ? [{ number, at }] : []));
  const later = await firstDropping(
    migrationId,
    original,
    imports.filter(({ at }) => at > since),
  );
  const keys = [...later.keys()];
  const before = await firstDropping(migrationId, original, keys.length > 0 ? imports.filter(({ at }) => at <= since) : [], keys);
  const listed = await keysAsked(
    pool(),
    `select distinct agent_key as key from agent_period
      where migration_id = $1 and agent_key = any($2::int[]) and group_names @> array[lower($3)]`,
    [migrationId, keys, original.name],
  );
  const first = listed.flatMap((key) => (before.has(key) ? [] : (later.get(key) ?? [])));
  return first.length > 0 ? { at: Math.max(...first), agents: first.length } : null;
}

type Telling = { number: number; at: Date };

/**
 * When agents, all or those of `keys`, were first told by another management group to have a list without this one. What rows say is
 * asked by its keys: right after an import the planner knows nothing of what one question over everything would cost.
 */
async function firstDropping(
  migrationId: string,
  { key, name }: Group,
  imports: readonly Telling[],
  keys: readonly number[] | null = null,
): Promise<Map<number, number>> {
  const first = new Map<number, number>();
  if (imports.length === 0) return first;
  const rows = await rowsMeaning(
    pool(),
    migrationId,
    imports.map(({ number }) => number),
    keys,
  );
  const without = await readRows(
    pool(),
    { value: text },
    `select hash as value from fact_value
      where migration_id = $1 and hash = any($2::uuid[]) and json_typeof(facts->'mgList') = 'array'
        and not exists (select from json_array_elements_text(facts->'mgList') n where lower(trim(n)) = lower($3))`,
    [migrationId, [...new Set(rows.map(({ value }) => value))], name],
  );
  const dropping = new Set(without.map(({ value }) => value));
  const at = new Map(imports.map((one) => [one.number, one.at.getTime()]));
  for (const { number, agent, groupKey, value } of rows) {
    if (groupKey !== key && dropping.has(value))
      first.set(agent, Math.min(first.get(agent) ?? Number.POSITIVE_INFINITY, at.get(number) ?? Number.POSITIVE_INFINITY));
  }
  return first;
}
