import type { Overview } from "@/lib/contracts/overview";

const [width, height, gap] = [48, 22, 1];

type Props = { paces: Overview["paces"]; needed: number | null };

/** What was done on each working day, stretch by stretch of imports as wide as it lasted; the dashed line is the pace needed. In grey, as the words beside it say what it shows. */
export function PaceBars({ paces, needed }: Props) {
  const days = paces.reduce((sum, one) => sum + one.days, 0);
  if (days === 0) return null;
  const top = Math.max(1, needed ?? 0, ...paces.map(({ pace }) => pace));
  const y = (pace: number) => height - (Math.max(0, pace) / top) * (height - 2);
  let before = 0;
  return (
    <svg width={width} height={height} aria-hidden className="shrink-0 phone:hidden">
      {paces.map(({ days: own, pace }) => {
        const x = (before / days) * width;
        before += own;
        return (
          <rect
            key={before}
            x={x}
            y={y(pace)}
            width={Math.max(1, (own / days) * width - gap)}
            height={height - y(pace)}
            fill="var(--color-ghost)"
          />
        );
      })}
      {needed !== null && <line x1={0} x2={width} y1={y(needed)} y2={y(needed)} stroke="var(--color-ink2)" strokeDasharray="3 2" />}
    </svg>
  );
}
