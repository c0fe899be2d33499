import type { ReactNode } from "react";
import { calendarDay } from "@/components/moments/moments";
import { count, oneDecimal } from "@/components/moments/numbers";
import { codesOf } from "@/components/overview/flag-counts";
import { classes } from "@/components/ui/classes";
import type { Report } from "@/lib/contracts/report";
import { paceWords, span } from "@/lib/domain/report/forecast-words";
import type { Opens } from "./rows";

type Props = { report: Report; opens: Opens };

/** The five numbers that are asked for first. */
export function ReportFigures({ report: { progress, forecast, flagged, migration }, opens }: Props) {
  const { done, total, percentDone, stages } = progress;
  const { pace, paceDays, paceNeeded, likely, safe, finishedOn } = forecast;
  const scope = { stage: ["waiting", "upgraded", "joined", "dualHomed", "cutOver"] } as const;
  const ends = finishedOn ? calendarDay(finishedOn) : likely ? short(likely, safe) : "–";
  const target = migration.targetDate ? `, target ${calendarDay(migration.targetDate)}` : "";
  return (
    <dl className="grid grid-cols-2 gap-x-5 gap-y-3 border-y border-line py-3 tablet:grid-cols-[1.25fr_.9fr_1fr_1.7fr_.9fr] print:grid-cols-[1.25fr_.9fr_1fr_1.7fr_.9fr]">
      <Figure
        name="Done for the parallel run"
        value={
          <a href={opens({ done: true })} className="opens-rows">
            {percentDone === null ? "–" : `${oneDecimal(percentDone)} %`}
          </a>
        }
        words={
          <>
            <a href={opens({ done: true })} className="opens-rows">
              {count(done)}
            </a>{" "}
            of{" "}
            <a href={opens({ stage: [...scope.stage] })} className="opens-rows">
              {count(total)}
            </a>
          </>
        }
      />
      <Figure
        name="To do"
        value={
          <a href={opens({ stage: [...scope.stage], done: false })} className="opens-rows">
            {count(total - done)}
          </a>
        }
        words={
          <>
            <a href={opens({ stage: ["waiting"] })} className="opens-rows">
              {count(stages.waiting)}
            </a>{" "}
            not started
          </>
        }
      />
      <Figure
        name="Pace"
        value={
          pace === null ? (
            "–"
          ) : (
            <>
              {paceWords(pace)}
              <span className="text-body font-normal tracking-normal text-ink2"> a day</span>
            </>
          )
        }
        words={
          pace === null
            ? "not enough data"
            : paceNeeded !== null && !finishedOn
              ? `${paceWords(paceNeeded)} needed for the target`
              : `over ${paceDays} working days`
        }
      />
      <Figure
        name={finishedOn ? "Finished" : "Forecast finish"}
        value={ends}
        words={
          finishedOn || !likely
            ? `${likely || finishedOn ? "" : "no forecast"}${target}`.replace(/^, /, "")
            : `${safe && safe !== likely ? "likely to safe" : "likely"}${target}`
        }
      />
      <Figure
        name="Attention"
        value={
          <a href={opens({ flag: [...codesOf("critical"), ...codesOf("warning")] })} className="opens-rows">
            {count(flagged.critical + flagged.warning)}
          </a>
        }
        words={
          <a
            href={opens({ flag: codesOf("critical") })}
            className={classes("opens-rows", flagged.critical > 0 && "font-medium text-bad-text")}
          >
            {count(flagged.critical)} critical
          </a>
        }
      />
    </dl>
  );
}

/** Without the year: it stands in the sentence above. */
function short(likely: string, safe: string | null): string {
  return span(likely, safe ?? likely)
    .replaceAll(/ \d{4}/g, "")
    .replace(" to ", " – ");
}

function Figure({ name, value, words }: { name: string; value: ReactNode; words: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-caption font-medium text-ink2">{name}</dt>
      <dd className="text-figure whitespace-nowrap tabular-nums">{value}</dd>
      <dd className="text-small text-ink2">{words}</dd>
    </div>
  );
}
