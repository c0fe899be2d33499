"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { Button, ButtonLink } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { EmptyState } from "@/components/ui/states";
import { type Ahead, nothingAhead } from "@/components/ui/typed-ahead";
import { Unanswered } from "@/components/ui/unanswered";
import type { AgentChangeRecord } from "@/lib/contracts/agent-changes";
import type { Agent } from "@/lib/contracts/agents";
import { chosenByFilter } from "@/lib/queries/agent-changes";
import { type AgentFilter, agentsSearch, inventoryHref } from "@/lib/queries/agent-links";
import { agentOrderQuery, agentRowsKey } from "@/lib/queries/agents";
import { progressQuery } from "@/lib/queries/progress";
import { AgentGrid } from "./agent-grid";
import { AgentPanel } from "./agent-panel";
import { BulkBar } from "./bulk-bar";
import type { BulkKind } from "./bulk-draft";
import { BulkOutcome } from "./bulk-outcome";
import { type FilterWord, filterWords } from "./filter-words";
import { InventoryBar } from "./inventory-bar";
import { chosenIn, extended, nothing, toggled, whole } from "./selection";
import { useAgentFilter, useOpenAgent } from "./use-agent-filter";
import { type Step, useGridKeys } from "./use-grid-keys";
import { useGridView } from "./use-grid-view";
import { useWalk } from "./use-walk";

const noKeys = new Int32Array();

/** The place in a list of `length` that a step leads to; from nowhere, into the list at the end it goes to. */
function placeAfter(step: Step, from: number, length: number, sight: number): number {
  if (step === "first" || (from < 0 && step !== "last")) return 0;
  if (step === "last") return length - 1;
  return from + { next: 1, previous: -1, pageDown: sight, pageUp: -sight }[step];
}

export function InventoryPage() {
  const migration = useMigration();
  const may = useMay();
  const client = useQueryClient();
  const [filter, setFilter] = useAgentFilter();
  const [open, setOpen] = useOpenAgent();
  const [view, setView] = useGridView();
  const { data: progress } = useQuery(progressQuery(migration.id, filter.asOf));
  const { data, error, refetch, isPlaceholderData } = useQuery(agentOrderQuery(migration.id, filter));
  const order = data ?? noKeys;
  const { data: excluded = noKeys } = useQuery({
    ...agentOrderQuery(migration.id, { ...filter, excluded: true }),
    enabled: filter.excluded === null && (progress?.excluded ?? 0) > 0,
  });
  const list = agentsSearch(filter);
  const [held, setHeld] = useState(() => nothing(list));
  const selection = held.of === list ? held : nothing(list);
  const chosen = chosenIn(selection, order);
  const [outcome, setOutcome] = useState<{ kind: BulkKind; made: AgentChangeRecord } | null>(null);
  const [ahead, setAhead] = useState<Ahead | null>(null);
  const noted = useCallback(() => setAhead(null), []);
  const sight = useRef(1);
  /* Back closes the panel, whoever was stepped to meanwhile, and then takes a filter away. */
  const show = (fqdn: string | null) => void setOpen(fqdn, { history: open === null && fqdn !== null ? "push" : "replace" });
  const walk = useWalk({ migration: migration.id, asOf: filter.asOf, order, open, onOpen: show });
  const { current, index } = walk;
  const step = (by: Step) => walk.goTo(placeAfter(by, index, order.length, sight.current));
  const tick = (key: number, range: boolean) => setHeld(range ? extended(selection, order, key) : toggled(selection, key));
  /** Answers whether a panel is open by that, or about to be. */
  const openCurrent = () => {
    if (walk.isOpen()) return true;
    if (index < 0 || current === null) return false;
    walk.show(current);
    return true;
  };
  const close = () => {
    setAhead(null);
    walk.close();
  };
  useGridKeys({
    ready: (data !== undefined || error !== null) && walk.ready,
    isOpen: walk.isOpen,
    ahead: may("agents.edit", migration) ? ahead : null,
    onStep: step,
    onOpen: openCurrent,
    onClose: () => (walk.isOpen() ? close() : setHeld(nothing(list))),
    onTick: (range) => index >= 0 && current !== null && tick(current, range),
    onNote: () => openCurrent() && setAhead(nothingAhead),
    onAhead: setAhead,
  });
  const words = filterWords(filter);
  /* What is typed, and the order, make no step of their own. */
  const change = (part: Partial<AgentFilter>) => void setFilter(part, { history: "q" in part || "sort" in part ? "replace" : "push" });
  const clear = (gone: readonly FilterWord[]) =>
    void setFilter(Object.fromEntries(gone.map(({ key }) => [key, null])), { history: "push" });
  const loaded = client.getQueriesData<Agent[]>({ queryKey: agentRowsKey(migration.id, filter.asOf) }).flatMap(([, rows]) => rows ?? []);
  return (
    <div className="flex h-full min-h-0 print:block print:h-auto">
      <div className={`relative flex min-h-0 min-w-0 flex-1 flex-col ${open ? "print:hidden" : ""}`}>
        <h1 className="sr-only">Inventory: agents</h1>
        <InventoryBar
          migration={migration}
          filter={filter}
          onChange={change}
          onClear={clear}
          progress={progress}
          total={data?.length}
          excluded={filter.excluded === null ? excluded.length : 0}
          loaded={loaded}
          view={view}
          onView={setView}
        />
        <Unanswered of={{ data, error, refetch }} title="The agents could not be read" waiting={<GridSkeleton />} />
        {data?.length === 0 && words.length > 0 && (
          <EmptyState title="No agents match these filters" action={<Button onClick={() => clear(words)}>Clear the filters</Button>}>
            {words.map(({ name, value }) => `${name} ${value}`).join(", ")}.
          </EmptyState>
        )}
        {data?.length === 0 && words.length === 0 && (
          <EmptyState
            title={filter.asOf ? "Nothing was observed by then" : "No agents observed yet"}
            action={<ButtonLink href={`/m/${migration.id}/imports`}>Go to imports</ButtonLink>}
          >
            Agents appear here once an export of them was applied.
          </EmptyState>
        )}
        {order.length > 0 && (
          <AgentGrid
            migration={migration.id}
            filter={filter}
            order={order}
            view={view}
            onSort={(sort) => change({ sort })}
            open={open}
            walk={walk}
            sight={sight}
            hrefOf={(agent) => inventoryHref(migration.id, { ...filter, agent })}
            selection={selection}
            ticked={chosen.length}
            onTick={tick}
            onTickAll={() => setHeld(chosen.length === order.length ? nothing(list) : whole(list, order))}
          />
        )}
        {chosen.length > 0 && !isPlaceholderData && (
          <BulkBar
            migration={migration}
            asOf={filter.asOf}
            keys={chosen}
            chosen={chosen.length === order.length ? chosenByFilter(filter) : { keys: chosen }}
            onClear={() => setHeld(nothing(list))}
            onDone={(kind, made) => {
              setHeld(nothing(list));
              setOutcome({ kind, made });
            }}
          />
        )}
        {outcome && <BulkOutcome key={outcome.made.id} migration={migration} {...outcome} onClose={() => setOutcome(null)} />}
      </div>
      {open && (
        <AgentPanel
          fqdn={open}
          asOf={filter.asOf}
          ahead={ahead}
          onNoted={noted}
          onClose={close}
          onStep={step}
          place={{ index, total: order.length }}
        />
      )}
    </div>
  );
}

function GridSkeleton() {
  return (
    <div className="min-h-0 flex-1 overflow-hidden bg-surface">
      <div className="h-8.25 border-b border-line bg-sunken phone:hidden" />
      <SkeletonRows rows={24} />
    </div>
  );
}
