"use client";

import { useQuery } from "@tanstack/react-query";
import { GitCompareArrows } from "lucide-react";
import { useQueryState } from "nuqs";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { AsOfPicker } from "@/components/moments/as-of-picker";
import { calendarDay } from "@/components/moments/moments";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import { releaseSpan } from "@/lib/domain/words/release-span";
import { parseAsMoment } from "@/lib/queries/agent-links";
import { comparisonHref, overviewQuery } from "@/lib/queries/overview";
import { Attention } from "./attention";
import { Banners } from "./banners";
import { Bridge } from "./bridge";
import { Figures } from "./figures";
import { Latest } from "./latest";
import { LeftBanner } from "./left-banner";
import { OverviewSkeleton } from "./overview-skeleton";
import { PhaseRail } from "./phase-rail";
import { phasesFromFacts } from "./phases";
import { lastOfDays, momentsUntil } from "./shown-moment";
import { StageCourse } from "./stage-course";

export function OverviewPage() {
  const migration = useMigration();
  const may = useMay();
  const [asOf, setAsOf] = useQueryState("asOf", parseAsMoment);
  const { data: overview, error, refetch, dataUpdatedAt } = useQuery(overviewQuery(migration.id, asOf));
  const moments = overview ? lastOfDays(momentsUntil(overview), migration.timeZone) : [];
  const before = moments.at(-2);
  const progress = overview?.progress;
  const nothing = progress && progress.total + progress.excluded + (progress.stages.gone ?? 0) === 0;
  const change = (moment: string | null) => void setAsOf(moment);
  return (
    <div className="mx-auto flex max-w-350 flex-col gap-3 p-4 desk:px-5">
      <div className="flex min-h-7.5 flex-wrap items-center gap-x-3 gap-y-1.5">
        <h1 className="text-title phone:text-panel">Operations Manager {releaseSpan(migration)}</h1>
        {migration.targetDate && <span className="text-ink2">Target {calendarDay(migration.targetDate)}</span>}
        <span className="ml-auto flex items-center gap-1.5 print:hidden">
          {before && (
            <ButtonLink
              look="quiet"
              size="small"
              icon={GitCompareArrows}
              href={comparisonHref(migration.id, { from: before.at, to: asOf })}
            >
              Compare two dates
            </ButtonLink>
          )}
          <AsOfPicker migration={migration} asOf={asOf} onChange={change} />
        </span>
      </div>
      {progress && <LeftBanner progress={progress} migration={migration} asOf={asOf} />}
      {progress && (
        <Banners
          progress={progress}
          migration={migration}
          asOf={asOf}
          readAt={new Date(dataUpdatedAt).toISOString()}
          onNow={() => change(null)}
          nothing={nothing ?? false}
        />
      )}
      <Unanswered of={{ data: overview, error, refetch }} title="The counts could not be read" waiting={<OverviewSkeleton />} />
      {overview && nothing && (
        <>
          <PhaseRail phases={phasesFromFacts({ overview, migration: migration.id, timeZone: migration.timeZone, asOf })} />
          <div className="card">
            <EmptyState
              title={asOf ? "Nothing was observed by then" : "No agents observed yet"}
              action={
                asOf ? (
                  <Button onClick={() => change(null)}>Back to the latest</Button>
                ) : (
                  may("imports.create", migration) && (
                    <ButtonLink look="primary" href={`/m/${migration.id}/imports`}>
                      Import the first export
                    </ButtonLink>
                  )
                )
              }
            >
              {asOf
                ? "The first import was captured later."
                : "Import an export of the original management group to see where its agents stand."}
            </EmptyState>
          </div>
        </>
      )}
      {overview && !nothing && (
        <>
          <PhaseRail phases={phasesFromFacts({ overview, migration: migration.id, timeZone: migration.timeZone, asOf })} />
          <Figures overview={overview} migration={migration} asOf={asOf} />
          <Bridge overview={overview} migration={migration} asOf={asOf} onAsOf={change} />
          <div className="grid gap-3 *:first:col-span-full tablet:grid-cols-2 desk:grid-cols-[1.3fr_1.15fr_1fr] desk:*:first:col-span-1">
            <StageCourse moments={moments} migration={migration} />
            <Attention overview={overview} moments={moments} migration={migration} asOf={asOf} />
            <Latest overview={overview} migration={migration} asOf={asOf} />
          </div>
        </>
      )}
    </div>
  );
}
