import { day } from "@/components/moments/moments";
import { StageGlyph } from "@/components/stages/stage-glyph";
import { stageFills } from "@/components/stages/stage-words";
import type { AgentDetail } from "@/lib/contracts/agents";
import { stageNames } from "@/lib/domain/stages";

type Period = AgentDetail["periods"][number];
export type Stretch = Period & { left: number; width: number };

/** Where each period lies on a strip from the first moment to the last, in per cent. An open one reaches its end. */
export function stretchesOf(periods: readonly Period[]): Stretch[] {
  const times = periods.flatMap(({ from, to }) => [Date.parse(from), ...(to ? [Date.parse(to)] : [])]);
  const start = Math.min(...times);
  const known = Math.max(...times) - start;
  /* The present period goes on; it is given a tenth of the whole so that it can be seen. */
  const span = periods.some(({ to }) => to === null) ? Math.max(known * 1.1, 1) : Math.max(known, 1);
  return periods.map((period) => {
    const left = ((Date.parse(period.from) - start) / span) * 100;
    const right = period.to ? ((Date.parse(period.to) - start) / span) * 100 : 100;
    return { ...period, left, width: right - left };
  });
}

/** The stages over time, then the same in words. */
export function PeriodsStrip({ periods, timeZone }: { periods: readonly Period[]; timeZone: string }) {
  if (periods.length === 0) return null;
  return (
    <section aria-label="Stages over time">
      <h3 className="mb-2 text-section font-semibold">Stages over time</h3>
      <div aria-hidden className="relative h-2.5">
        {stretchesOf(periods).map(({ from, stage, left, width }) => (
          <span
            key={from}
            className="absolute inset-y-0 rounded-bar"
            style={{ left: `${left}%`, width: `calc(${width}% - 2px)`, minWidth: 3, background: stageFills[stage] }}
          />
        ))}
      </div>
      <ol className="mt-2 flex flex-col gap-1">
        {periods.map(({ stage, from, to }) => (
          <li key={from} className="flex items-center gap-2 text-small">
            <StageGlyph stage={stage} scale={0.9} />
            <span className="min-w-0 flex-1 truncate">{stageNames[stage]}</span>
            <span className="text-ink3 tabular-nums">
              {day(from, timeZone)}
              {to ? ` – ${day(to, timeZone)}` : " until now"}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
