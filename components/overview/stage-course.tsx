"use client";

import { useState } from "react";
import { day } from "@/components/moments/moments";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useOnDemand } from "@/components/ui/use-on-demand";
import type { Migration } from "@/lib/contracts/migrations";
import type { OverviewMoment } from "@/lib/contracts/overview";
import { CoursePlot } from "./course-plot";

const load = () => import("./course-table");

/** Agents per stage at each import until the moment that is shown; never drawn beyond the last export. */
type Props = { moments: readonly OverviewMoment[]; migration: Migration; onBack: () => void };

export function StageCourse({ moments, migration, onBack }: Props) {
  const [asTable, setAsTable] = useState(false);
  const table = useOnDemand(asTable, load);
  const [first] = moments;
  const last = moments.at(-1);
  const words = first && last ? `${day(first.at, migration.timeZone)} to ${day(last.at, migration.timeZone)}` : "";
  return (
    <Card
      title="Stages over time"
      aside={
        <span className="-mr-1.5 flex">
          <Button look="quiet" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? "Chart" : "Table"}
          </Button>
          <Button look="quiet" size="small" onClick={onBack}>
            Burn-up
          </Button>
        </span>
      }
    >
      {asTable ? (
        table && <table.CourseTable moments={moments} migration={migration} />
      ) : (
        <CoursePlot
          moments={moments}
          timeZone={migration.timeZone}
          label={`Agents per stage, ${words}. The same as a table: button Table.`}
        />
      )}
    </Card>
  );
}
