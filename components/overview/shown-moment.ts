import { day } from "@/components/moments/moments";
import type { Overview, OverviewMoment } from "@/lib/contracts/overview";
import type { GroupRole, Stage } from "@/lib/domain/stages";

/** What the bridge draws: the moment of the page, or the one that replay stands at. */
export type ShownMoment = {
  stages: Record<Stage, number>;
  total: number;
  done: number;
  at: string;
  /** The last moment of an earlier day, for what changed since. */
  before: OverviewMoment | null;
  /** Imports that were captured last by then. */
  imports: OverviewMoment["imports"];
  agents: Record<string, number>;
  /** For links to rows. */
  asOf: string | null;
  /** Sides that no export had spoken for by then. */
  unseen: GroupRole[];
};

/** Agents of the server that is pointed at, by stage. */
export type Pointed = Readonly<Partial<Record<Stage, number>>> | null;

/** Moments of imports up to the one that the page shows. */
export function momentsUntil({ moments, progress }: Overview): OverviewMoment[] {
  return moments.filter(({ at }) => at <= progress.asOf);
}

/**
 * The last moment of each day: both sides are exported one after the other, and between the two an agent that moved is seen on
 * one side only. Where all is of one day, every moment.
 */
export function lastOfDays(moments: readonly OverviewMoment[], timeZone: string): OverviewMoment[] {
  const last = new Map(moments.map((moment) => [day(moment.at, timeZone), moment]));
  return last.size > 1 ? [...last.values()] : [...moments];
}

/** `place`: where replay stands among all moments; null: not at work. */
export function shownMoment(overview: Overview, timeZone: string, asOf: string | null, place: number | null): ShownMoment {
  const { moments, progress, groups } = overview;
  const replayed = place === null ? undefined : moments[place];
  const until = replayed ? moments.slice(0, (place ?? 0) + 1) : momentsUntil(overview);
  const last = until.at(-1);
  const heard = new Set(until.flatMap(({ imports }) => imports.flatMap((one) => one.groups)));
  const unseen = (["source", "target"] as const).filter((role) => {
    const side = groups.filter((group) => group.role === role);
    return replayed ? !side.some(({ name }) => heard.has(name)) : !side.some(({ observedAt }) => observedAt !== null);
  });
  return {
    stages: (replayed ?? progress).stages as Record<Stage, number>,
    total: (replayed ?? progress).total,
    done: (replayed ?? progress).done,
    at: replayed?.at ?? last?.at ?? progress.asOf,
    before: lastOfDays(until, timeZone).at(-2) ?? null,
    imports: last?.imports ?? [],
    agents: replayed?.groups ?? Object.fromEntries(groups.map(({ id, agents }) => [id, agents])),
    asOf: replayed ? replayed.at : asOf,
    unseen,
  };
}
