import "server-only";
import type { Remaining, RemainingItem, RemainingQuery } from "@/lib/contracts/remaining";
import { commandsOfCause } from "@/lib/domain/commands/asked";
import { commandsOf } from "@/lib/domain/commands/commands";
import { type CauseCode, causeCodes, isCause, type RemainingBy } from "@/lib/domain/remaining/cause-codes";
import { causes } from "@/lib/domain/remaining/causes";
import { mostFirst, sharesOf, unknownNames } from "@/lib/domain/remaining/shares";
import { type Method, methodNames } from "@/lib/domain/stages";
import { Shelf } from "@/lib/server/agents/kept";
import { momentOf } from "@/lib/server/agents/moment";
import type { AgentsOf } from "@/lib/server/agents/rows";
import type { AgentConditions } from "@/lib/server/agents/select";
import { loadCommandNames } from "@/lib/server/commands/names";
import { pool } from "@/lib/server/database/pool";
import { getProgress } from "@/lib/server/progress/read";
import { servingAgents } from "@/lib/server/progress/serving";
import { loadTimeline } from "@/lib/server/projection/timeline";
import { type CountedValue, countedBy, countedSigns } from "./counted";

const shelf = new Shelf<RemainingItem[]>(200);

/**
 * What remains at a moment, counted by one thing. The numbers are those of progress, and of the lists that the agents filter gives
 * for the same value with `inScope=true`, and `done=true` or `done=false`; by cause, with `cause`.
 */
export async function readRemaining(migration: AgentsOf, { by, asOf }: RemainingQuery, now: Date): Promise<Remaining> {
  const moment = momentOf(asOf, migration.timeZone);
  const [progress, counted] = await Promise.all([getProgress(migration, asOf, now), remainingItems(migration.id, by, moment)]);
  const names = by === "cause" ? (await loadCommandNames(migration.id))() : null;
  const items = names ? counted.map((item) => ({ ...item, commands: commandsOf(commandsOfCauseNamed(item.value), names) })) : counted;
  const { total, done, excluded, stages } = progress;
  return { asOf: progress.asOf, by, total: { ...sharesOf(total, done), excluded, gone: stages.gone ?? 0 }, items };
}

const commandsOfCauseNamed = (value: string | null) => (isCause(value) ? (commandsOfCause[value] ?? []) : []);

/** The same items of a part of the migration. */
export function remainingItems(
  migrationId: string,
  by: RemainingBy,
  moment: Date | null,
  part: AgentConditions = {},
): Promise<RemainingItem[]> {
  return shelf.answer(migrationId, { by, moment, part }, () => itemsOf(migrationId, by, moment, part));
}

async function itemsOf(migrationId: string, by: RemainingBy, moment: Date | null, part: AgentConditions): Promise<RemainingItem[]> {
  const [counted, signs] = await Promise.all([
    countedBy(migrationId, by, moment, part),
    by === "cause" ? countedSigns(migrationId, moment, part) : null,
  ]);
  if (by === "cause") return causeItems(counted, signs ?? new Map());
  const groupOf = by === "server" ? await groupsOfServers(migrationId, moment) : null;
  return mostFirst(
    counted.map(({ value, name, inScope, done }) => ({
      value,
      name: value === null ? unknownNames[by] : by === "method" ? methodNames[value as Method] : (name ?? value),
      next: null,
      elsewhere: null,
      group: (value !== null && groupOf?.get(value)) || null,
      ...sharesOf(inScope, done),
    })),
  );
}

/** All causes in their order, also those that nobody has. */
function causeItems(counted: readonly CountedValue[], signs: ReadonlyMap<CauseCode, number>): RemainingItem[] {
  const count = new Map(counted.map(({ value, inScope }) => [value, inScope]));
  return causeCodes.map((code) => ({
    value: code,
    name: causes[code].name,
    next: causes[code].next,
    elsewhere: signs.has(code) ? (signs.get(code) ?? 0) - (count.get(code) ?? 0) : null,
    group: null,
    ...sharesOf(count.get(code) ?? 0, 0),
  }));
}

async function groupsOfServers(migrationId: string, moment: Date | null): Promise<Map<string, string>> {
  const { groups } = await loadTimeline(pool(), migrationId);
  const names = new Map(groups.map(({ key, name }) => [key, name]));
  const serving = await servingAgents(migrationId, moment, groups);
  return new Map(serving.map(({ groupKey, server }) => [server, names.get(groupKey) ?? ""] as const));
}
