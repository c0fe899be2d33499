"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useMigration } from "@/components/frame/current-migration";
import { AsOfPicker } from "@/components/moments/as-of-picker";
import { dayAndTime } from "@/components/moments/moments";
import { count, counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { FilterChip } from "@/components/ui/chip";
import { Page } from "@/components/ui/page";
import { EmptyState } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import { WayBack } from "@/components/ui/way-back";
import type { Comparison } from "@/lib/contracts/overview";
import { type FlagCode, flags, stageNames } from "@/lib/domain/stages";
import { moveNames } from "@/lib/domain/words/move-names";
import { comparisonKeys, comparisonQuery, overviewHref } from "@/lib/queries/comparison";
import { KindChips } from "./kind-chips";
import { noneMoved, turnNames } from "./move-words";
import { MovedAgents } from "./moved-agents";

/** What became of the agents between two moments: counts by kind, each opening its list. */
export function ComparisonPage() {
  const migration = useMigration();
  const [{ from, to, kind, stage, flag, turn }, set] = useQueryStates(comparisonKeys, { history: "replace" });
  const filter = { from: from ?? "", to, kind, stage, flag, turn };
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    ...comparisonQuery(migration.id, filter),
    enabled: from !== null,
  });
  const first = data?.pages[0];
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page measure="reading">
      <WayBack href={overviewHref(migration.id, null)}>Overview</WayBack>
      <div className="flex min-h-7.5 flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-title">Compare two dates</h1>
        <span className="ml-auto flex flex-wrap items-center gap-1.5 phone:ml-0">
          <AsOfPicker name="From" latest={false} migration={migration} asOf={from} onChange={(moment) => void set({ from: moment })} />
          <ArrowRight size={14} aria-hidden className="text-ink3" />
          <AsOfPicker name="To" migration={migration} asOf={to} onChange={(moment) => void set({ to: moment })} />
        </span>
      </div>
      <p className="text-ink2">{flag ? flagSentence(flag) : stageSentence(first, to, migration.timeZone)}</p>
      {stage && first?.ofStage && (
        <p className="text-ink2">
          {counted(first.ofStage.came, "agent")} came to {stageNames[stage]}, {count(first.ofStage.left)} left it.
        </p>
      )}
      <fieldset className="flex flex-wrap gap-1.5 border-0 p-0">
        <legend className="sr-only">Which agents</legend>
        {flag ? (
          <KindChips
            all="All that changed"
            names={turnNames}
            counts={first?.ofFlag ?? undefined}
            chosen={turn}
            onChange={(turn) => void set({ turn })}
          />
        ) : (
          <KindChips all="All that moved" names={moveNames} counts={first?.counts} chosen={kind} onChange={(kind) => void set({ kind })} />
        )}
        {stage && !flag && <FilterChip name="Stage" value={stageNames[stage]} onRemove={() => void set({ stage: null })} />}
        {flag && <FilterChip name="Flag" value={flags[flag].name} onRemove={() => void set({ flag: null, turn: null })} />}
      </fieldset>
      <Unanswered of={{ data, error, refetch }} title="The two dates could not be compared" rows={12} />
      <section aria-label="Agents" className="card overflow-hidden empty:hidden">
        {first && items.length === 0 && (
          <EmptyState title={flag ? "The same agents carry the flag" : kind ? `No agent ${noneMoved[kind]}` : "No agent moved"}>
            {flag
              ? "Between these two moments no agent came to the flag and none left it, or none in the way you chose."
              : `Between these two moments every agent in scope stayed where it was${kind ? ", or moved in another way" : ""}.`}
          </EmptyState>
        )}
        {first && items.length > 0 && (
          <MovedAgents items={items} total={first.total} migration={migration.id} asOf={to} flag={flag !== null} />
        )}
      </section>
      {hasNextPage && (
        <Button onClick={() => void fetchNextPage()} disabled={isFetching} className="self-center">
          Show more
        </Button>
      )}
    </Page>
  );
}

function stageSentence(first: Comparison | undefined, to: string | null, zone: string): string {
  return first
    ? `Agents that stand elsewhere ${to ? `on ${dayAndTime(first.to, zone)}` : "now"} than on ${dayAndTime(first.from, zone)}. Excluded agents are left out.`
    : "Agents that stand elsewhere at the second date. Excluded agents are left out.";
}

const flagSentence = (flag: FlagCode) => `Agents that carry the flag ${flags[flag].name} at one of the two dates and not at the other.`;
