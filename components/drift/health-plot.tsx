"use client";

import { useId } from "react";
import { day } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import { datedPlaces, spread } from "@/components/overview/course-geometry";
import { useWidth } from "@/components/overview/use-width";
import type { SourceHealth } from "@/lib/contracts/drift";
import { axisNumber, axisTicks } from "@/lib/domain/report/axis";
import { type HealthName, healthLayers, healthWords } from "./health-layers";

const looks: Record<HealthName, { fill: string; text: string }> = {
  healthy: { fill: "var(--color-good)", text: "text-good-text" },
  warning: { fill: "var(--color-warn)", text: "text-warn-text" },
  critical: { fill: "var(--color-bad)", text: "text-bad-text" },
  notMonitored: { fill: "hatch", text: "text-ink2" },
  unknown: { fill: "var(--color-hover)", text: "text-ink3" },
};

/** Height of the plot and distance of labels, in pixels; `wide` is the drawing's own width, stretched to the room. */
const [height, wide, apart] = [168, 1000, 15];

type Props = { moments: SourceHealth["moments"]; timeZone: string; label: string };

export function HealthPlot({ moments, timeZone, label }: Props) {
  const id = useId();
  const [watch, width] = useWidth(400);
  const layers = healthLayers(moments);
  const ticks = axisTicks(Math.max(1, ...(layers.at(-1)?.edges.map(({ high }) => high) ?? [])));
  const top = ticks.at(-1) || 1;
  const y = (agents: number) => height - (agents / top) * height;
  const places = layers[0]?.edges.map(({ x }) => x) ?? [];
  const last = places.length - 1;
  const named = [...layers].reverse().filter((layer) => layer.count > 0);
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
            <defs>
              <pattern id={id} width={(6 * wide) / width} height={6} patternUnits="userSpaceOnUse">
                <path d={`M0 6L${(6 * wide) / width} 0`} stroke="var(--color-ink3)" strokeWidth={1} vectorEffect="non-scaling-stroke" />
              </pattern>
            </defs>
            {ticks.map((tick) => (
              <line key={tick} x1={0} x2={wide} y1={y(tick)} y2={y(tick)} stroke="var(--color-line)" vectorEffect="non-scaling-stroke" />
            ))}
            {layers.map(({ health, edges }) => (
              <path
                key={health}
                d={`M${edges.map(({ x, high }) => `${round(x * wide)} ${round(y(high))}`).join("L")}L${[...edges]
                  .reverse()
                  .map(({ x, low }) => `${round(x * wide)} ${round(y(low))}`)
                  .join("L")}Z`}
                fill={looks[health].fill === "hatch" ? `url(#${id})` : looks[health].fill}
                stroke="var(--color-surface)"
                strokeWidth={2}
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </svg>
        </div>
        <ul aria-hidden className="relative w-29 text-meta" style={{ height }}>
          {named.map(({ health, count: agents }, i) => (
            <li key={health} className="absolute inset-x-0 -translate-y-1/2 truncate" style={{ top: labels[i] }}>
              <b className={`font-semibold tabular-nums ${looks[health].text}`}>{count(agents)}</b>{" "}
              <span className="text-ink2">{healthWords[health]}</span>
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
