import { day, dayAndTime } from "@/components/moments/moments";
import { difference } from "@/components/moments/numbers";
import type { Migration } from "@/lib/contracts/migrations";
import type { GroupRole, Stage } from "@/lib/domain/stages";
import { comparisonHref } from "@/lib/queries/overview";
import type { ShownMoment } from "./shown-moment";

/** What a band means, with the releases by name where a side has one only. */
export function bandMeaning(stage: Stage, { groups }: Pick<Migration, "groups">): string {
  const release = (role: GroupRole, else_: string) => {
    const [only, ...others] = new Set(groups.filter((group) => group.role === role).map((group) => group.release));
    return only && others.length === 0 ? only : else_;
  };
  const [old, fresh] = [release("source", "the old version"), release("target", "the new version")];
  const meanings: Record<Stage, string> = {
    waiting: `original only, still on ${old}`,
    upgraded: `on ${fresh}, not in the new`,
    joined: `still on ${old}`,
    dualHomed: `both, on ${fresh}`,
    cutOver: "new only",
    gone: "in neither, counted apart",
  };
  return meanings[stage];
}

/** "+186 since 21 May"; nothing where nothing changed, or nothing was before. */
export function changeSince(stage: Stage, { stages, before, at }: ShownMoment, timeZone: string): string {
  const change = before ? difference(stages[stage] - (before.stages[stage] ?? 0)) : "";
  return change && before ? `${change} since ${day(before.at, timeZone, at)}` : "";
}

/** Who came to a stage and who left it since then: the agents behind a difference. */
export function changeHref(stage: Stage, { before, asOf }: ShownMoment, migration: string): string {
  return comparisonHref(migration, { from: before?.at, to: asOf, stage });
}

/** "22 May 06:00 in import #41". */
export function observedIn({ at, imports }: ShownMoment, timeZone: string): string {
  const numbers = imports.map(({ number }) => `#${number}`).join(", ");
  return `${dayAndTime(at, timeZone)}${numbers && ` in import ${numbers}`}`;
}
