import { count } from "@/components/moments/numbers";
import { firstLabel } from "@/lib/domain/agent-names";
import type { usePassing } from "./use-passing";

type Props = { passing: ReturnType<typeof usePassing>; place: number; total: number };

/** Beside the thumb that is dragged: the computer that is there, or the nearest one whose name is known, and its place. For the eye alone. */
export function PassingChip({ passing, place, total }: Props) {
  if (!passing) return null;
  const share = place / Math.max(1, total - 1);
  return (
    <div aria-hidden className="pointer-events-none absolute inset-y-12 right-5 z-20 print:hidden">
      {/* A new one at each place: one that moved would count as a shift of what is read. */}
      <p
        key={JSON.stringify([place, passing])}
        className="absolute right-0 flex h-8 -translate-y-1/2 items-center gap-2 rounded-chip border border-line2 bg-raised px-3 whitespace-nowrap shadow-overlay"
        style={{ top: `${share * 100}%` }}
      >
        {passing.name !== null && (
          <b className="font-semibold">
            {!passing.exact && <span className="font-normal text-ink2">near </span>}
            {firstLabel(passing.name)}
          </b>
        )}
        <span className="text-small text-ink2 tabular-nums">
          {count(place + 1)} of {count(total)}
        </span>
      </p>
    </div>
  );
}
