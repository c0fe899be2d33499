import Link from "next/link";
import { count, oneDecimal } from "@/components/moments/numbers";
import { KeyFigure } from "@/components/ui/key-figure";
import { type AgentFilter, inventoryHref } from "@/lib/contracts/agent-links";
import type { Migration } from "@/lib/contracts/migrations";
import type { Progress } from "@/lib/contracts/progress";
import { raisedFlags } from "./flag-counts";

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
  const flagged = raisedFlags(progress).filter(({ severity }) => severity !== "information");
  const sum = (severity: string) => flagged.filter((flag) => flag.severity === severity).reduce((all, flag) => all + flag.value, 0);
  return (
    <section aria-label="Key figures" className="card grid divide-line tablet:grid-cols-2 tablet:divide-y desk:flex desk:divide-x desk:divide-y-0 phone:divide-y">
      <KeyFigure
        caption="Done for the parallel run"
        value={oneDecimal(percentDone)}
        unit={percentDone === null ? undefined : "%"}
        href={href({ done: true })}
        parts={
          <>
            {part(done, { done: true }, "of ")}
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
      <KeyFigure caption="Not reporting" value={count(notReporting)} href={href({ notReporting: true, excluded: false })} parts="across, not heard from in the new" />
      <KeyFigure
        caption="Out of scope"
        value={count(excluded + (stages.gone ?? 0))}
        href={href({ excluded: true })}
        parts={
          <>
            {part(excluded, { excluded: true }, "excluded · ")}
            {part(stages.gone ?? 0, { stage: ["gone"], excluded: false }, "gone")}
          </>
        }
      />
      <KeyFigure
        caption="Flags raised"
        value={count(sum("critical") + sum("warning"))}
        href={href({ flag: flagged.map(({ code }) => code), excluded: false })}
        parts={
          <>
            <span className={sum("critical") > 0 ? "font-medium text-bad-text" : undefined}>{count(sum("critical"))} critical</span> · {count(sum("warning"))} warning
          </>
        }
      />
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
