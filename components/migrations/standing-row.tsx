import { GroupDot } from "@/components/frame/group-dot";
import { calendarDay, dayAndTime } from "@/components/moments/moments";
import { count, oneDecimal } from "@/components/moments/numbers";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { Standing } from "@/lib/contracts/portfolio";
import { span } from "@/lib/domain/report/forecast-words";
import { releaseSpan } from "@/lib/domain/words/release-span";
import { inventoryHref } from "@/lib/queries/agent-links";
import { reportHref } from "@/lib/queries/reports";
import { GateList } from "./gate-list";
import { StageBar } from "./stage-bar";

/** One migration with how it stands; each number opens what it counts. */
export function StandingRow({ standing: { migration, progress, flagged, gates, forecast } }: { standing: Standing }) {
  const { id, name, groups, timeZone } = migration;
  const { total, done, percentDone, stages } = progress;
  const opens = (filter: Parameters<typeof inventoryHref>[1]) => inventoryHref(id, { excluded: false, ...filter });
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-2.5 border-b border-line px-4 py-3.5 last:border-0 desk:grid-cols-[minmax(0,1.3fr)_minmax(0,1.5fr)_minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <Link href={`/m/${id}`} title={name} className="block truncate text-section font-semibold hover:underline">
          {name}
        </Link>
        <p className="truncate text-small text-ink2">
          {releaseSpan(migration)}
          {migration.targetDate && ` · target ${calendarDay(migration.targetDate)}`}
        </p>
        <ul className="mt-1 flex flex-wrap gap-x-3 text-meta text-ink3">
          {groups.map((group) => (
            <li key={group.id} className="flex max-w-full items-center gap-1">
              <span className="truncate">{group.name}</span> <GroupDot role={group.role} />
              <span className="shrink-0">{group.observedAt ? dayAndTime(group.observedAt, timeZone) : "not observed"}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className="min-w-0">
        {total === 0 ? (
          <p className="text-ink2">Nothing imported yet</p>
        ) : (
          <>
            <p className="mb-1.5 tabular-nums">
              <Link href={opens({ done: true })} className="opens-rows text-section font-semibold">
                {percentDone === null ? "–" : `${oneDecimal(percentDone)} %`}
              </Link>{" "}
              <span className="text-small text-ink2">
                done,{" "}
                <Link href={opens({ done: true })} className="opens-rows">
                  {count(done)}
                </Link>{" "}
                of{" "}
                <Link href={opens({ inScope: true })} className="opens-rows">
                  {count(total)}
                </Link>
              </span>
            </p>
            <StageBar stages={stages} total={total} opens={(stage) => opens({ stage: [stage] })} />
          </>
        )}
      </div>
      <div className="min-w-0">
        <p
          className={classes(
            "font-medium",
            forecast.verdict === "late" && "text-bad-text",
            forecast.verdict === "tight" && "text-warn-text",
          )}
        >
          <Link href={reportHref(id)} className="opens-rows">
            {endWords(forecast)}
          </Link>
        </p>
        <p className="text-small text-ink2">{endNote(forecast)}</p>
      </div>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1.5 desk:w-46 desk:flex-col">
        <p className="text-small tabular-nums phone:w-full">
          {flagged.critical + flagged.warning === 0 ? (
            <span className="text-ink2">Nothing needs attention</span>
          ) : (
            <>
              <Link href={opens({ worst: ["critical", "warning"], inScope: true })} className="opens-rows font-medium">
                {count(flagged.critical + flagged.warning)}
              </Link>{" "}
              need attention
              {flagged.critical > 0 && (
                <>
                  {", "}
                  <Link href={opens({ worst: ["critical"], inScope: true })} className="opens-rows font-medium text-bad-text">
                    {count(flagged.critical)}
                  </Link>{" "}
                  critical
                </>
              )}
            </>
          )}
        </p>
        <GateList migration={id} gates={gates} />
      </div>
    </li>
  );
}

type Forecast = Standing["forecast"];

function endWords({ state, likely, safe, finishedOn }: Forecast): string {
  if (finishedOn) return `Finished ${calendarDay(finishedOn)}`;
  if (likely) return span(likely, safe ?? likely);
  return state === "standing" ? "Does not end at this pace" : "No forecast yet";
}

function endNote({ state, likely, safe, daysPastTarget, verdict }: Forecast): string {
  if (!likely) return state === "notEnough" ? "not enough imports" : "";
  const past = daysPastTarget !== null && daysPastTarget > 0 ? `, ${daysPastTarget} ${daysPastTarget === 1 ? "day" : "days"} late` : "";
  const words = verdict === "onTime" ? ", in time" : verdict === "tight" ? ", in time only if all goes well" : past;
  return `${safe ? "likely to safe" : "likely; no safe date"}${words}`;
}
