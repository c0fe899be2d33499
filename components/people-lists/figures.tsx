import { calendarDay } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import { RowsLink } from "@/components/overview/rows-link";
import { KeyFigure } from "@/components/ui/key-figure";
import type { Migration } from "@/lib/contracts/migrations";
import type { PeopleLists } from "@/lib/contracts/people-lists";
import { inventoryHref } from "@/lib/queries/agent-links";
import { peopleListsHref } from "@/lib/queries/people-lists";

/** What only one of lists and exports knows, and what is to go. */
export function Figures({ told, migration }: { told: PeopleLists; migration: Migration }) {
  const { withoutAgent, several, inScope, unowned, conflicts, decommission, listed } = told;
  const target = migration.targetDate;
  return (
    <section
      aria-label="What lists and exports know of each other"
      className="card grid grid-cols-2 divide-line desk:grid-cols-4 desk:divide-x"
    >
      <KeyFigure
        caption="Servers nobody monitors"
        value={count(withoutAgent)}
        href={peopleListsHref(migration.id, "withoutAgent")}
        term="tile:unmonitored"
        parts={
          several > 0 ? (
            <RowsLink
              href={peopleListsHref(migration.id, "unclear")}
              value={several}
              words={several === 1 ? "name may be several agents" : "names may be several agents"}
            />
          ) : (
            "on a list, without an agent"
          )
        }
      />
      <KeyFigure
        caption="Agents nobody owns"
        value={count(unowned)}
        href={inventoryHref(migration.id, { inScope: true, owned: false })}
        term="tile:unowned"
        parts={`of ${count(inScope)} in scope; lists name ${count(listed)}`}
      />
      <KeyFigure
        caption="Lists disagree"
        value={count(conflicts)}
        href={peopleListsHref(migration.id, "conflicts")}
        term="tile:listConflicts"
        parts="the newest list counts"
      />
      <KeyFigure
        caption="To be decommissioned"
        value={count(decommission.listed)}
        href={inventoryHref(migration.id, { inScope: true, decommission: ["since:1970-01-01"] })}
        term="tile:decommission"
        parts={
          <>
            {decommission.passed > 0 && (
              <RowsLink
                href={inventoryHref(migration.id, { inScope: true, decommission: [`before:${today(migration.timeZone)}`] })}
                value={decommission.passed}
                words="should be gone by now. "
              />
            )}
            {target !== null && decommission.beforeTarget ? (
              <>
                Exclude{" "}
                <RowsLink
                  href={inventoryHref(migration.id, { inScope: true, decommission: [`before:${target}`] })}
                  value={decommission.beforeTarget}
                  words={`that go before ${calendarDay(target)}?`}
                />
              </>
            ) : (
              decommission.passed === 0 &&
              (decommission.listed > 0 ? (target === null ? "on days to come" : "after the target date") : "no list gives a date")
            )}
          </>
        }
      />
    </section>
  );
}

const today = (timeZone: string) => new Intl.DateTimeFormat("sv-SE", { timeZone }).format(new Date());
