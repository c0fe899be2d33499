import { dayAndTime } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import { Link } from "@/components/ui/link";
import type { SourceHealth } from "@/lib/contracts/drift";
import type { Migration } from "@/lib/contracts/migrations";
import { inventoryHref } from "@/lib/queries/agent-links";
import { healthOrder, healthWords } from "./health-words";

/** The course in numbers, newest first, each moment opening the agents as they were. */
export function HealthTable({ moments, migration }: { moments: SourceHealth["moments"]; migration: Migration }) {
  const group = migration.groups.filter(({ role }) => role === "source").map(({ name }) => name);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="mx-1.5 mb-2 max-h-60 overflow-auto" tabIndex={0} aria-label="Agents of the original by health at each import">
      <table className="w-full text-small">
        <thead className="sticky top-0 bg-surface text-caption text-ink3">
          <tr>
            <th scope="col" className="px-2 py-1.5 text-left font-medium">
              Captured
            </th>
            {healthOrder.map((health) => (
              <th key={health} scope="col" className="px-2 py-1.5 text-right align-bottom font-medium">
                {healthWords[health]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...moments].reverse().map((moment) => (
            <tr key={moment.at} className="border-t border-line">
              <th scope="row" className="px-2 py-1 text-left font-normal whitespace-nowrap tabular-nums">
                <Link
                  href={inventoryHref(migration.id, { group, asOf: moment.at })}
                  className="rounded-bar underline decoration-line2 underline-offset-2 hover:decoration-ink"
                >
                  {dayAndTime(moment.at, migration.timeZone)}
                </Link>
              </th>
              {healthOrder.map((health) => (
                <td key={health} className="px-2 py-1 text-right tabular-nums">
                  {moment[health] === 0 ? (
                    0
                  ) : (
                    <Link
                      href={inventoryHref(migration.id, { sourceHealth: [health], asOf: moment.at })}
                      aria-label={`${count(moment[health])} ${healthWords[health].toLowerCase()}, ${dayAndTime(moment.at, migration.timeZone)}`}
                      className="opens-rows"
                    >
                      {count(moment[health])}
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
