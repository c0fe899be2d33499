import { dayAndTime } from "@/components/moments/moments";
import type { Migration } from "@/lib/contracts/migrations";
import type { OverviewMoment } from "@/lib/contracts/overview";
import { type Stage, stageNames, stages } from "@/lib/domain/stages";
import { explains } from "@/lib/domain/words/term";
import { inventoryHref } from "@/lib/queries/agent-links";
import { RowsLink } from "./rows-link";

/** The course in numbers, newest first, each opening its rows as they were. */
export function CourseTable({ moments, migration }: { moments: readonly OverviewMoment[]; migration: Migration }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="mx-1.5 mb-2 max-h-60 overflow-auto" tabIndex={0} aria-label="Agents per stage at each import">
      <table className="w-full text-small">
        <thead className="sticky top-0 bg-surface text-caption text-ink3">
          <tr>
            <th scope="col" className="px-2 py-1.5 text-left font-medium">
              Captured
            </th>
            {stages.map((stage) => (
              <th key={stage} scope="col" className="px-1 py-1.5 text-right align-bottom font-medium" {...explains(`stage:${stage}`)}>
                {short[stage] ?? stageNames[stage]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...moments].reverse().map((moment) => (
            <tr key={moment.at} className="border-t border-line">
              <th scope="row" className="px-2 py-1 text-left font-normal whitespace-nowrap tabular-nums">
                {dayAndTime(moment.at, migration.timeZone)}
              </th>
              {stages.map((stage) => (
                <td key={stage} className="px-1 py-1 text-right">
                  <RowsLink
                    href={inventoryHref(migration.id, { stage: [stage], excluded: false, asOf: moment.at })}
                    value={moment.stages[stage] ?? 0}
                    name={stageNames[stage]}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const short: Partial<Record<Stage, string>> = { upgraded: "Upgraded" };
