"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { day } from "@/components/moments/moments";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Unanswered } from "@/components/ui/unanswered";
import type { Migration } from "@/lib/contracts/migrations";
import { sourceHealthQuery } from "@/lib/queries/drift";
import { HealthPlot } from "./health-plot";
import { HealthTable } from "./health-table";

/** How the agents of the original fared at each of its imports; never drawn beyond the last. */
export function HealthCourse({ migration }: { migration: Migration }) {
  const { data, error, refetch } = useQuery(sourceHealthQuery(migration.id));
  const [asTable, setAsTable] = useState(false);
  const moments = data?.moments ?? [];
  const [first] = moments;
  const last = moments.at(-1);
  const words = first && last ? `${day(first.at, migration.timeZone)} to ${day(last.at, migration.timeZone)}` : "";
  return (
    <Card
      title="Health of the original over time"
      aside={
        moments.length > 1 && (
          <Button look="quiet" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)} className="-mr-1.5">
            {asTable ? "Chart" : "Table"}
          </Button>
        )
      }
    >
      <Unanswered of={{ data, error, refetch }} title="The health could not be read" waiting={<SkeletonRows rows={5} />} />
      {data && moments.length < 2 && (
        <p className="px-3.5 pt-2 pb-5 text-ink2">
          {first ? "One export of its agents so far. The course begins with the second one." : "No export of its agents yet."}
        </p>
      )}
      {moments.length > 1 &&
        (asTable ? (
          <HealthTable moments={moments} migration={migration} />
        ) : (
          <HealthPlot
            moments={moments}
            timeZone={migration.timeZone}
            label={`Agents of the original by health, ${words}. The same as a table: button Table.`}
          />
        ))}
      <p className="border-t border-line px-3.5 py-2 text-small text-ink3">
        State as last reported to the original; an agent that is not heard from counts as not monitored where the export tells.
      </p>
    </Card>
  );
}
