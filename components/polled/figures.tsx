import { count } from "@/components/moments/numbers";
import { RowsLink } from "@/components/overview/rows-link";
import { KeyFigure } from "@/components/ui/key-figure";
import type { Migration } from "@/lib/contracts/migrations";
import type { PolledCounts } from "@/lib/contracts/polled";
import { type PolledStage, polledStageNames } from "@/lib/domain/polled/objects";
import { type PolledFilter, polledHref } from "@/lib/queries/polled";

/** How far the management group's polling has moved, of one kind. Each number opens its rows. */
export function PolledFigures({ counts, migration, filter }: { counts: PolledCounts; migration: Migration; filter: PolledFilter }) {
  const { kind, total, done, gone, belowFloor } = counts;
  const to = (more: Partial<PolledFilter>) => polledHref(migration.id, { kind, asOf: filter.asOf, ...more });
  const ofStage = (stage: PolledStage) => ({ caption: polledStageNames[stage], value: count(counts[stage]), href: to({ stage }) });
  const share = total > 0 ? `${count(done)} of ${count(total)} polled` : "none is polled";
  return (
    <section aria-label="Who polls them" className="card grid grid-cols-2 divide-line desk:grid-cols-4 desk:divide-x">
      <KeyFigure
        term="tile:polledDone"
        caption="Done"
        value={count(done)}
        href={to({ done: true })}
        parts={`${share} and healthy in the new`}
      />
      <KeyFigure {...ofStage("originalOnly")} term="tile:polledOriginalOnly" parts="lose their monitoring when it goes" />
      <KeyFigure {...ofStage("both")} term="tile:polledBoth" parts="remove them from the original later" />
      <KeyFigure
        {...ofStage("newOnly")}
        term="tile:polledNewOnly"
        parts={
          <span className="flex flex-wrap gap-x-3">
            {gone > 0 && <RowsLink href={to({ stage: "gone" })} value={gone} words="gone from both" />}
            {belowFloor > 0 && <RowsLink href={to({ belowFloor: true })} value={belowFloor} words="with too old an agent" />}
            {gone + belowFloor === 0 && "none is gone"}
          </span>
        }
      />
    </section>
  );
}
