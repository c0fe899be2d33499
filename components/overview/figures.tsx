import { count, decimal, oneDecimal } from "@/components/moments/numbers";
import { classes } from "@/components/ui/classes";
import { KeyFigure } from "@/components/ui/key-figure";
import { Link } from "@/components/ui/link";
import type { Migration } from "@/lib/contracts/migrations";
import type { Overview } from "@/lib/contracts/overview";
import { healthIn } from "@/lib/domain/health-course";
import { percentOf } from "@/lib/domain/progress";
import { againstTarget } from "@/lib/domain/report/against-target";
import { shortDay, shortSpan } from "@/lib/domain/report/short-span";
import type { Stage } from "@/lib/domain/stages";
import { type AgentFilter, inventoryHref } from "@/lib/queries/agent-links";
import { search } from "@/lib/queries/request";
import { Gain } from "./gain";
import { PaceBars } from "./pace-bars";
import { RowsLink } from "./rows-link";
import type { ShownMoment } from "./shown-moment";

type Props = { overview: Overview; shown: ShownMoment; migration: Migration; asOf: string | null; replaying: boolean };

const scope = { stage: ["waiting", "upgraded", "joined", "dualHomed", "cutOver"] } satisfies Partial<AgentFilter>;
const across: Stage[] = ["dualHomed", "cutOver"];

/** What a lead is asked for: how far, what is left, how fast, when, how it is over there, and what needs somebody. Each number opens its rows. */
export function Figures({ overview, shown, migration, asOf, replaying }: Props) {
  const { progress, flagged, forecast, inNew, groups } = overview;
  const { done, total, stages } = shown;
  const href = (filter: Partial<AgentFilter>) => inventoryHref(migration.id, { excluded: false, ...filter, asOf: shown.asOf });
  const now = (filter: Partial<AgentFilter>) => inventoryHref(migration.id, { excluded: false, ...filter, asOf });
  const left = replaying ? 0 : (progress.flags.leftSource ?? 0);
  const silent = replaying ? 0 : progress.notReporting;
  const partWay = stages.upgraded + stages.joined;
  /** Across and not done: silent, left and not accepted, or on an old build. */
  const notDone = total - done - stages.waiting - partWay;
  const news = groups.filter(({ role }) => role === "target").map(({ name }) => name);
  const against = againstTarget({ ...forecast, targetDate: migration.targetDate });
  const quiet = replaying ? "*:opacity-30" : "";
  return (
    <section aria-label="Key figures" className="card overflow-hidden">
      <div className="grid grid-cols-3 gap-px bg-line phone:grid-cols-[1.3fr_1.4fr_0.8fr] *:bg-surface tablet:max-desk:grid-cols-3 desk:grid-cols-[11.5rem_minmax(0,2fr)_minmax(9.5rem,1fr)_12rem_10rem_10rem]">
        <KeyFigure
          caption={
            <>
              Done<span className="phone:hidden"> for the parallel run</span>
            </>
          }
          name="Done for the parallel run"
          term="tile:done"
          value={oneDecimal(percentOf(done, total))}
          unit={total === 0 ? undefined : "%"}
          href={href({ done: true })}
          parts={
            <>
              <RowsLink href={href({ done: true })} value={done} name="done" /> of{" "}
              <RowsLink href={href(scope)} value={total} name="in scope" />
              <span aria-hidden className="phone:hidden">
                {" "}
                in scope
              </span>
              {asOf === null && !replaying && <Gain value={done} />}
            </>
          }
          chart={<DoneBar done={done} across={notDone} total={total} />}
        />
        <KeyFigure
          caption="To do"
          term="tile:toDo"
          className="phone:hidden"
          value={count(total - done)}
          href={href({ ...scope, done: false })}
          parts={
            <>
              <RowsLink href={href({ stage: ["waiting"] })} value={stages.waiting} words="waiting" /> ·{" "}
              <RowsLink href={href({ stage: ["upgraded", "joined"] })} value={partWay} words="part‑way" />
              {silent > 0 && (
                <>
                  {" "}
                  · <RowsLink href={href({ notReporting: true })} value={silent} words="not reporting" />
                </>
              )}
              {left > 0 && (
                <>
                  {" "}
                  · <RowsLink href={href({ flag: ["leftSource"], inScope: true })} value={left} words="left" />
                </>
              )}
              {notDone - silent - left > 0 && (
                <>
                  {" "}
                  ·{" "}
                  <RowsLink
                    href={href({ stage: across, done: false, notReporting: false })}
                    value={notDone - silent - left}
                    words="other"
                  />
                </>
              )}{" "}
              ·{" "}
              <Link href={`/m/${migration.id}/inventory/remaining${search({ asOf })}`} className="link print:hidden">
                why
              </Link>
            </>
          }
        />
        <KeyFigure
          term="tile:pace"
          caption={forecast.pace === null ? "Pace" : `Pace, ${forecast.paceDays} working days`}
          className={classes("phone:hidden", quiet)}
          value={forecast.pace === null ? "–" : decimal(forecast.pace)}
          unit={forecast.pace === null ? undefined : "a day"}
          parts={
            forecast.pace === null
              ? "too early to tell"
              : forecast.paceNeeded === null
                ? "agents done"
                : `${decimal(forecast.paceNeeded)} a day needed`
          }
          chart={forecast.pace !== null && <PaceBars paces={overview.paces} needed={forecast.paceNeeded} />}
        />
        <KeyFigure
          caption={
            forecast.finishedOn ? (
              "Finished"
            ) : (
              <>
                Finish<span className="phone:hidden">, likely to safe</span>
              </>
            )
          }
          name="Finish, likely to safe"
          term="tile:finish"
          className={quiet}
          value={
            forecast.finishedOn
              ? shortDay(forecast.finishedOn, forecast.today)
              : forecast.likely
                ? shortSpan(forecast.likely, forecast.safe, forecast.today)
                : "–"
          }
          parts={
            migration.targetDate ? (
              <>
                <span className={against?.words ? "phone:hidden" : ""}>
                  target {shortDay(migration.targetDate, forecast.today)}
                  {against?.words && ", "}
                </span>
                {against?.words && (
                  <span className={against.tone === "good" ? "" : `font-medium ${tones[against.tone]}`}>{against.words}</span>
                )}
              </>
            ) : (
              "no target set"
            )
          }
        />
        <KeyFigure
          caption="Healthy in new"
          term="tile:healthy"
          className={classes("phone:hidden", quiet)}
          value={oneDecimal(percentOf(inNew.healthy, inNew.agents))}
          unit={inNew.agents === 0 ? undefined : "%"}
          href={now({ health: news.map((name) => healthIn(name, "healthy")) })}
          parts={
            <>
              <RowsLink href={now({ health: news.map((name) => healthIn(name, "healthy")) })} value={inNew.healthy} name="healthy in new" />{" "}
              of <RowsLink href={now({ group: news })} value={inNew.agents} name="listed in new" />
            </>
          }
        />
        <KeyFigure
          caption={
            <>
              <span className="phone:hidden">Need a</span>
              <span className="hidden phone:inline">A</span>ttention
            </>
          }
          name="Need attention"
          term="tile:attention"
          className={quiet}
          value={count(flagged.critical + flagged.warning)}
          href={now({ worst: ["critical", "warning"], inScope: true })}
          parts={
            <>
              <Link
                href={now({ worst: ["critical"], inScope: true })}
                className={`opens-rows ${flagged.critical > 0 ? "font-medium text-bad-text" : ""}`}
              >
                {count(flagged.critical)} critical
              </Link>
              <span className="phone:hidden">
                {" "}
                ·{" "}
                <Link href={now({ worst: ["warning"], inScope: true })} className="opens-rows">
                  {count(flagged.warning)} warning
                </Link>
              </span>
            </>
          }
        />
      </div>
    </section>
  );
}

const tones = { warn: "text-warn-text", bad: "text-bad-text" };

/** Done, and beside it what is across and not done: in the colour of the overlap, as most of them stand there. */
function DoneBar({ done, across, total }: { done: number; across: number; total: number }) {
  const share = (value: number) => `${total === 0 ? 0 : (value / total) * 100}%`;
  return (
    <span aria-hidden className="flex h-1.5 w-16 shrink-0 gap-0.5 overflow-hidden rounded-bar bg-hover phone:hidden">
      <span className="h-full bg-dual" style={{ width: share(done), minWidth: done > 0 ? 2 : 0 }} />
      <span className="h-full bg-ghost" style={{ width: share(across) }} />
    </span>
  );
}
