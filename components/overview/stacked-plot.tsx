import type { ReactNode } from "react";
import { day } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import { axisNumber, axisTicks } from "@/lib/domain/report/axis";
import { datedPlaces, type Layer, spread } from "./course-geometry";
import { useWidth } from "./use-width";

/** Width of the drawing, stretched to the room, and least distance of labels in pixels. */
const [wide, apart] = [1000, 15];

type Props = {
  /** In pixels. */
  height: number;
  /** From the bottom up, each with its name and looks. */
  layers: readonly (Layer & { name: string; fill: string; opacity?: number; text: string })[];
  moments: readonly { at: string }[];
  timeZone: string;
  label: string;
  /** What fills refer to; `stretch` is how much wider the drawing is than the room. */
  patterns: (stretch: number) => ReactNode;
};

/** Agents on top of each other over time, each layer named at its end; never drawn beyond the last moment. */
export function StackedPlot({ height, layers, moments, timeZone, label, patterns }: Props) {
  const [watch, width] = useWidth(400);
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
            {patterns(wide / width)}
            {ticks.map((tick) => (
              <line key={tick} x1={0} x2={wide} y1={y(tick)} y2={y(tick)} stroke="var(--color-line)" vectorEffect="non-scaling-stroke" />
            ))}
            {layers.map(({ id, edges, fill, opacity }) => (
              <path
                key={id}
                d={`M${edges.map(({ x, high }) => `${round(x * wide)} ${round(y(high))}`).join("L")}L${[...edges]
                  .reverse()
                  .map(({ x, low }) => `${round(x * wide)} ${round(y(low))}`)
                  .join("L")}Z`}
                fill={fill}
                fillOpacity={opacity}
                stroke="var(--color-surface)"
                strokeWidth={2}
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </svg>
        </div>
        <ul aria-hidden className="relative w-29 text-meta" style={{ height }}>
          {named.map(({ id, name, text, count: agents }, i) => (
            <li key={id} className="absolute inset-x-0 -translate-y-1/2 truncate" style={{ top: labels[i] }}>
              <b className={`font-semibold tabular-nums ${text}`}>{count(agents)}</b> <span className="text-ink2">{name}</span>
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
