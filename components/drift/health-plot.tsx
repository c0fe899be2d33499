"use client";

import { useId } from "react";
import { layersOf } from "@/components/overview/course-geometry";
import { StackedPlot } from "@/components/overview/stacked-plot";
import type { SourceHealth } from "@/lib/contracts/drift";
import { type HealthName, healthOrder, healthWords } from "./health-words";

const looks: Record<HealthName, { fill: string; text: string }> = {
  healthy: { fill: "var(--color-good)", text: "text-good-text" },
  warning: { fill: "var(--color-warn)", text: "text-warn-text" },
  critical: { fill: "var(--color-bad)", text: "text-bad-text" },
  notMonitored: { fill: "", text: "text-ink2" },
  unknown: { fill: "var(--color-hover)", text: "text-ink3" },
};

type Props = { moments: SourceHealth["moments"]; timeZone: string; label: string };

export function HealthPlot({ moments, timeZone, label }: Props) {
  const hatch = useId();
  const layers = layersOf(moments, healthOrder, (moment, health) => moment[health]).map(({ id, ...layer }) => ({
    ...layer,
    id,
    text: looks[id].text,
    fill: looks[id].fill || `url(#${hatch})`,
    name: healthWords[id],
  }));
  const patterns = (stretch: number) => (
    <defs>
      <pattern id={hatch} width={6 * stretch} height={6} patternUnits="userSpaceOnUse">
        <path d={`M0 6L${6 * stretch} 0`} stroke="var(--color-ink3)" strokeWidth={1} vectorEffect="non-scaling-stroke" />
      </pattern>
    </defs>
  );
  return <StackedPlot height={168} layers={layers} moments={moments} timeZone={timeZone} label={label} patterns={patterns} />;
}
