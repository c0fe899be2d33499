import { count, oneDecimal } from "@/components/moments/numbers";
import { KeyFigure } from "@/components/ui/key-figure";
import { Link } from "@/components/ui/link";
import type { Migration } from "@/lib/contracts/migrations";
import type { Overview } from "@/lib/contracts/overview";
import { type AgentFilter, inventoryHref } from "@/lib/queries/agent-links";
import { search } from "@/lib/queries/request";
import { AlertsLine } from "./alerts-line";
import { BesideLine } from "./beside-line";
import { RowsLink } from "./rows-link";

type Props = { overview: Overview; migration: Migration; asOf: string | null };

const scope = { stage: ["waiting", "upgraded", "joined", "dualHomed", "cutOver"] } satisfies Partial<AgentFilter>;

/** The numbers a lead is asked for, each opening its rows. */
export function Figures({ overview, migration, asOf }: Props) {
  const { progress, flagged } = overview;
  const { done, total, stages, notReporting, percentDone } = progress;
  const href = (filter: Partial<AgentFilter>) => inventoryHref(migration.id, { excluded: false, ...filter, asOf });
  const left = progress.flags.leftSource ?? 0;
  const partWay = (stages.upgraded ?? 0) + (stages.joined ?? 0);
  return (
    <section aria-label="Key figures" className="card overflow-hidden">
      <div className="grid grid-cols-2 gap-px bg-line *:bg-surface tablet:grid-cols-4 desk:grid-cols-[1.5fr_1.7fr_1fr_1.2fr]">
        <KeyFigure
          caption="Done for the parallel run"
          value={oneDecimal(percentDone)}
          unit={percentDone === null ? undefined : "%"}
          href={href({ done: true })}
          parts={
            <>
              <RowsLink href={href({ done: true })} value={done} name="done" /> of{" "}
              <RowsLink href={href(scope)} value={total} words="in scope" />
            </>
          }
          chart={<DoneBar done={done} silent={notReporting} total={total} />}
        />
        <KeyFigure
          caption="To do"
          value={count(total - done)}
          href={href({ ...scope, done: false })}
          parts={
            <>
              <RowsLink href={href({ stage: ["waiting"] })} value={stages.waiting ?? 0} words="waiting" /> ·{" "}
              <RowsLink href={href({ stage: ["upgraded", "joined"] })} value={partWay} words="part‑way" /> ·{" "}
              {left > 0 && (
                <>
                  <RowsLink href={href({ flag: ["leftSource"], inScope: true })} value={left} words="to accept" /> ·{" "}
                </>
              )}
              <Link href={`/m/${migration.id}/checklists/upgrade/remaining${search({ asOf })}`} className="opens-rows print:hidden">
                why
              </Link>
            </>
          }
        />
        <KeyFigure caption="Not reporting" value={count(notReporting)} href={href({ notReporting: true })} parts="across, but silent" />
        <KeyFigure
          caption="Need attention"
          value={count(flagged.critical + flagged.warning)}
          href={href({ worst: ["critical", "warning"], inScope: true })}
          parts={
            <>
              <Link
                href={href({ worst: ["critical"], inScope: true })}
                className={`opens-rows ${flagged.critical > 0 ? "font-medium text-bad-text" : ""}`}
              >
                {count(flagged.critical)} critical
              </Link>{" "}
              ·{" "}
              <Link href={href({ worst: ["warning"], inScope: true })} className="opens-rows">
                {count(flagged.warning)} warning
              </Link>
            </>
          }
        />
      </div>
      <BesideLine progress={progress} migration={migration.id} asOf={asOf} />
      <AlertsLine alerts={overview.alerts} migration={migration.id} asOf={asOf} />
    </section>
  );
}

/** Done, and beside it what is across but silent: in ink, as both mix stages. */
function DoneBar({ done, silent, total }: { done: number; silent: number; total: number }) {
  const share = (value: number) => `${total === 0 ? 0 : (value / total) * 100}%`;
  return (
    <span aria-hidden className="flex h-1.5 w-24 shrink-0 phone:hidden gap-0.5 overflow-hidden rounded-bar bg-hover">
      <span className="h-full bg-ink2" style={{ width: share(done), minWidth: done > 0 ? 2 : 0 }} />
      <span className="h-full bg-ghost" style={{ width: share(silent) }} />
    </span>
  );
}
