"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { dayAndTime } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import { PagesOfPhase, PhaseTabs } from "@/components/tasks/phase-tabs";
import { DownloadLink } from "@/components/ui/button";
import { ChoiceChip, FilterChip } from "@/components/ui/chip";
import { Page } from "@/components/ui/page";
import { Unanswered } from "@/components/ui/unanswered";
import { driftNames, driftSeverities } from "@/lib/domain/drift/item";
import { type DriftRows, driftCsvHref, driftKeys, driftQuery } from "@/lib/queries/drift";
import { BaselineCard } from "./baseline-card";
import { ChurnCard } from "./churn-card";
import { DriftList } from "./drift-list";
import { HealthCourse } from "./health-course";
import { PlannedCard } from "./planned-card";

const everything = { churn: null, group: null, server: null, domain: null, after: null, until: null };

/** Of whom, and until when: "ms01.corp.test, until 5 Feb". */
function whose({ group, server, domain, after, until }: DriftRows, timeZone: string): string {
  const between = [after && `after ${dayAndTime(after, timeZone)}`, until && `until ${dayAndTime(until, timeZone)}`];
  return [server ?? domain ?? group ?? "all", ...between.filter(Boolean)].join(", ");
}

/** What the original was, how it differs now, what explains it, and how it fared meanwhile. */
export function DriftPage() {
  const migration = useMigration();
  const may = useMay();
  const [{ weight, ...rows }, set] = useQueryStates(driftKeys, { history: "replace" });
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(driftQuery(migration.id, weight, rows));
  const first = data?.pages[0];
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const counts = rows.churn ? first?.found : first?.counts;
  const all = counts && Object.values(counts).reduce((sum, one) => sum + one, 0);
  return (
    <Page measure="table">
      <PhaseTabs part="retain" />
      <div className="flex">
        <PagesOfPhase part="retain" />
      </div>
      <h1 className="text-title">Baseline and drift</h1>
      <Unanswered of={{ data: first, error, refetch }} title="The drift could not be read" rows={10} />
      {first && !first.baseline && (
        <div className="grid items-start gap-3 desk:grid-cols-2">
          <BaselineCard drift={first} migration={migration} />
          <PlannedCard migration={migration} />
          <div className="desk:col-span-2">
            <HealthCourse migration={migration} />
          </div>
        </div>
      )}
      {first?.baseline && (
        <div className="grid items-start gap-3 desk:grid-cols-[minmax(0,1fr)_340px]">
          <div className="flex min-w-0 flex-col gap-3">
            <div className="flex flex-wrap items-center gap-1.5 phone:flex-nowrap phone:overflow-x-auto">
              {rows.churn && (
                <FilterChip
                  name="Lost against the allowance"
                  value={whose(rows, migration.timeZone)}
                  onRemove={() => void set(everything)}
                />
              )}
              <fieldset className="flex flex-wrap gap-1.5 border-0 p-0 phone:flex-nowrap">
                <legend className="sr-only">Which differences</legend>
                <ChoiceChip
                  chosen={weight === null}
                  count={weight === null || !rows.churn ? count(all) : undefined}
                  onClick={() => void set({ weight: null })}
                >
                  All
                </ChoiceChip>
                {driftSeverities.map((one) => (
                  <ChoiceChip
                    key={one}
                    chosen={weight === one}
                    count={weight === null || !rows.churn ? count(counts?.[one]) : undefined}
                    onClick={() => void set({ weight: one })}
                  >
                    {driftNames[one]}
                  </ChoiceChip>
                ))}
              </fieldset>
              <DownloadLink className="ml-auto" size="small" icon={Download} href={driftCsvHref(migration.id, weight, rows)} download>
                CSV
              </DownloadLink>
            </div>
            <DriftList
              key={`${weight} ${JSON.stringify(rows)}`}
              items={items}
              counts={counts ?? first.counts}
              total={first.total}
              weight={weight}
              onWeight={(one) => void set({ weight: one })}
              migration={migration}
              explains={may("drift.explain", migration)}
              more={hasNextPage && weight !== null ? { busy: isFetching, onMore: () => void fetchNextPage() } : null}
            />
            <HealthCourse migration={migration} />
          </div>
          <div className="flex min-w-0 flex-col gap-3">
            <BaselineCard drift={first} migration={migration} />
            <ChurnCard churn={first.churn} migration={migration} />
            <PlannedCard migration={migration} />
          </div>
        </div>
      )}
    </Page>
  );
}
