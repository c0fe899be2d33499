import type { ComponentFacts } from "../component-facts";
import { type ComponentState, componentKey } from "../component-history";
import { grouped } from "../grouped";
import { isRetired, type ManagementGroup } from "../management-groups";
import { type PolledKind, polled, polledKinds } from "./kinds";
import { isBelowFloor } from "./unix-floor";

/** Who polls it: that is its stage, as it has no agent that could report to two management groups. */
export const polledStages = ["originalOnly", "both", "newOnly", "gone"] as const;
export type PolledStage = (typeof polledStages)[number];
/** On screen, always these words. */
export const polledStageNames: Record<PolledStage, string> = {
  originalOnly: "Original only",
  both: "Both",
  newOnly: "New only",
  gone: "Gone",
};

/** One management group's present word on it. Instants in ms. */
export type PolledBy = { group: ManagementGroup; facts: ComponentFacts; number: number; at: number; healthAt: number | null };

export type PolledObject = {
  kind: PolledKind;
  name: string;
  stage: PolledStage;
  /** A new management group polls it and found it healthy in the last 24 hours that exports tell of. */
  done: boolean;
  /** Its agent is older than the oldest that a new management group that polls it supports. */
  belowFloor: boolean;
  by: readonly PolledBy[];
};

const day = 24 * 3600_000;
const kindOf = new Map(polledKinds.map((kind) => [polled[kind] as string, kind]));

/**
 * Computers and devices without an agent, as the management groups that poll them tell. What a group that was retired by `at` lists counts no more. "Healthy
 * within 24 hours" is told against the newest whole list of the kind (`newest`), so that no number moves by itself.
 */
export function polledObjects(
  components: Iterable<ComponentState>,
  groups: readonly ManagementGroup[],
  at: number,
  newest: Readonly<Partial<Record<PolledKind, number>>>,
): PolledObject[] {
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const own = [...components].filter(({ kind }) => kindOf.has(kind));
  const objects = [...grouped(own, (state) => componentKey({ ...state, groupKey: 0 })).values()].flatMap((states): PolledObject[] => {
    const [first] = states;
    const kind = first && kindOf.get(first.kind);
    if (!first || !kind) return [];
    const by = states.flatMap(({ groupKey, listed, facts, number, at: told, healthAt }): PolledBy[] => {
      const group = byKey.get(groupKey);
      return group && listed && !isRetired(group, at) ? [{ group, facts, number, at: told, healthAt }] : [];
    });
    const anew = by.filter(({ group }) => group.role === "target");
    const since = (newest[kind] ?? 0) - day;
    return [
      {
        kind,
        name: first.name,
        stage: stageOf(by),
        done: anew.some((one) => one.facts.health === "healthy" && one.facts.available !== false && (one.healthAt ?? 0) >= since),
        belowFloor: kind === "unixAgents" && anew.some(({ facts, group }) => isBelowFloor(facts.version ?? null, group.release)),
        by,
      },
    ];
  });
  return objects.sort((a, b) => polledKinds.indexOf(a.kind) - polledKinds.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
}

function stageOf(by: readonly PolledBy[]): PolledStage {
  const [original, anew] = (["source", "target"] as const).map((role) => by.some(({ group }) => group.role === role));
  if (original) return anew ? "both" : "originalOnly";
  return anew ? "newOnly" : "gone";
}

export type PolledCounts = Record<PolledStage, number> & { total: number; done: number; belowFloor: number };

/** Of one kind: `total` are those that any management group polls. */
export function polledCounts(objects: readonly PolledObject[], kind: PolledKind): PolledCounts {
  const own = objects.filter((one) => one.kind === kind);
  const of = (stage: PolledStage) => own.filter((one) => one.stage === stage).length;
  const gone = of("gone");
  return {
    total: own.length - gone,
    originalOnly: of("originalOnly"),
    both: of("both"),
    newOnly: of("newOnly"),
    gone,
    done: own.filter(({ done }) => done).length,
    belowFloor: own.filter(({ belowFloor }) => belowFloor).length,
  };
}
