"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryState } from "nuqs";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { oldFacts } from "@/components/frame/observed-times";
import { releaseSpan } from "@/components/migrations/release-span";
import { AsOfPicker } from "@/components/moments/as-of-picker";
import { calendarDay, wholeMoment } from "@/components/moments/moments";
import { Button, ButtonLink } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { EmptyState, Note, RetryState } from "@/components/ui/states";
import { parseAsMoment } from "@/lib/queries/agent-links";
import { progressQuery } from "@/lib/queries/progress";
import { Attention } from "./attention";
import { Figures } from "./figures";
import { headline } from "./headline";
import { Latest } from "./latest";
import { ObservedTimes } from "./observed-card";
import { StageBars } from "./stage-bars";

export function OverviewPage() {
  const migration = useMigration();
  const may = useMay();
  const [asOf, setAsOf] = useQueryState("asOf", parseAsMoment);
  const { data: progress, error, refetch, dataUpdatedAt } = useQuery(progressQuery(migration.id, asOf));
  const old = progress && !asOf ? oldFacts(migration, new Date(dataUpdatedAt).toISOString()) : null;
  if (error && !progress)
    return (
      <RetryState title="The counts could not be read" onRetry={refetch}>
        {error.message}
      </RetryState>
    );
  const nothing = progress && progress.total + progress.excluded + (progress.stages.gone ?? 0) === 0;
  return (
    <div className="mx-auto flex max-w-350 flex-col gap-3 p-4 desk:p-5">
      <div className="flex min-h-7.5 flex-wrap items-center gap-x-3 gap-y-1.5">
        <h1 className="text-title">Operations Manager {releaseSpan(migration)}</h1>
        {migration.targetDate && <span className="text-ink2">Target {calendarDay(migration.targetDate)}</span>}
        <span className="ml-auto">
          <AsOfPicker migration={migration} asOf={asOf} onChange={setAsOf} />
        </span>
      </div>
      {progress && !nothing && <p className="-mt-1.5 max-w-190 text-lead text-ink2">{headline(progress)}</p>}
      {asOf && progress && (
        <Note title={`As of ${wholeMoment(progress.asOf, migration.timeZone)}`}>
          Facts are those captured up to then. Exclusions, owners and accepted cut-overs are as they stand now.
        </Note>
      )}
      {old && (
        <Note
          tone="warn"
          title={old.title}
          action={
            may("imports.create", migration) && (
              <ButtonLink size="small" href={`/m/${migration.id}/imports`}>
                Import
              </ButtonLink>
            )
          }
        >
          {old.words}
        </Note>
      )}
      {progress && progress.incomplete.length > 0 && !nothing && (
        <Note tone="warn" title={`No whole export of ${progress.incomplete.join(", ")} yet`}>
          Until there is one, agents that are cut over do not count as done, and agents of it may be missing here.
        </Note>
      )}
      {nothing ? (
        <div className="card">
          <EmptyState
            title={asOf ? "Nothing was observed by then" : "No agents observed yet"}
            action={
              asOf ? (
                <Button onClick={() => setAsOf(null)}>Show the latest</Button>
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
      ) : (
        <>
          {progress ? <Figures progress={progress} migration={migration} asOf={asOf} /> : <Skeleton className="h-24" />}
          <div className="grid gap-3 desk:grid-cols-[1.35fr_1fr]">
            {progress ? <StageBars progress={progress} migration={migration.id} asOf={asOf} /> : <Skeleton className="h-80" />}
            {progress ? <Attention progress={progress} migration={migration.id} asOf={asOf} /> : <Skeleton className="h-80" />}
          </div>
        </>
      )}
      <div className="grid gap-3 desk:grid-cols-[1fr_1.35fr]">
        <ObservedTimes migration={migration} />
        <Latest migration={migration} />
      </div>
    </div>
  );
}
