import "server-only";
import type { Overview } from "@/lib/contracts/overview";
import { groupNames } from "@/lib/domain/management-groups";
import type { Timeline } from "@/lib/domain/timeline";
import type { Estate } from "@/lib/server/estate/estate";
import { countsOver } from "./course";

type Moment = Overview["moments"][number];

/** More points than this show nothing that fewer do not. */
const mostMoments = 100;

/** Counts at the captured moments of imports, ascending. Imports of one instant are one moment. */
export function countedMoments(estate: Estate, timeline: Timeline, ids: ReadonlyMap<number, string>): Moment[] {
  const instants = thinned([...new Set(timeline.imports.map((one) => one.at))], mostMoments);
  const counts = countsOver(estate, instants);
  return instants.flatMap((at, i): Moment[] => {
    const told = counts[i];
    if (!told) return [];
    return [
      {
        at: new Date(at).toISOString(),
        imports: timeline.imports
          .filter((one) => one.at === at)
          .sort((a, b) => a.number - b.number)
          .map((one) => ({ id: ids.get(one.number) ?? "", number: one.number, groups: groupNames(timeline.groups, one.groupKeys) })),
        stages: told.stages,
        total: told.total,
        done: told.done,
        flags: Object.fromEntries(Object.entries(told.flags).filter(([, count]) => count > 0)),
        groups: Object.fromEntries(timeline.groups.map((group) => [group.id, told.groups[group.name.toLowerCase()] ?? 0])),
      },
    ];
  });
}

/** At most `most` of the list, evenly, the first and the last among them. */
export function thinned<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  const step = (list.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => list[Math.round(i * step)]).flatMap((one) => (one === undefined ? [] : [one]));
}
