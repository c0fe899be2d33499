import type { ReactNode } from "react";
import { count } from "@/components/moments/numbers";
import { classes } from "@/components/ui/classes";
import type { Report } from "@/lib/contracts/report";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { type KeyFigure, keyFigures } from "@/lib/domain/report/key-figures";
import { Opening } from "./opening";
import type { Opens } from "./rows";

type Props = { report: Report; opens: Opens };
/** From so many letters on, a figure such as "30 Dec 2014 – 2 Jan 2015" is set smaller, as it has to fit its column. */
const long = 18;
const scope = ["waiting", "upgraded", "joined", "dualHomed", "cutOver"] as const;

/** The five numbers that are asked for first; those of agents open them. */
export function ReportFigures({ report, opens }: Props) {
  return (
    <dl className="grid grid-cols-2 gap-x-5 gap-y-3 border-y border-line py-3 tablet:grid-cols-[1.25fr_.9fr_1fr_1.7fr_.9fr] print:grid-cols-[1.25fr_.9fr_1fr_1.7fr_.9fr]">
      {keyFigures(report as ReportFacts).map(({ id, name, value, words }) => (
        <div key={id} className="min-w-0">
          <dt className="text-caption font-medium text-ink2">{name}</dt>
          <dd
            className={classes(
              "tabular-nums tablet:whitespace-nowrap print:whitespace-nowrap",
              value.length > long ? "text-panel leading-7 font-semibold" : "text-figure",
            )}
          >
            <Opening href={hrefs[id]?.(opens)}>{id === "pace" ? <Pace words={value} /> : value}</Opening>
          </dd>
          <dd className="text-small text-ink2">{parts(id, report, opens) ?? words}</dd>
        </div>
      ))}
    </dl>
  );
}

const hrefs: Partial<Record<KeyFigure["id"], (opens: Opens) => string | undefined>> = {
  percentDone: (opens) => opens({ done: true }),
  toDo: (opens) => opens({ stage: [...scope], done: false }),
  attention: (opens) => opens({ worst: ["critical", "warning"] }),
};

function parts(id: KeyFigure["id"], { progress, flagged }: Report, opens: Opens): ReactNode {
  if (id === "percentDone")
    return (
      <>
        <Opening href={opens({ done: true })}>{count(progress.done)}</Opening> of{" "}
        <Opening href={opens({ stage: [...scope] })}>{count(progress.total)}</Opening>
      </>
    );
  if (id === "toDo")
    return (
      <>
        <Opening href={opens({ stage: ["waiting"] })}>{count(progress.stages.waiting)}</Opening> not started
      </>
    );
  if (id !== "attention") return null;
  return (
    <a href={opens({ worst: ["critical"] })} className={classes("opens-rows", flagged.critical > 0 && "font-medium text-bad-text")}>
      {count(flagged.critical)} critical
    </a>
  );
}

/** "186 a day": the number large, its unit small. */
function Pace({ words }: { words: string }) {
  const [number, ...unit] = words.split(" ");
  return (
    <>
      {number}
      <span className="text-body font-normal tracking-normal text-ink2"> {unit.join(" ")}</span>
    </>
  );
}
