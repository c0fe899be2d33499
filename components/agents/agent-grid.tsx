"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { isForPage } from "@/components/frame/frame-keys";
import { count, counted } from "@/components/moments/numbers";
import { Skeleton } from "@/components/ui/skeleton";
import { useNarrow, usePrinting } from "@/components/ui/use-narrow";
import type { Agent } from "@/lib/contracts/agents";
import type { AgentSort } from "@/lib/queries/agent-links";
import { AgentRow, type RowPlace } from "./agent-row";
import { GridFoot } from "./grid-foot";
import { GridHead } from "./grid-head";

type Props = {
  agents: readonly Agent[];
  total: number;
  sort: AgentSort;
  onSort: (sort: AgentSort) => void;
  open: string | null;
  onOpen: (fqdn: string | null) => void;
  hrefOf: (fqdn: string) => string;
  loadMore: (() => void) | null;
};

const printLimit = 500;

/** As many rows as there are agents; only those in sight exist, and those not loaded yet keep their place. */
export function AgentGrid({ agents, total, sort, onSort, open, onOpen, hrefOf, loadMore }: Props) {
  const box = useRef<HTMLElement>(null);
  const narrow = useNarrow(640);
  const printing = usePrinting();
  const height = narrow ? 60 : 33;
  const [current, setCurrent] = useState<number | null>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 14,
    scrollPaddingStart: narrow ? 0 : 33,
    enabled: !printing,
  });
  /* On paper there is no box to scroll: the first rows one after the other, and the foot says how many. */
  const printed = agents.slice(0, printLimit).map(({ fqdn }, index) => ({ index, start: 0, end: 0, size: height, key: fqdn }));
  const rows = printing ? printed : virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of rows is the reason to measure again
  useEffect(() => virtual.measure(), [virtual, height]);
  /* Scrolled past what is loaded: the pages come one after the other until the rows in sight are there. */
  useEffect(() => {
    if (!printing && last >= agents.length - 100) loadMore?.();
  }, [last, agents.length, loadMore, printing]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isForPage(event)) return;
      const opened = agents.findIndex((agent) => agent.fqdn === open);
      const from = open && opened >= 0 ? opened : current;
      const move = (to: number) => {
        const next = Math.max(0, Math.min(agents.length - 1, to));
        setCurrent(next);
        virtual.scrollToIndex(next);
        const agent = agents[next];
        if (open && agent) onOpen(agent.fqdn);
      };
      if (event.key === "j" || event.key === "ArrowDown") move(from === null ? 0 : from + 1);
      else if (event.key === "k" || event.key === "ArrowUp") move(from === null ? 0 : from - 1);
      else if (event.key === "Enter" && from !== null && event.target === document.body) onOpen(agents[from]?.fqdn ?? null);
      else if (event.key === "Escape" && open) onOpen(null);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [agents, open, current, onOpen, virtual]);

  const shown = rows.filter(
    ({ start, end }) => end > (virtual.scrollOffset ?? 0) && start < (virtual.scrollOffset ?? 0) + (virtual.scrollRect?.height ?? 0),
  );
  return (
    <>
      <section
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
        tabIndex={0}
        aria-label="Agents"
        className="min-h-0 flex-1 overflow-auto bg-surface -outline-offset-2 phone:border-t phone:border-line print:overflow-visible"
      >
        <table aria-rowcount={total} aria-label="Agents" className="block min-w-fit print:min-w-0">
          <GridHead sort={sort} onSort={onSort} />
          <tbody className="relative block print:h-auto!" style={{ height: virtual.getTotalSize() }}>
            {rows.map(({ index, start, size, key }) => {
              const agent = agents[index];
              if (!agent) return <RowToCome key={key} place={{ index, start, size }} />;
              return (
                <AgentRow
                  key={key}
                  agent={agent}
                  place={{ index, start, size }}
                  href={hrefOf(agent.fqdn)}
                  selected={agent.fqdn === open}
                  current={index === current}
                  onOpen={() => onOpen(agent.fqdn)}
                />
              );
            })}
          </tbody>
        </table>
      </section>
      <p className="hidden pt-2 text-small text-ink2 print:block">
        {total > printed.length
          ? `The first ${count(printed.length)} of ${count(total)} agents. The CSV of this list holds all of them.`
          : `${counted(total, "agent")} in all.`}
      </p>
      <GridFoot first={(shown[0]?.index ?? 0) + 1} last={(shown.at(-1)?.index ?? 0) + 1} total={total} />
    </>
  );
}

function RowToCome({ place }: { place: RowPlace }) {
  return (
    <tr
      aria-rowindex={place.index + 1}
      className="absolute inset-x-0 top-0 flex items-center border-b border-line px-4"
      style={{ height: place.size, transform: `translateY(${place.start}px)` }}
    >
      <td>
        <Skeleton className="h-3 w-56" />
      </td>
    </tr>
  );
}
