import { Logo } from "@/components/brand/logo";
import { GroupDot } from "@/components/frame/group-dot";
import { calendarDay, wholeMoment } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import type { Report } from "@/lib/contracts/report";
import { bridgeDrawing } from "@/lib/domain/report/bridge-drawing";
import { burnUpDrawing } from "@/lib/domain/report/burn-up-drawing";
import { releaseSpan } from "@/lib/domain/words/release-span";
import { withinSentence } from "@/lib/domain/words/within";
import { CauseBars } from "./cause-bars";
import { Changes } from "./changes";
import { Decisions } from "./decisions";
import { DrawingView } from "./drawing-view";
import { Part } from "./paper";
import { ReportFigures } from "./report-figures";
import { ReportPhases } from "./report-phases";
import type { Opens } from "./rows";

type Props = { report: Report; opens: Opens };

/** Pictures for phones are made so narrow that their words are never drawn smaller than they are. */
const narrow = 290;

/** The page that stands alone: sentences, figures, bridge, burn-up, what remains, decisions, changes, observed times. */
export function FirstPage({ report, opens }: Props) {
  const { migration, progress, course, forecast, headline, filterWords } = report;
  const [lead, ...more] = headline;
  const burnUp = { course, forecast, targetDate: migration.targetDate };
  const known = progress.total + (progress.stages.gone ?? 0) > 0;
  return (
    <section
      aria-label="Summary"
      className="report-sheet card flex flex-col gap-4 px-8 py-6 phone:px-4 print:gap-3 print:border-0 print:p-0"
    >
      <header className="flex items-center gap-2.5 border-b border-ink pb-3">
        <Logo size={22} />
        <span className="text-section font-semibold">Tandem</span>
        <span className="text-ink2">Migration status report</span>
        <time dateTime={report.asOf} className="ml-auto text-right text-ink2">
          {calendarDay(forecast.today)}
        </time>
      </header>
      <div>
        <h1 className="text-display tracking-[-0.025em] phone:text-title">
          {migration.name} <span className="sr-only">status, </span>
        </h1>
        <p className="mt-0.5 text-small text-ink3">
          Operations Manager {releaseSpan(migration)}
          {filterWords && <b className="font-semibold text-ink2"> · Only {withinSentence(filterWords)}</b>}
        </p>
        <div className="mt-2 max-w-170 text-lead leading-5.5 text-ink2">
          <p className="inline font-[550] text-ink">{lead}</p>{" "}
          {more.map((sentence) => (
            <p key={sentence} className="inline">
              {sentence}{" "}
            </p>
          ))}
        </div>
      </div>
      {known && (
        <>
          <ReportFigures report={report} opens={opens} />
          <ReportPhases report={report} />
          <Part title="Where the agents are" aside="Thickness is agents. Hatched is still on the old version.">
            <Banks report={report} opens={opens} />
            <DrawingView drawing={bridgeDrawing(progress.stages, 640, 196)} className="w-full phone:hidden print:hidden" />
            <DrawingView drawing={bridgeDrawing(progress.stages, 640, 110)} className="hidden w-full print:block" />
            <DrawingView drawing={bridgeDrawing(progress.stages, narrow, 220)} className="w-full tablet:hidden print:hidden" />
          </Part>
          <div className="grid gap-x-7 gap-y-4 min-[768px]:grid-cols-[1.25fr_1fr] print:grid-cols-[1.25fr_1fr] print:gap-y-3">
            <Part title="Burn-up and forecast">
              <DrawingView drawing={burnUpDrawing(burnUp, 380, 190)} className="hidden w-full desk:block print:block" />
              <DrawingView drawing={burnUpDrawing(burnUp, narrow, 180)} className="w-full max-w-110 desk:hidden print:hidden" />
            </Part>
            <Part title="What remains, by cause" aside={`${count(progress.total - progress.done)} agents`}>
              <CauseBars report={report} opens={opens} />
            </Part>
          </div>
          <div className="grid gap-x-7 gap-y-4 tablet:grid-cols-2 print:grid-cols-2 print:gap-y-3">
            <Decisions report={report} opens={opens} />
            <Changes report={report} />
          </div>
        </>
      )}
      <Foot report={report} />
    </section>
  );
}

function Banks({ report: { migration }, opens }: Props) {
  return (
    <div className="mb-1 flex justify-between gap-4 text-small text-ink2">
      {(["source", "target"] as const).map((role) => (
        <ul key={role} className={role === "target" ? "text-right" : ""}>
          {migration.groups
            .filter((group) => group.role === role)
            .map(({ name, agents, servers }) => (
              <li key={name}>
                <b className="font-semibold text-ink">{name}</b> <GroupDot role={role} />{" "}
                <a href={opens({ group: [name] })} className="opens-rows tabular-nums">
                  {count(agents)}
                </a>{" "}
                {agents === 1 ? "agent" : "agents"}
                {servers > 0 && `, ${count(servers)} primary ${servers === 1 ? "server" : "servers"}`}
              </li>
            ))}
        </ul>
      ))}
    </div>
  );
}

/** What every copy says of itself. */
function Foot({ report: { migration, asOf, madeAt, version, filterWords, progress } }: { report: Report }) {
  const { timeZone } = migration;
  const apart = [
    progress.excluded > 0 && `${count(progress.excluded)} excluded`,
    (progress.stages.gone ?? 0) > 0 && `${count(progress.stages.gone)} gone`,
  ]
    .filter((one) => one !== false)
    .join(" and ");
  return (
    <footer className="mt-auto border-t border-line pt-2.5 text-meta text-ink3">
      <ul className="flex flex-wrap gap-x-5">
        {migration.groups.map(({ name, role, observedAt, importNumber }) => (
          <li key={name} className="flex items-center gap-1.5">
            {name} <GroupDot role={role} />
            {observedAt ? `observed ${wholeMoment(observedAt, timeZone)}, import #${importNumber}` : "not observed yet"}
          </li>
        ))}
      </ul>
      <p>
        As of {wholeMoment(asOf, timeZone)}. {filterWords ? `Only ${filterWords}.` : "The whole migration."}{" "}
        {apart && `${apart} not counted. `}Made {wholeMoment(madeAt, timeZone)} by Tandem {version}.
      </p>
    </footer>
  );
}
