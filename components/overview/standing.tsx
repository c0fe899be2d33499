"use client";

import type { Migration } from "@/lib/contracts/migrations";
import type { Overview } from "@/lib/contracts/overview";
import { dateIn } from "@/lib/domain/forecast/calendar";
import { Attention } from "./attention";
import { Bridge } from "./bridge";
import { BurnUp } from "./burn-up";
import { Figures } from "./figures";
import { Latest } from "./latest";
import { NextLine } from "./next-line";
import { PhaseRail } from "./phase-rail";
import { phasesFromFacts } from "./phases";
import { QuietLine } from "./quiet-line";
import { lastOfDays, momentsUntil } from "./shown-moment";
import { useReplay } from "./use-replay";

type Props = { overview: Overview; migration: Migration; asOf: string | null; onAsOf: (asOf: string | null) => void };

/** Where a migration with agents stands: phases, figures, the bridge, what is next, the course, what needs somebody, what happened. */
export function Standing({ overview, migration, asOf, onAsOf }: Props) {
  const { timeZone } = migration;
  const replay = useReplay(overview, timeZone, asOf, onAsOf);
  const moments = lastOfDays(momentsUntil(overview), timeZone);
  return (
    <>
      <PhaseRail phases={phasesFromFacts({ overview, migration: migration.id, timeZone, asOf })} />
      <Figures overview={overview} shown={replay.shown} migration={migration} asOf={asOf} replaying={replay.replaying} />
      <QuietLine overview={overview} migration={migration.id} asOf={asOf} />
      <Bridge overview={overview} migration={migration} replay={replay} />
      <NextLine next={overview.next} today={overview.forecast.today} migration={migration.id} />
      <div className="grid gap-3 *:first:col-span-full tablet:grid-cols-2 desk:grid-cols-[1.5fr_1.2fr_1fr] desk:*:first:col-span-1">
        <BurnUp
          overview={overview}
          moments={moments}
          migration={migration}
          cursor={replay.replaying ? dateIn(Date.parse(replay.shown.at), timeZone) : null}
        />
        <Attention overview={overview} moments={moments} migration={migration} asOf={asOf} />
        <Latest overview={overview} migration={migration} asOf={asOf} />
      </div>
    </>
  );
}
