"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useCallback, useMemo } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { AsOfPicker } from "@/components/moments/as-of-picker";
import { count } from "@/components/moments/numbers";
import { Button, ButtonLink, DownloadLink } from "@/components/ui/button";
import { FilterChip } from "@/components/ui/chip";
import { SkeletonRows } from "@/components/ui/skeleton";
import { EmptyState, RetryState } from "@/components/ui/states";
import type { Stage } from "@/lib/domain/stages";
import { type AgentFilter, agentsCsvHref, inventoryHref } from "@/lib/queries/agent-links";
import { agentsQuery } from "@/lib/queries/agents";
import { progressQuery } from "@/lib/queries/progress";
import { AddFilter } from "./add-filter";
import { AgentGrid } from "./agent-grid";
import { AgentPanel } from "./agent-panel";
import { FilterSearch } from "./filter-search";
import { filterWords } from "./filter-words";
import { StageTiles } from "./stage-tiles";
import { useAgentFilter, useOpenAgent } from "./use-agent-filter";

export function InventoryPage() {
  const migration = useMigration();
  const [filter, setFilter] = useAgentFilter();
  const [open, setOpen] = useOpenAgent();
  const { data: progress } = useQuery(progressQuery(migration.id, filter.asOf));
  const { data, error, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(agentsQuery(migration.id, filter));
  const agents = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const total = data?.pages[0]?.total ?? 0;
  const words = filterWords(filter);
  const loadMore = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  const change = (part: Partial<AgentFilter>) => void setFilter(part);
  const clear = () => void setFilter({ ...Object.fromEntries(words.map(({ key }) => [key, null])) });
  /* Back to the row that was open, so that the keyboard goes on from there. */
  const close = () => {
    document.querySelector<HTMLElement>("[data-selected-agent]")?.focus();
    void setOpen(null);
  };
  const toggle = (stage: Stage) =>
    change({ stage: filter.stage.includes(stage) ? filter.stage.filter((one) => one !== stage) : [...filter.stage, stage] });
  return (
    <div className="flex h-full min-h-0 print:block print:h-auto">
      <div className={`flex min-h-0 min-w-0 flex-1 flex-col ${open ? "print:hidden" : ""}`}>
        <h1 className="sr-only">Inventory: agents</h1>
        <div className="flex flex-col gap-2 border-b border-line px-4 pt-3 pb-2.5 phone:border-0 phone:pb-2 print:px-0">
          <StageTiles progress={progress} chosen={filter.stage} onToggle={toggle} />
          <div className="flex flex-wrap items-center gap-1.5">
            <FilterSearch key={filter.q} value={filter.q} onSearch={(q) => change({ q })} />
            {words
              .filter(({ key }) => key !== "q")
              .map(({ key, name, value }) => (
                <FilterChip key={key} name={name} value={value} onRemove={() => void setFilter({ [key]: null })} />
              ))}
            <AddFilter filter={filter} onChange={change} migration={migration} loaded={agents} />
            {words.length > 1 && (
              <Button look="quiet" size="small" onClick={clear}>
                Clear
              </Button>
            )}
            <span className="ml-auto flex items-center gap-1.5">
              <span role="status" className="mr-1.5 text-small whitespace-nowrap text-ink2">
                <b className="font-semibold text-ink tabular-nums">{data ? count(total) : "–"}</b> {total === 1 ? "agent" : "agents"}
              </span>
              <AsOfPicker migration={migration} asOf={filter.asOf} onChange={(asOf) => change({ asOf })} />
              <DownloadLink size="small" icon={Download} href={agentsCsvHref(migration.id, filter)} download className="phone:hidden">
                CSV
              </DownloadLink>
            </span>
          </div>
        </div>
        {error && !data && (
          <RetryState title="The agents could not be read" onRetry={refetch}>
            {error.message}
          </RetryState>
        )}
        {!data && !error && (
          <div className="min-h-0 flex-1 overflow-hidden bg-surface">
            <div className="h-8.25 border-b border-line bg-sunken phone:hidden" />
            <SkeletonRows rows={24} />
          </div>
        )}
        {data && total === 0 && words.length > 0 && (
          <EmptyState title="No agents match these filters" action={<Button onClick={clear}>Clear the filters</Button>}>
            {words.map(({ name, value }) => `${name} ${value}`).join(", ")}.
          </EmptyState>
        )}
        {data && total === 0 && words.length === 0 && (
          <EmptyState
            title={filter.asOf ? "Nothing was observed by then" : "No agents observed yet"}
            action={<ButtonLink href={`/m/${migration.id}/imports`}>Go to imports</ButtonLink>}
          >
            Agents appear here once an export of them was applied.
          </EmptyState>
        )}
        {data && total > 0 && (
          <AgentGrid
            agents={agents}
            total={total}
            sort={filter.sort}
            onSort={(sort) => change({ sort })}
            open={open}
            onOpen={setOpen}
            hrefOf={(agent) => inventoryHref(migration.id, { ...filter, agent })}
            loadMore={hasNextPage && !isFetching ? loadMore : null}
          />
        )}
      </div>
      {open && <AgentPanel key={open} fqdn={open} asOf={filter.asOf} onClose={close} />}
    </div>
  );
}
