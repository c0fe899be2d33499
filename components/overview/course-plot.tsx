"use client";

import { useId } from "react";
import { day } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import type { OverviewMoment } from "@/lib/contracts/overview";
import { axisNumber, axisTicks } from "@/lib/domain/report/axis";
import { stageNames } from "@/lib/domain/stages";
import { Hatches } from "./band-shape";
import { type CourseStage, datedPlaces, type Layer, spread } from "./course-geometry";
import { useWidth } from "./use-width";

const looks: Record<CourseStage, { fill: string; opacity: number; text: string }> = {
  cutOver: { fill: "var(--color-new)", opacity: 1, text: "text-new-text" },
  dualHomed: { fill: "var(--color-dual)", opacity: 1, text: "text-dual-text" },
  joined: { fill: "", opacity: 1, text: "text-dual-text" },
  upgraded: { fill: "var(--color-orig)", opacity: 1, text: "text-orig-text" },
  waiting: { fill: "", opacity: 0.55, text: "text-orig-text" },
};
const short: Partial<Record<CourseStage, string>> = { upgraded: "Upgraded" };

/** Height of the plot and distance of labels, in pixels; `wide` is the drawing's own width, stretched to the room. */
const [height, wide, apart] = [232, 1000, 15];

type Props = { layers: readonly Layer[]; moments: readonly OverviewMoment[]; timeZone: string; label: string };

export function CoursePlot({ layers, moments, timeZone, label }: Props) {
  const id = useId();
  const [watch, width] = useWidth(400);
  const ticks = axisTicks(Math.max(...moments.map(({ total }) => total)));
  const top = ticks.at(-1) || 1;
  const y = (agents: number) => height - (agents / top) * height;
  const places = layers[0]?.edges.map(({ x }) => x) ?? [];
  const named = [...layers].reverse().filter((layer) => layer.count > 0);
  const last = places.length - 1;
  const labels = spread(
    named.map(({ edges }) => y(((edges[last]?.low ?? 0) + (edges[last]?.high ?? 0)) / 2)),
    apart,
    height - 4,
  );
  return (
    <figure className="px-3.5 pt-2 pb-3">
      <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2">
        <div aria-hidden className="relative w-8 text-right text-meta text-ink3 tabular-nums" style={{ height }}>
          {ticks.map((tick) => (
            <span key={tick} className="absolute right-0 -translate-y-1/2" style={{ top: y(tick) }}>
              {axisNumber(tick)}
            </span>
          ))}
        </div>
        <div ref={watch} className="relative" style={{ height }}>
          <svg
            role="img"
            aria-label={label}
            viewBox={`0 0 ${wide} ${height}`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            <Hatches id={id} scale={[wide / width, 1]} />
            {ticks.map((tick) => (
              <line key={tick} x1={0} x2={wide} y1={y(tick)} y2={y(tick)} stroke="var(--color-line)" vectorEffect="non-scaling-stroke" />
            ))}
            {layers.map(({ stage, edges }) => (
              <path
                key={stage}
                d={`M${edges.map(({ x, high }) => `${round(x * wide)} ${round(y(high))}`).join("L")}L${[...edges]
                  .reverse()
                  .map(({ x, low }) => `${round(x * wide)} ${round(y(low))}`)
                  .join("L")}Z`}
                fill={looks[stage].fill || `url(#${id}-${stage})`}
                fillOpacity={looks[stage].opacity}
                stroke="var(--color-surface)"
                strokeWidth={2}
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </svg>
        </div>
        <ul aria-hidden className="relative w-29 text-meta" style={{ height }}>
          {named.map(({ stage, count: agents }, i) => (
            <li key={stage} className="absolute inset-x-0 -translate-y-1/2 truncate" style={{ top: labels[i] }}>
              <b className={`font-semibold tabular-nums ${looks[stage].text}`}>{count(agents)}</b>{" "}
              <span className="text-ink2">{short[stage] ?? stageNames[stage]}</span>
            </li>
          ))}
        </ul>
      </div>
      <div aria-hidden className="relative mt-1.5 mr-31 ml-10 h-4 text-meta text-ink3">
        {datedPlaces(places, 72 / width).map((i) => (
          <span
            key={i}
            className={`absolute whitespace-nowrap ${i === 0 ? "" : i === last ? "-translate-x-full" : "-translate-x-1/2"}`}
            style={{ left: `${(places[i] ?? 0) * 100}%` }}
          >
            {day(moments[i]?.at ?? null, timeZone, moments[last]?.at)}
          </span>
        ))}
      </div>
    </figure>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
