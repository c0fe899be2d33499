import { classes } from "@/components/ui/classes";
import type { KeyFigure } from "@/lib/domain/report/key-figures";
import { explains } from "@/lib/domain/words/term";
import { Opening } from "./opening";
import type { Opens } from "./rows";

/** From so many letters on, a figure such as "30 Dec 2014 – 2 Jan 2015" is set smaller, as it has to fit its column. */
const long = 18;

/** The five numbers that are asked for first; those of agents open them. */
export function ReportFigures({ figures, opens }: { figures: readonly KeyFigure[]; opens: Opens }) {
  return (
    <dl className="grid grid-cols-2 gap-x-5 gap-y-3 border-y border-line py-3 tablet:grid-cols-[1.25fr_.9fr_1fr_1.7fr_.9fr] print:grid-cols-[1.25fr_.9fr_1fr_1.7fr_.9fr]">
      {figures.map(({ id, name, value, rows, parts }) => (
        <div key={id} className={classes("min-w-0", id === "finish" && "phone:order-last phone:col-span-2")}>
          <dt className="w-fit text-caption font-medium text-ink2" {...explains(`tile:${id === "percentDone" ? "done" : id}`)}>
            {name}
          </dt>
          <dd
            className={classes(
              "tabular-nums tablet:whitespace-nowrap print:whitespace-nowrap",
              value.length > long ? "text-panel leading-7 font-semibold" : "text-figure",
            )}
          >
            <Opening href={rows && opens(rows)}>{value}</Opening>
          </dd>
          <dd className="text-small text-ink2 phone:[&_a]:inline-block phone:[&_a]:leading-6">
            {parts.map(({ words, rows: behind, bad }) => (
              <span key={words} className={bad ? "font-medium text-bad-text" : undefined}>
                <Opening href={behind && opens(behind)}>{words}</Opening>
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
