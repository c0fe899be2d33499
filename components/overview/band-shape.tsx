import { Link } from "@/components/ui/link";
import type { Band } from "@/lib/domain/report/bridge-geometry";
import type { Stage } from "@/lib/domain/stages";
import { inventoryHref } from "@/lib/queries/agent-links";
import type { ShownMoment } from "./shown-moment";

const bandHues: Record<Stage, string> = {
  waiting: "var(--color-orig)",
  upgraded: "var(--color-orig)",
  joined: "var(--color-dual)",
  dualHomed: "var(--color-dual)",
  cutOver: "var(--color-new)",
  gone: "var(--color-ink3)",
};
const hatched = ["waiting", "joined"] as const;
const soft = { waiting: "var(--color-orig-soft)", joined: "var(--color-dual-soft)" };

/** Hatching means the old version. `scale` undoes the stretching of the drawing, so that its lines stay even. */
export function Hatches({ id, scale: [x, y] }: { id: string; scale: readonly [number, number] }) {
  return (
    <defs>
      {hatched.map((stage) => (
        <pattern
          key={stage}
          id={`${id}-${stage}`}
          width={7}
          height={7}
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${x} ${y}) rotate(45)`}
        >
          <rect width={7} height={7} fill={soft[stage]} />
          <rect width={1.5} height={7} fill={bandHues[stage]} opacity={0.65} />
        </pattern>
      ))}
    </defs>
  );
}

/** Hatched where the version is the old one. */
export const bandFill = (stage: Stage, hatches: string): string =>
  hatched.some((one) => one === stage) ? `url(#${hatches}-${stage})` : bandHues[stage];

type Props = { band: Band; outline: string; hatches: string; shown: ShownMoment; migration: string };

/** A band for the pointer. The same link for the keyboard and for assistive tech is its label. */
export function BandShape({ band: { stage }, outline, hatches, shown, migration }: Props) {
  const old = hatched.some((one) => one === stage);
  const gone = stage === "gone";
  return (
    <Link href={inventoryHref(migration, { stage: [stage], excluded: false, asOf: shown.asOf })} tabIndex={-1} className="group/band">
      <path
        d={outline}
        fill={gone ? "var(--color-surface)" : bandFill(stage, hatches)}
        stroke={old || gone ? bandHues[stage] : "none"}
        strokeWidth={1}
        strokeDasharray={gone ? "2 2" : undefined}
        vectorEffect="non-scaling-stroke"
        className="transition-[d,opacity] duration-[400ms,120ms] group-hover/band:opacity-85"
      />
    </Link>
  );
}
