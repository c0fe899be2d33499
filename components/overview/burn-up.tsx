"use client";

import { useState } from "react";
import { DrawingView } from "@/components/report/drawing-view";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useOnDemand } from "@/components/ui/use-on-demand";
import type { Migration } from "@/lib/contracts/migrations";
import type { Overview, OverviewMoment } from "@/lib/contracts/overview";
import { burnUpDrawing } from "@/lib/domain/report/burn-up-drawing";

const load = () => import("./stage-course");
const size = { width: 450, height: 236 };

type Props = { overview: Overview; moments: readonly OverviewMoment[]; migration: Migration; cursor: string | null };

/** What is done against what is in scope, and where that leads; the stages over time behind a switch. */
export function BurnUp({ overview: { course, forecast }, moments, migration, cursor }: Props) {
  const [stages, setStages] = useState(false);
  const part = useOnDemand(stages, load);
  if (stages && part) return <part.StageCourse moments={moments} migration={migration} onBack={() => setStages(false)} />;
  return (
    <Card
      title="Burn-up and forecast"
      aside={
        moments.length > 1 && (
          <Button look="quiet" size="small" onClick={() => setStages(true)} className="-mr-1.5">
            Stages
          </Button>
        )
      }
    >
      {course.length < 2 ? (
        <p className="px-3.5 py-6 text-ink2">One day so far. The course begins with the import of a second one.</p>
      ) : (
        <div className="px-3.5 pt-1 pb-3">
          <DrawingView
            drawing={burnUpDrawing({ course, forecast, targetDate: migration.targetDate, cursor }, size.width, size.height)}
            className="w-full"
          />
        </div>
      )}
    </Card>
  );
}
