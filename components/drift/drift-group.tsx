import { ChevronRight } from "lucide-react";
import { dayAndTime } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import type { Migration } from "@/lib/contracts/migrations";
import { driftChangeNames, driftKindsNames } from "@/lib/domain/drift/words";
import type { Alike } from "./alike";
import { DriftRow } from "./drift-row";
import { RuleBadge } from "./rule-badge";

type Props = {
  items: Alike;
  migration: Migration;
  /** Whether all of its weight are here, so that their number is the number. */
  whole: boolean;
  chosen: ReadonlySet<string>;
  /** Null where there is nothing to write. */
  onChoose: ((ids: string[], on: boolean) => void) | null;
};

/** Differences that the same words explain: one row, which opens them. Those that somebody has to explain are open. */
export function DriftGroup({ items, migration, whole, chosen, onChoose }: Props) {
  const [item] = items;
  const row = (one: Alike[number]) => (
    <DriftRow
      key={one.id}
      item={one}
      migration={migration}
      told={items.length > 1}
      chosen={chosen.has(one.id)}
      onChoose={onChoose && ((on) => onChoose([one.id], on))}
    />
  );
  if (items.length === 1) return row(item);
  const { severity, kind, change, group, rule, reason, says } = item;
  const several = migration.groups.filter(({ role }) => role === "source").length > 1;
  const latest = items
    .map(({ seen }) => seen.by ?? "")
    .toSorted()
    .at(-1);
  return (
    <li className="border-t border-line first:border-0">
      <details open={severity === "unexplained"} className="group">
        <summary className="flex cursor-pointer list-none items-start gap-2.5 px-3.5 py-2 -outline-offset-2 hover:bg-hover">
          <ChevronRight size={14} aria-hidden className="mt-0.5 shrink-0 text-ink3 transition-transform group-open:rotate-90" />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium tabular-nums">
                {!whole && "at least "}
                {count(items.length)} {driftKindsNames[kind]}
              </span>
              <span className="text-small text-ink2">
                {driftChangeNames[change]}
                {several && ` · ${group}`}
              </span>
            </p>
            <p className="text-small text-ink2">{reason ?? says}</p>
          </div>
          <div className="flex shrink-0 flex-col items-end gap-1">
            <RuleBadge rule={rule} severity={severity} />
            {latest && (
              <span className="text-meta whitespace-nowrap text-ink3 phone:hidden">seen {dayAndTime(latest, migration.timeZone)}</span>
            )}
          </div>
        </summary>
        <ul className="border-t border-line pl-6">{items.map(row)}</ul>
      </details>
    </li>
  );
}
