"use client";

import { useState } from "react";
import { count } from "@/components/moments/numbers";
import type { Migration } from "@/lib/contracts/migrations";
import type { Overview } from "@/lib/contracts/overview";
import type { GroupRole } from "@/lib/domain/stages";
import { BandLegend } from "./band-legend";
import { Bank } from "./bank";
import { Replay } from "./replay";
import { TurnedRiver, WideRiver } from "./river";
import { momentsUntil, shownMoment } from "./shown-moment";

type Props = { overview: Overview; migration: Migration; asOf: string | null; onAsOf: (asOf: string | null) => void };

/** Where replay stands, and the moment that the page was sent to from there. */
type Stand = { place: number; goal: string | null | undefined };

/** While it moves, and until the counts of the moment that the page was sent to have come. */
function stands({ place, goal }: Stand, { moments, progress }: Overview, asOf: string | null): boolean {
  return goal === undefined || (goal === asOf && moments[place]?.at !== progress.asOf);
}

/** The signature picture: the original on one bank, the new on the other, the agents between them as bands. */
export function Bridge({ overview, migration, asOf, onAsOf }: Props) {
  const [replay, setReplay] = useState<Stand | null>(null);
  const place = replay && stands(replay, overview, asOf) ? replay.place : null;
  const shown = shownMoment(overview, migration.timeZone, asOf, place);
  const all = Object.values(shown.stages).reduce((sum, value) => sum + value, 0);
  const stand = { at: place ?? momentsUntil(overview).length - 1, onMove: (index: number) => setReplay({ place: index, goal: undefined }) };
  const settle = (index: number) => {
    const goal = index === overview.moments.length - 1 ? null : (overview.moments[index]?.at ?? null);
    setReplay({ place: index, goal });
    onAsOf(goal);
  };
  const bank = (role: GroupRole) => <Bank side={role} overview={overview} shown={shown} migration={migration} replaying={place !== null} />;
  const river = { shown, migration, groups: overview.groups };
  return (
    <section aria-label="The bridge" className="card @container overflow-hidden">
      <div className="grid gap-x-3.5 px-3.5 pt-2.5 pb-2.5 [grid-template-areas:'head'_'left'_'river'_'right'_'replay'_'legend'] @min-[44rem]:grid-cols-[minmax(0,1fr)_minmax(0,2.45fr)_minmax(0,1fr)] @min-[44rem]:grid-rows-[auto_auto_1fr] @min-[44rem]:[grid-template-areas:'left_head_right'_'left_river_right'_'left_replay_right']">
        <header className="flex flex-wrap items-baseline gap-x-2.5 [grid-area:head] phone:sr-only @min-[44rem]:pb-1.5">
          <h2 className="text-section font-semibold tracking-[-0.01em]">The bridge</h2>
          <p className="text-meta text-ink3">
            Bands touch where agents report. Thickness is agents, of {count(all)}; hatched is the old version.
          </p>
        </header>
        <div className="min-w-0 [grid-area:left]">{bank("source")}</div>
        <div className="min-w-0 [grid-area:river]">
          <div className="hidden @min-[44rem]:block">
            <WideRiver {...river} />
          </div>
          <div className="@min-[44rem]:hidden">
            <TurnedRiver {...river} />
          </div>
        </div>
        <div className="min-w-0 [grid-area:right]">{bank("target")}</div>
        <div className="min-w-0 self-end [grid-area:replay] print:hidden">
          <Replay
            moments={overview.moments}
            imports={overview.importsApplied}
            timeZone={migration.timeZone}
            stand={stand}
            onSettle={settle}
          />
        </div>
        <div className="min-w-0 [grid-area:legend] @min-[44rem]:hidden">
          <BandLegend shown={shown} migration={migration.id} />
        </div>
      </div>
    </section>
  );
}
