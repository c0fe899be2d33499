import Link from "next/link";
import { count, oneDecimal } from "@/components/moments/numbers";
import { KeyFigure } from "@/components/ui/key-figure";
import type { Migration } from "@/lib/contracts/migrations";
import type { Progress } from "@/lib/contracts/progress";
import { type AgentFilter, inventoryHref } from "@/lib/queries/agent-links";
import { FlaggedFigure } from "./flagged-figure";

type Props = { progress: Progress; migration: Migration; asOf: string | null };

/** The numbers a lead is asked for, each opening its rows. */
export function Figures({ progress, migration, asOf }: Props) {
  const { done, total, stages, notReporting, excluded, percentDone } = progress;
  const href = (filter: Partial<AgentFilter>) => inventoryHref(migration.id, { ...filter, asOf });
  const scope = { excluded: false, stage: ["waiting", "upgraded", "joined", "dualHomed", "cutOver"] } satisfies Partial<AgentFilter>;
  const part = (value: number, filter: Partial<AgentFilter>, words: string) => (
    <>
      <Link href={href(filter)} className="opens-rows">
        {count(value)}
      </Link>{" "}
      {words}
    </>
  );
  const partWay = (stages.upgraded ?? 0) + (stages.joined ?? 0);
  return (
    <section aria-label="Key figures" className="card overflow-hidden">
      <div className="grid grid-cols-2 gap-px bg-line *:bg-surface *:first:col-span-2 desk:grid-cols-5 desk:*:first:col-span-1">
        <KeyFigure
          caption="Done for the parallel run"
          value={oneDecimal(percentDone)}
          unit={percentDone === null ? undefined : "%"}
          href={href({ done: true, excluded: false })}
          parts={
            <>
              {part(done, { done: true, excluded: false }, "of ")}
              <Link href={href(scope)} className="opens-rows">
                {count(total)}
              </Link>{" "}
              in scope
            </>
          }
          chart={<DoneBar done={done} total={total} />}
        />
        <KeyFigure
          caption="Not done"
          value={count(total - done)}
          href={href({ ...scope, done: false })}
          parts={
            <>
              {part(stages.waiting ?? 0, { stage: ["waiting"], excluded: false }, "waiting · ")}
              {part(partWay, { stage: ["upgraded", "joined"], excluded: false }, "part-way")}
            </>
          }
        />
        <KeyFigure
          caption="Not reporting"
          value={count(notReporting)}
          href={href({ notReporting: true, excluded: false })}
          parts="crossed, but silent in the new"
        />
        <KeyFigure
          caption="Out of scope"
          value={count(excluded + (stages.gone ?? 0))}
          parts={
            <>
              {part(excluded, { excluded: true }, "excluded · ")}
              {part(stages.gone ?? 0, { stage: ["gone"], excluded: false }, "gone")}
            </>
          }
        />
        <FlaggedFigure migration={migration.id} asOf={asOf} />
      </div>
    </section>
  );
}

function DoneBar({ done, total }: { done: number; total: number }) {
  const share = total === 0 ? 0 : (done / total) * 100;
  return (
    <span aria-hidden className="h-1.5 w-24 shrink-0 overflow-hidden rounded-bar bg-hover">
      <span className="block h-full bg-dual" style={{ width: `${share}%` }} />
    </span>
  );
}
