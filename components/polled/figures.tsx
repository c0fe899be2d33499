import { count } from "@/components/moments/numbers";
import { KeyFigure } from "@/components/ui/key-figure";
import type { Migration } from "@/lib/contracts/migrations";
import type { PolledCounts } from "@/lib/contracts/polled";
import { type PolledFilter, polledHref } from "@/lib/queries/polled";

/** How far the management group's polling has moved, of one kind. Each number opens its rows. */
export function PolledFigures({ counts, migration, filter }: { counts: PolledCounts; migration: Migration; filter: PolledFilter }) {
  const { kind, total, done, originalOnly, both, newOnly, gone, belowFloor } = counts;
  const href = (stage: PolledFilter["stage"]) => polledHref(migration.id, { kind, stage, asOf: filter.asOf });
  const share = total > 0 ? `${count(done)} of ${count(total)} polled` : "none is polled";
  return (
    <section aria-label="Who polls them" className="card grid grid-cols-2 divide-line desk:grid-cols-4 desk:divide-x">
      <KeyFigure term="tile:polledDone" caption="Done" value={count(done)} href={href(null)} parts={`${share} and healthy in the new`} />
      <KeyFigure
        term="tile:polledOriginalOnly"
        caption="Original only"
        value={count(originalOnly)}
        href={href("originalOnly")}
        parts="lose their monitoring when it goes"
      />
      <KeyFigure
        term="tile:polledBoth"
        caption="Both"
        value={count(both)}
        href={href("both")}
        parts="remove them from the original later"
      />
      <KeyFigure
        term="tile:polledNewOnly"
        caption="New only"
        value={count(newOnly)}
        href={href("newOnly")}
        parts={
          [gone > 0 && `${count(gone)} gone from both`, belowFloor > 0 && `${count(belowFloor)} with too old an agent`]
            .filter(Boolean)
            .join(", ") || "none is gone"
        }
      />
    </section>
  );
}
