"use client";

import { useId } from "react";
import { classes } from "@/components/ui/classes";
import type { Migration } from "@/lib/contracts/migrations";
import type { Overview, OverviewGroup } from "@/lib/contracts/overview";
import { type Band, bandPath, bridgeBands, riverLength, turnedGaps, wideGaps } from "@/lib/domain/report/bridge-geometry";
import { type GroupRole, groupRoleNames, type Stage } from "@/lib/domain/stages";
import { BandLabels, TurnedLabels } from "./band-labels";
import { BandShape, bandFill, Hatches } from "./band-shape";
import type { Pointed, ShownMoment } from "./shown-moment";
import { useWidth } from "./use-width";

type Props = { shown: ShownMoment; migration: Migration; groups: readonly OverviewGroup[]; pointed: Pointed };
type WideProps = Props & {
  /** What the bridge is now, while another moment is replayed. */
  ghost: Overview["progress"]["stages"] | null;
};

/** Sizes in pixels. Along the river the drawing is stretched to the room there is; hatching and corners are not. */
const height = 340;
const turned = { width: 340, height: 224 };
const corner = 6;

export function WideRiver({ shown, migration, pointed, ghost }: WideProps) {
  const id = useId();
  const [watch, width] = useWidth(710);
  const bands = bridgeBands(shown.stages, height, wideGaps);
  const stretch = riverLength / width;
  return (
    <div className="flex" style={{ height }}>
      <Quay side="source" missing={shown.unseen.includes("source")} />
      <div ref={watch} className="relative -mx-px min-w-0 flex-1">
        <svg
          viewBox={`0 0 ${riverLength} ${height}`}
          preserveAspectRatio="none"
          aria-hidden
          className="absolute inset-0 size-full overflow-visible"
        >
          <Hatches id={id} scale={[stretch, 1]} />
          {[250, 500, 750].map((x) => (
            <line
              key={x}
              x1={x}
              x2={x}
              y1={0}
              y2={height}
              stroke="var(--color-line)"
              strokeDasharray="1 5"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {ghost &&
            bridgeBands(ghost as Record<Stage, number>, height, wideGaps).map((band) => (
              <path
                key={band.stage}
                d={bandPath(band, { radius: { along: corner * stretch, across: corner } })}
                fill="none"
                stroke="var(--color-ink3)"
                strokeDasharray="2 3"
                vectorEffect="non-scaling-stroke"
              />
            ))}
          <g className="transition-opacity" opacity={pointed ? 0.3 : 1}>
            {bands.map((band) => (
              <BandShape
                key={band.stage}
                band={band}
                outline={bandPath(band, { radius: { along: corner * stretch, across: corner } })}
                hatches={id}
                shown={shown}
                migration={migration.id}
              />
            ))}
          </g>
          {pointed && bands.map((band) => <PointedShare key={band.stage} band={band} agents={pointed[band.stage] ?? 0} hatches={id} />)}
        </svg>
        <BandLabels bands={bands} shown={shown} migration={migration} size={{ width, height }} pointed={pointed !== null} />
        {shown.unseen.map((role) => (
          <p
            key={role}
            className={classes(
              "pointer-events-none absolute top-1/2 max-w-52 -translate-y-1/2",
              role === "target" ? "right-4 text-right" : "left-4",
            )}
          >
            <b className="block font-semibold text-ink2">No agent observed yet</b>
            <span className="text-small text-ink3">This bank fills with the first export of the {groupRoleNames[role]} one.</span>
          </p>
        ))}
      </div>
      <Quay side="target" missing={shown.unseen.includes("target")} />
    </div>
  );
}

/** The share of a band that the server pointed at carries, where its edge is. */
function PointedShare({ band, agents, hatches }: { band: Band; agents: number; hatches: string }) {
  if (agents === 0) return null;
  const share = { ...band, thick: Math.max(1, (band.thick * agents) / band.count) };
  return <path d={bandPath(share, { radius: { along: 1, across: 1 } })} fill={bandFill(band.stage, hatches)} pointerEvents="none" />;
}

/** A quarter turned for narrow screens: the original above, thickness becomes width. */
export function TurnedRiver({ shown, migration }: Omit<Props, "pointed">) {
  const id = useId();
  const [watch, width] = useWidth(turned.width);
  const bands = bridgeBands(shown.stages, turned.width, turnedGaps);
  const stretch = { across: turned.width / width, along: riverLength / turned.height };
  return (
    <div>
      <Quay side="source" missing={shown.unseen.includes("source")} flat />
      <div ref={watch} className="relative" style={{ height: turned.height }}>
        <svg viewBox={`0 0 ${turned.width} ${riverLength}`} preserveAspectRatio="none" aria-hidden className="absolute inset-0 size-full">
          <Hatches id={id} scale={[stretch.across, stretch.along]} />
          {bands.map((band) => (
            <BandShape
              key={band.stage}
              band={band}
              outline={bandPath(band, { turned: true, radius: { along: corner * stretch.along, across: corner * stretch.across } })}
              hatches={id}
              shown={shown}
              migration={migration.id}
            />
          ))}
        </svg>
        <TurnedLabels bands={bands} shown={shown} migration={migration} size={turned} width={width} />
        {shown.unseen.includes("target") && (
          <p className="absolute right-2 bottom-2 text-right text-small text-ink3">No agent observed in the new one yet</p>
        )}
      </div>
      <Quay side="target" missing={shown.unseen.includes("target")} flat />
    </div>
  );
}

/** Where a side begins; dashed while no export has spoken for it. */
function Quay({ side, missing, flat = false }: { side: GroupRole; missing: boolean; flat?: boolean }) {
  const solid = side === "source" ? "bg-orig" : "bg-new";
  return (
    <span
      aria-hidden
      className={classes("block shrink-0", flat ? "h-1.25 w-full" : "w-1.25", missing ? "border border-dashed border-ink3" : solid)}
    />
  );
}
