import { count, percent } from "@/components/moments/numbers";
import { stageFills } from "@/components/stages/stage-fills";
import { StageGlyph } from "@/components/stages/stage-glyph";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { ComponentDetail } from "@/lib/contracts/components";
import { stageNames, stages } from "@/lib/domain/stages";
import { explains } from "@/lib/domain/words/term";
import { agentsOfHref } from "@/lib/queries/components";
import { CapacityBar } from "./capacity-bar";

type Props = { one: ComponentDetail; migration: string; asOf: string | null };

/** The agents that name it as their primary server, against its limit, by stage and by build. */
export function ServerAgents({ one, migration, asOf }: Props) {
  const agents = one.agents ?? 0;
  const present = stages.filter((stage) => (one.stages[stage] ?? 0) > 0);
  return (
    <Card
      title="Agents"
      aside={
        <Link href={agentsOfHref(migration, one, { asOf })} className="opens-rows">
          All {count(agents)} in the list
        </Link>
      }
    >
      <div className="px-3.5 pt-1 pb-3.5">
        <p className="flex items-baseline gap-2">
          <span className="text-figure tabular-nums">{count(agents)}</span>
          <span className="text-small text-ink2">excluded ones too: the server carries them</span>
        </p>
        {one.limit !== null && (
          <div className="mt-1.5">
            <CapacityBar agents={agents} limit={one.limit} role={one.role} />
          </div>
        )}
      </div>
      {agents === 0 && <p className="border-t border-line px-3.5 py-3 text-ink2">No agent names it as its primary server.</p>}
      {agents > 0 && (
        <div className="grid border-t border-line tablet:grid-cols-2">
          <section aria-label="By stage" className="px-2 pt-2 pb-2">
            <h3 className="px-1.5 pb-1 text-caption font-medium text-ink2">By stage</h3>
            <ul>
              {present.map((stage) => (
                <li key={stage}>
                  <Link
                    {...explains(`stage:${stage}`)}
                    href={agentsOfHref(migration, one, { stage: [stage], asOf })}
                    className="grid grid-cols-[24px_1fr_64px_minmax(40px,auto)] items-center gap-x-2.5 rounded-chip px-1.5 py-1.5 hover:bg-hover phone:min-h-11"
                  >
                    <StageGlyph stage={stage} />
                    <span className="min-w-0 truncate">{stageNames[stage]}</span>
                    <span aria-hidden className="h-2 overflow-hidden rounded-bar bg-hover">
                      <span
                        className="block h-full rounded-bar"
                        style={{ width: `${((one.stages[stage] ?? 0) / agents) * 100}%`, minWidth: 3, background: stageFills[stage] }}
                      />
                    </span>
                    <b className="opens-rows text-right font-semibold tabular-nums">{count(one.stages[stage])}</b>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
          <section aria-label="By build" className="border-line px-2 pt-2 pb-2 max-tablet:border-t tablet:border-l">
            <h3 className="px-1.5 pb-1 text-caption font-medium text-ink2">By build</h3>
            <ul>
              {one.builds.map(({ version, release, agents: own }) => (
                <li key={version}>
                  <Link
                    href={agentsOfHref(migration, one, { ...(version === null ? { unknown: ["version"] } : { version: [version] }), asOf })}
                    className="flex items-baseline gap-2 rounded-chip px-1.5 py-1.5 hover:bg-hover phone:min-h-11 phone:items-center"
                  >
                    <span className="whitespace-nowrap">{release ?? "Release unknown"}</span>
                    <span className="min-w-0 flex-1 truncate font-mono text-small text-ink3">{version ?? "no version"}</span>
                    <b className="opens-rows font-semibold tabular-nums">{count(own)}</b>
                    <span className="w-14 text-right text-small whitespace-nowrap text-ink3 tabular-nums">{percent(own, agents)} %</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </Card>
  );
}
