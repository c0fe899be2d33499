"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, FileText, GitCompareArrows, TriangleAlert } from "lucide-react";
import { useRef, useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { AsOfPicker } from "@/components/moments/as-of-picker";
import { wholeMoment } from "@/components/moments/moments";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { EmptyState } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import { useOnDemand } from "@/components/ui/use-on-demand";
import { againstTarget } from "@/lib/domain/report/against-target";
import { releaseSpan } from "@/lib/domain/words/release-span";
import { comparisonHref, overviewQuery } from "@/lib/queries/overview";
import { search } from "@/lib/queries/request";
import { Banners } from "./banners";
import { LeftBanner } from "./left-banner";
import { OverviewSkeleton } from "./overview-skeleton";
import { PhaseRail } from "./phase-rail";
import { phasesFromFacts } from "./phases";
import { Sentence } from "./sentence";
import { lastOfDays, momentsUntil } from "./shown-moment";
import { Standing } from "./standing";
import { useAsOf } from "./use-as-of";

const ofThePast =
  "Facts are those captured up to then. Exclusions, owners, accepted cut-overs, tasks, gates and who answers alerts are as they stand now.";

/** Of an estate of which nothing was seen yet, which soon is over. */
const loadSteps = () => import("@/components/migrations/set-up-steps");

export function OverviewPage() {
  const migration = useMigration();
  const [asOf, setAsOf] = useAsOf();
  const { data: overview, error, refetch, dataUpdatedAt } = useQuery(overviewQuery(migration.id, asOf));
  const moments = overview ? lastOfDays(momentsUntil(overview), migration.timeZone) : [];
  const before = moments.at(-2);
  const progress = overview?.progress;
  const nothing = progress && progress.total + progress.excluded + (progress.stages.gone ?? 0) === 0;
  const steps = useOnDemand(nothing === true && asOf === null, loadSteps);
  const notes = useRef<HTMLDivElement>(null);
  const [kept, setKept] = useState(0);
  /** Of a past moment other notes stand above: their room stays, so that nothing moves when replay is let go. */
  const replayed = (moment: string | null) => {
    setKept(moment === null ? 0 : Math.max(kept, notes.current?.offsetHeight ?? 0));
    setAsOf(moment);
  };
  const against = overview && !nothing && againstTarget({ ...overview.forecast, targetDate: migration.targetDate });
  return (
    <div className="mx-auto flex max-w-350 flex-col gap-3 p-4 phone:gap-2 phone:pt-2 desk:px-5">
      <div className={classes("flex min-h-7.5 flex-wrap items-center gap-x-3 gap-y-1.5", asOf === null && "phone:sr-only")}>
        <h1 className="text-title phone:sr-only">Operations Manager {releaseSpan(migration)}</h1>
        {against && (
          <Badge tone={against.tone} icon={against.tone === "good" ? CircleCheck : TriangleAlert}>
            {against.badge}
          </Badge>
        )}
        {asOf && progress && (
          <span role="status" title={ofThePast} className="text-small text-ink2">
            Everything here is as of {wholeMoment(progress.asOf, migration.timeZone)}
            <span className="sr-only">. {ofThePast}</span>
          </span>
        )}
        <span className={classes("ml-auto flex items-center gap-1.5 print:hidden", asOf === null && "phone:hidden")}>
          {before && (
            <ButtonLink
              className="phone:hidden"
              look="quiet"
              size="small"
              icon={GitCompareArrows}
              href={comparisonHref(migration.id, { from: before.at, to: asOf })}
            >
              Compare
            </ButtonLink>
          )}
          <AsOfPicker migration={migration} asOf={asOf} onChange={setAsOf} />
          <ButtonLink className="phone:hidden" size="small" icon={FileText} href={`/m/${migration.id}/report${search({ asOf })}`}>
            Status report
          </ButtonLink>
        </span>
      </div>
      {overview && !nothing && <Sentence sentence={overview.sentence} migration={migration.id} asOf={asOf} />}
      {progress && (
        <div ref={notes} style={{ minHeight: kept }} className={classes("flex flex-col gap-3 phone:gap-2", kept === 0 && "empty:hidden")}>
          <LeftBanner progress={progress} migration={migration} asOf={asOf} />
          <Banners
            progress={progress}
            migration={migration}
            asOf={asOf}
            readAt={new Date(dataUpdatedAt).toISOString()}
            nothing={nothing ?? false}
          />
        </div>
      )}
      <Unanswered of={{ data: overview, error, refetch }} title="The counts could not be read" waiting={<OverviewSkeleton />} />
      {overview && nothing && (
        <>
          <PhaseRail phases={phasesFromFacts({ overview, migration: migration.id, timeZone: migration.timeZone, asOf })} />
          {asOf ? (
            <div className="card">
              <EmptyState title="Nothing was observed by then" action={<Button onClick={() => setAsOf(null)}>Back to the latest</Button>}>
                The first import was captured later.
              </EmptyState>
            </div>
          ) : (
            steps && <steps.SetUpSteps migration={migration} />
          )}
        </>
      )}
      {overview && !nothing && <Standing overview={overview} migration={migration} asOf={asOf} onAsOf={replayed} />}
    </div>
  );
}
