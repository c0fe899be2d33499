"use client";

import { useId } from "react";
import type { OverviewMoment } from "@/lib/contracts/overview";
import { stageNames } from "@/lib/domain/stages";
import { Hatches } from "./band-shape";
import { type CourseStage, courseOrder, layersOf } from "./course-geometry";
import { StackedPlot } from "./stacked-plot";

const looks: Record<CourseStage, { fill: string; opacity: number; text: string }> = {
  cutOver: { fill: "var(--color-new)", opacity: 1, text: "text-new-text" },
  dualHomed: { fill: "var(--color-dual)", opacity: 1, text: "text-dual-text" },
  joined: { fill: "", opacity: 1, text: "text-dual-text" },
  upgraded: { fill: "var(--color-orig)", opacity: 1, text: "text-orig-text" },
  waiting: { fill: "", opacity: 0.55, text: "text-orig-text" },
};
const short: Partial<Record<CourseStage, string>> = { upgraded: "Upgraded" };

type Props = { moments: readonly OverviewMoment[]; timeZone: string; label: string };

export function CoursePlot({ moments, timeZone, label }: Props) {
  const hatches = useId();
  const layers = layersOf(moments, courseOrder, ({ stages }, stage) => stages[stage] ?? 0).map(({ id, ...layer }) => ({
    ...layer,
    ...looks[id],
    id,
    fill: looks[id].fill || `url(#${hatches}-${id})`,
    name: short[id] ?? stageNames[id],
  }));
  const patterns = (stretch: number) => <Hatches id={hatches} scale={[stretch, 1]} />;
  return <StackedPlot height={232} layers={layers} moments={moments} timeZone={timeZone} label={label} patterns={patterns} />;
}
