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
import type { Pointed } from "./shown-moment";
import type { Replayed } from "./use-replay";

type Props = { overview: Overview; migration: Migration; replay: Replayed };

/** The signature picture: the original on one bank, the new on the other, the agents between them as bands. */
export function Bridge({ overview, migration, replay: { shown, replaying, at, move, settle } }: Props) {
  const [pointed, setPointed] = useState<Pointed>(null);
  const all = Object.values(shown.stages).reduce((sum, value) => sum + value, 0);
  const bank = (role: GroupRole) => (
    <Bank side={role} overview={overview} shown={shown} migration={migration} replaying={replaying} onPoint={setPointed} />
  );
  const river = { shown, migration, groups: overview.groups, pointed: replaying ? null : pointed };
  return (
    <section aria-label="The bridge" className="card @container overflow-hidden">
      <div className="grid gap-x-3.5 px-3.5 pt-2.5 pb-2.5 [grid-template-areas:'left'_'river'_'right'_'replay'_'legend'] @min-[44rem]:grid-cols-[minmax(0,1fr)_minmax(0,2.45fr)_minmax(0,1fr)] @min-[44rem]:grid-rows-[auto_1fr_auto] @min-[44rem]:[grid-template-areas:'left_head_right'_'left_river_right'_'left_replay_right'] @min-[64rem]:grid-cols-[13rem_minmax(0,1fr)_13rem]">
        <header className="flex flex-wrap items-baseline gap-x-2.5 @min-[44rem]:[grid-area:head] @max-[44rem]:sr-only @min-[44rem]:pb-1.5">
          <h2 className="text-section font-semibold tracking-[-0.01em]">The bridge</h2>
          <p className="text-meta text-ink3">
            Bands touch where agents report. Thickness is agents, of {count(all)}; hatched is the old version.
          </p>
        </header>
        <div className="min-w-0 [grid-area:left]">{bank("source")}</div>
        <div className="min-w-0 [grid-area:river]">
          <div className="hidden @min-[44rem]:block">
            <WideRiver {...river} ghost={replaying ? overview.progress.stages : null} />
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
            stand={{ at, onMove: move }}
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
