import "server-only";
import type { Remaining, RemainingItem, RemainingQuery } from "@/lib/contracts/remaining";
import type { AgentConditions } from "@/lib/domain/agent-readings";
import { commandsOfCause } from "@/lib/domain/commands/asked";
import { commandsOf } from "@/lib/domain/commands/commands";
import { type CauseCode, causeCodes, isCause, type RemainingBy } from "@/lib/domain/remaining/cause-codes";
import { causes } from "@/lib/domain/remaining/causes";
import { mostFirst, sharesOf, unknownNames } from "@/lib/domain/remaining/shares";
import { type Method, methodNames } from "@/lib/domain/stages";
import type { Timeline } from "@/lib/domain/timeline";
import { keptTimeline } from "@/lib/server/agents/kept-timeline";
import { momentOf } from "@/lib/server/agents/moment";
import type { AgentsOf } from "@/lib/server/agents/rows";
import { loadCommandNames } from "@/lib/server/commands/names";
import type { View } from "@/lib/server/estate/estate";
import { askEstate } from "@/lib/server/estate/kept";
import { countsOf, progressOf } from "@/lib/server/progress/read";
import { servingAgents } from "@/lib/server/progress/serving";
import { type CountedValue, countedBy, countedSigns } from "./counted";

/**
 * What remains at a moment, counted by one thing. The numbers are those of progress, and of the lists that the agents filter gives
 * for the same value with `inScope=true`, and `done=true` or `done=false`; by cause, with `cause`.
 */
export async function readRemaining(migration: AgentsOf, { by, asOf }: RemainingQuery, now: Date): Promise<Remaining> {
  const moment = momentOf(asOf, migration.timeZone);
  const [progress, counted] = await askEstate(migration.id, async (estate) => {
    const { timeline } = await keptTimeline(estate);
    const view = estate.at(moment);
    return [progressOf(countsOf(view.all()), timeline, moment, now), remainingItems(view, by, timeline)] as const;
  });
  const names = by === "cause" ? (await loadCommandNames(migration.id))() : null;
  const items = names ? counted.map((item) => ({ ...item, commands: commandsOf(commandsOfCauseNamed(item.value), names) })) : counted;
  const { total, done, excluded, stages } = progress;
  return { asOf: progress.asOf, by, total: { ...sharesOf(total, done), excluded, gone: stages.gone ?? 0 }, items };
}

const commandsOfCauseNamed = (value: string | null) => (isCause(value) ? (commandsOfCause[value] ?? []) : []);

/** The same items of a part of the migration. */
export function remainingItems(view: View, by: RemainingBy, timeline: Timeline, part: AgentConditions = {}): RemainingItem[] {
  const counted = countedBy(view, by, part);
  if (by === "cause") return causeItems(counted, countedSigns(view, part));
  const groupOf = by === "server" ? groupsOfServers(view, timeline) : null;
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

function groupsOfServers(view: View, { groups }: Timeline): Map<string, string> {
  const names = new Map(groups.map(({ key, name }) => [key, name]));
  return new Map(servingAgents(view).map(({ groupKey, server }) => [server, names.get(groupKey) ?? ""] as const));
}
