import { CircleCheck } from "lucide-react";
import { FlagIcon } from "@/components/agents/flag-icon";
import { day } from "@/components/moments/moments";
import { count, counted, difference } from "@/components/moments/numbers";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Migration } from "@/lib/contracts/migrations";
import type { Overview, OverviewMoment } from "@/lib/contracts/overview";
import { rowsOfFlag, rowsOfSettling } from "@/lib/domain/agent-rows";
import { outsideScope, severityNames } from "@/lib/domain/stages";
import { explains } from "@/lib/domain/words/term";
import { inventoryHref } from "@/lib/queries/agent-links";
import { comparisonHref } from "@/lib/queries/overview";
import { raisedFlags } from "./flag-counts";
import { RowsLink } from "./rows-link";
import { Sparkline } from "./sparkline";

type Props = { overview: Overview; moments: readonly OverviewMoment[]; migration: Migration; asOf: string | null };

/** Flags with agents behind them and how they changed; an agent can carry several. */
export function Attention({ overview: { progress, flagged }, moments, migration, asOf }: Props) {
  const raised = raisedFlags(progress, moments);
  const carrying = flagged.critical + flagged.warning;
  const before = moments.at(-2);
  const all = inventoryHref(migration.id, { worst: ["critical", "warning"], inScope: true, asOf });
  const since = before ? `since ${day(before.at, migration.timeZone, progress.asOf)}` : "";
  return (
    <Card
      title="Needs attention"
      aside={
        raised.length > 0 && (
          <span>
            <RowsLink href={all} value={carrying} words={carrying === 1 ? "agent" : "agents"} />
          </span>
        )
      }
    >
      {raised.length === 0 ? (
        <p className="flex items-center gap-2 px-3.5 py-6 text-ink2">
          <CircleCheck size={16} strokeWidth={1.75} aria-hidden className="text-good-text" />
          No agent carries a flag.
        </p>
      ) : (
        <ul
          className="max-h-76 overflow-y-auto px-1.5 pt-1 pb-2 print:max-h-none"
          tabIndex={raised.length > 4 ? 0 : undefined}
          aria-label="Flags"
        >
          {raised.map(({ code, name, severity, value, settling, change, course }) => (
            <li key={code} className="relative flex items-center gap-2.5 rounded-chip px-2 py-1.25 hover:bg-hover phone:min-h-11">
              <FlagIcon severity={severity} size={16} />
              <span className="min-w-0 flex-1">
                <Link
                  {...explains(`flag:${code}`)}
                  href={inventoryHref(migration.id, { ...rowsOfFlag(code), asOf })}
                  className="line-clamp-2 leading-4.5 font-medium phone:leading-6 after:absolute after:inset-0 after:rounded-chip"
                >
                  {name}
                  <span className="sr-only">: {counted(value, "agent")}</span>
                </Link>
                <span className="block text-meta text-ink3">
                  {severityNames[severity]}
                  {outsideScope.has(code) && " · outside the scope"}
                  {settling > 0 && " · "}
                  {settling > 0 && settling < value ? (
                    <Link
                      href={inventoryHref(migration.id, { ...rowsOfSettling(code), asOf })}
                      className="opens-rows relative phone:inline-block phone:leading-6"
                    >
                      {count(settling)} settling
                    </Link>
                  ) : (
                    settling > 0 && "settling"
                  )}
                  {change === 0 && ` · unchanged ${since}`}
                  {before && change !== null && change !== 0 && (
                    <>
                      {" · "}
                      <Link
                        href={comparisonHref(migration.id, { from: before.at, to: asOf, flag: code })}
                        className="opens-rows relative phone:inline-block phone:leading-6"
                      >
                        {difference(change)} {since}
                      </Link>
                    </>
                  )}
                </span>
              </span>
              <Sparkline values={course} />
              <span aria-hidden className="opens-rows min-w-8 text-right font-semibold tabular-nums">
                {count(value)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
