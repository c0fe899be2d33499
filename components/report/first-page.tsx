import { Logo } from "@/components/brand/logo";
import { GroupDot } from "@/components/frame/group-dot";
import { classes } from "@/components/ui/classes";
import type { Report } from "@/lib/contracts/report";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { firstPage, type FirstPage as Model, partRows } from "@/lib/domain/report/first-page";
import { groupRoles } from "@/lib/domain/stages";
import { comparisonHref } from "@/lib/queries/overview";
import { CauseBars } from "./cause-bars";
import { DrawingView } from "./drawing-view";
import { ListPart } from "./list-part";
import { useOutside } from "./outside";
import { Part } from "./paper";
import { ReportFigures } from "./report-figures";
import { ReportPhases } from "./report-phases";
import type { Opens } from "./rows";

type Props = { report: Report; opens: Opens };

/** Pictures for phones are made so narrow that their words are never drawn smaller than they are. */
const narrow = 290;

/** The page that stands alone: sentences, figures, bridge, burn-up, what remains, decisions, changes, observed times. */
export function FirstPage({ report, opens }: Props) {
  const page = firstPage(report as ReportFacts);
  const [lead, ...more] = page.sentences;
  return (
    <section
      aria-label="Summary"
      className="report-sheet card flex flex-col gap-4 px-8 py-6 phone:px-4 print:gap-3 print:border-0 print:p-0"
    >
      <header className="flex items-center gap-2.5 border-b border-ink pb-3">
        <Logo size={22} />
        <span className="text-section font-semibold">Tandem</span>
        <span className="text-ink2 phone:hidden">Migration status report</span>
        <time dateTime={report.asOf} className="ml-auto whitespace-nowrap text-ink2">
          {page.day}
        </time>
      </header>
      <div>
        <h1 className="text-display tracking-[-0.025em] phone:text-title">
          {page.name} <span className="sr-only">status, </span>
        </h1>
        <p className="mt-0.5 text-small text-ink3">
          {page.about}
          {page.part && <b className="font-semibold text-ink2"> · {page.part}</b>}
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
      {page.known && (
        <>
          <ReportFigures figures={page.figures} opens={opens} />
          <ReportPhases phases={page.phases} migration={report.migration.id} />
          {partRows.map((names) => (
            <div
              key={names[0]}
              className={classes(
                "grid gap-x-7 gap-y-4 print:gap-y-3",
                names.length > 1 && "min-[768px]:grid-cols-[1.18fr_1fr] print:grid-cols-[1.18fr_1fr]",
              )}
            >
              {names.map((name) => (
                <Part key={name} title={page[name].title} aside={name === "changes" ? <Compare report={report} /> : page[name].aside}>
                  <Inside name={name} page={page} migration={report.migration.id} opens={opens} />
                </Part>
              ))}
            </div>
          ))}
        </>
      )}
      <Foot foot={page.foot} />
    </section>
  );
}

type InsideProps = { name: (typeof partRows)[number][number]; page: Model; migration: string; opens: Opens };

function Inside({ name, page, migration, opens }: InsideProps) {
  if (name === "causes") return <CauseBars causes={page.causes} opens={opens} />;
  if (name === "decisions" || name === "changes") return <ListPart list={page[name]} migration={migration} opens={opens} />;
  const { draw } = page[name];
  if (name === "burnUp" && page.burnUp.none) return <p className="text-ink2">{page.burnUp.none}</p>;
  if (name === "burnUp")
    return (
      <>
        <DrawingView drawing={draw(380, 190)} className="hidden w-full desk:block print:block" />
        <DrawingView drawing={draw(narrow, 180)} className="w-full max-w-110 desk:hidden print:hidden" />
      </>
    );
  return (
    <>
      <Banks bridge={page.bridge} opens={opens} />
      <DrawingView drawing={draw(640, 196)} className="w-full phone:hidden print:hidden" />
      <DrawingView drawing={draw(640, 110)} className="hidden w-full print:block" />
      <DrawingView drawing={draw(narrow, 220)} className="w-full tablet:hidden print:hidden" />
    </>
  );
}

function Compare({ report }: { report: Report }) {
  const outside = useOutside();
  const { since } = report.changes;
  if (!since || report.filterWords || outside) return null;
  return (
    <a href={comparisonHref(report.migration.id, { from: since, to: null })} className="opens-rows print:hidden">
      Compare
    </a>
  );
}

function Banks({ bridge, opens }: { bridge: Model["bridge"]; opens: Opens }) {
  return (
    <div className="mb-1 flex justify-between gap-4 text-small text-ink2">
      {groupRoles.map((role) => (
        <ul key={role} className={role === "target" ? "text-right" : ""}>
          {bridge.banks[role].map(({ name, agents, servers }) => (
            <li key={name}>
              <b className="font-semibold text-ink">{name}</b> <GroupDot role={role} />{" "}
              <a href={opens(agents.rows)} className="opens-rows tabular-nums">
                {agents.words}
              </a>
              {servers && `, ${servers}`}
            </li>
          ))}
        </ul>
      ))}
    </div>
  );
}

/** What every copy says of itself. */
function Foot({ foot: { groups, words } }: { foot: Model["foot"] }) {
  return (
    <footer className="mt-auto border-t border-line pt-2.5 text-meta text-ink3">
      <ul className="flex flex-wrap gap-x-5">
        {groups.map(({ name, role, words: observed }) => (
          <li key={name} className="flex items-center gap-1.5">
            {name} <GroupDot role={role} />
            {observed}
          </li>
        ))}
      </ul>
      <p>{words}</p>
    </footer>
  );
}
