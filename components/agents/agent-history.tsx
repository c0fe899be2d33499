import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { GroupDot } from "@/components/frame/group-dot";
import { factWords, fieldName } from "@/components/imports/fact-words";
import { day, wholeMoment } from "@/components/moments/moments";
import { count, counted } from "@/components/moments/numbers";
import { StageBadge } from "@/components/stages/stage-badge";
import { Link } from "@/components/ui/link";
import type { AgentDetail } from "@/lib/contracts/agents";
import type { Migration } from "@/lib/contracts/migrations";
import { type AgentEvent, agentEvents } from "@/lib/domain/agent-events";
import { PeriodsStrip } from "./periods-strip";

type Entry = AgentDetail["history"][number];
const first = 3;

/** Where it was over all imports, then one event an import, newest first: what it changed, and what the agent became by it. */
export function AgentHistory({ agent, migration }: { agent: AgentDetail; migration: Migration }) {
  const { history, periods, imports } = agent;
  const events = agentEvents(history, fieldName);
  const shown = new Set<string>();
  const became = (at: string) => {
    const period = shown.has(at) ? undefined : periods.find(({ from }) => from === at);
    shown.add(at);
    return period?.stage;
  };
  /* A stage can come by what others were told, or by a decision, without a fact of its own. */
  const alone = periods.filter(({ from }) => !events.some(({ at }) => at === from));
  return (
    <section aria-label="History">
      <div className="mb-1.5 flex items-baseline justify-between">
        <h3 className="text-section font-semibold">History</h3>
        <span className="text-small text-ink3">{counted(imports.length, "import")}</span>
      </div>
      <PeriodsStrip periods={periods} imports={imports} timeZone={migration.timeZone} />
      {events.length === 0 && <p className="text-small text-ink2">No import changed anything so far.</p>}
      {alone.length > 0 && (
        <ul aria-label="Stages without a fact of their own" className="mt-2">
          {alone.map(({ stage, from }) => (
            <li key={from} className="flex items-center gap-2 py-1">
              <StageBadge stage={stage} />
              <span className="ml-auto text-small text-ink3 tabular-nums">{day(from, migration.timeZone, new Date())}</span>
            </li>
          ))}
        </ul>
      )}
      <ol className="mt-2">
        {events.map((event) => {
          const stage = became(event.at);
          return (
            <li key={`${event.importId} ${event.group}`} className="flex items-start gap-2">
              <Event event={event} migration={migration} stage={stage && <StageBadge stage={stage} />} />
              <Link
                href={`/m/${migration.id}/imports/${event.importId}`}
                title={wholeMoment(event.at, migration.timeZone)}
                className="opens-rows mt-1.5 shrink-0 text-small text-ink3 tabular-nums"
              >
                #{event.import} · {day(event.at, migration.timeZone, new Date())}
              </Link>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

type EventProps = { event: AgentEvent<Entry>; migration: Migration; stage: ReactNode };

/** A few facts at once, the others where somebody asks for them. */
function Event({ event, migration, stage }: EventProps) {
  const { title, group, facts } = event;
  const role = migration.groups.find(({ name }) => name === group)?.role;
  const rest = facts.slice(first);
  return (
    <details className="group min-w-0 flex-1">
      <summary className="flex cursor-pointer list-none items-start gap-1.5 rounded-bar py-1.5">
        <ChevronRight size={13} aria-hidden className="mt-[3px] shrink-0 text-ink3 transition-transform group-open:rotate-90" />
        <span className="mt-1.5 shrink-0">{role && <GroupDot role={role} />}</span>
        <span className="min-w-0 break-words">
          {title} <span className="text-small text-ink3">{counted(facts.length, "fact")}</span>
          {stage && <span className="mt-1 block">{stage}</span>}
        </span>
      </summary>
      <div className="mb-1.5 ml-1.5 border-l border-line pl-4">
        <Facts facts={facts.slice(0, first)} timeZone={migration.timeZone} />
        {rest.length > 0 && (
          <details>
            <summary className="w-fit rounded-bar text-small text-ink2 hover:text-ink">{count(rest.length)} more</summary>
            <Facts facts={rest} timeZone={migration.timeZone} />
          </details>
        )}
      </div>
    </details>
  );
}

function Facts({ facts, timeZone }: { facts: readonly Entry[]; timeZone: string }) {
  return (
    <dl className="grid grid-cols-[minmax(0,7.5rem)_1fr] gap-x-2 gap-y-1 py-1 text-small">
      {facts.map(({ field, from, to }) => (
        <div key={field} className="contents">
          <dt className="text-ink3">{fieldName(field)}</dt>
          <dd className="min-w-0 break-words text-ink2">
            {factWords(field, from, timeZone)} → {factWords(field, to, timeZone)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
