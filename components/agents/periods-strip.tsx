import { day } from "@/components/moments/moments";
import type { AgentDetail } from "@/lib/contracts/agents";
import type { GroupRole, Stage } from "@/lib/domain/stages";

type Period = AgentDetail["periods"][number];
type Import = AgentDetail["imports"][number];
export type Stretch = { stage: Stage; left: number; width: number };

/** Where each period lies, in per cent. Every moment of an export takes the same room: long quiet times would hide the rest. */
export function stretchesOf(periods: readonly Period[], moments: readonly string[]): Stretch[] {
  const slot = (instant: string) => moments.filter((moment) => moment < instant).length;
  const room = 100 / Math.max(1, moments.length);
  return periods.map(({ stage, from, to }) => {
    const left = slot(from) * room;
    return { stage, left, width: (to ? slot(to) * room : 100) - left };
  });
}

const lanes: Record<GroupRole, { name: string; colour: string; stages: readonly Stage[] }> = {
  source: { name: "Original", colour: "var(--color-orig)", stages: ["waiting", "upgraded", "joined", "dualHomed"] },
  target: { name: "New", colour: "var(--color-new)", stages: ["joined", "dualHomed", "cutOver"] },
};
/** Hatching always means the old version. */
const oldVersion: readonly Stage[] = ["waiting", "joined"];
const mostTicks = 60;

type Props = { periods: readonly Period[]; imports: readonly Import[]; timeZone: string };

/** Two lanes over all imports, original above new; the events below say the same in words. */
export function PeriodsStrip({ periods, imports, timeZone }: Props) {
  const [first, last] = [imports[0], imports.at(-1)];
  if (periods.length === 0 || !first || !last) return null;
  const moments = [...new Set(imports.map(({ at }) => at))];
  const stretches = stretchesOf(periods, moments);
  return (
    <div aria-hidden>
      <div className="flex justify-between text-meta text-ink3 tabular-nums">
        <span>
          #{first.number} · {day(first.at, timeZone, last.at)}
        </span>
        <span>
          #{last.number} · {day(last.at, timeZone)}
        </span>
      </div>
      <div className="relative mt-1 h-9 border-x border-line">
        {moments.length <= mostTicks &&
          moments
            .slice(1)
            .map((moment, i) => (
              <span key={moment} className="absolute inset-y-0 w-px bg-line" style={{ left: `${((i + 1) * 100) / moments.length}%` }} />
            ))}
        {(["source", "target"] as const).map((role) =>
          stretches
            .filter(({ stage }) => lanes[role].stages.includes(stage))
            .map(({ stage, left, width }) => (
              <span
                key={`${role}.${left}`}
                className={`absolute h-1.5 rounded-bar ${role === "source" ? "top-2" : "bottom-2"}`}
                style={{ left: `${left}%`, width: `calc(${width}% - 1px)`, minWidth: 3, background: fill(role, stage) }}
              />
            )),
        )}
      </div>
    </div>
  );
}

function fill(role: GroupRole, stage: Stage): string {
  const { colour } = lanes[role];
  return oldVersion.includes(stage) ? `repeating-linear-gradient(135deg, ${colour} 0 2px, transparent 2px 4px)` : colour;
}
