"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, useEffect, useLayoutEffect, useRef } from "react";
import { unknown } from "@/components/moments/moments";
import { count, counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Note } from "@/components/ui/states";
import { useNarrow, usePrinting } from "@/components/ui/use-narrow";
import type { AgentSort } from "@/lib/queries/agent-links";
import { AgentRow, type RowPlace } from "./agent-row";
import { densities, type GridView, gridTemplate, paperTemplate } from "./grid-columns";
import { GridFoot } from "./grid-foot";
import { GridHead } from "./grid-head";
import type { Selection } from "./selection";
import { useAgentRows } from "./use-agent-rows";
import { useGridKeys } from "./use-grid-keys";
import { useKeptPlace } from "./use-kept-place";

type Props = {
  migration: string;
  asOf: string | null;
  /** Of what the order is one: another list begins at its top. */
  list: string;
  order: Int32Array;
  view: GridView;
  sort: AgentSort;
  onSort: (sort: AgentSort) => void;
  open: string | null;
  onOpen: (fqdn: string) => void;
  onClose: () => void;
  onNote: () => void;
  hrefOf: (fqdn: string) => string;
  selection: Selection;
  ticked: number;
  onTick: (key: number, range: boolean) => void;
  onTickAll: () => void;
  current: number | null;
  onCurrent: (key: number) => void;
  onMove: (by: number) => void;
};

const printLimit = 500;

/** As many rows as there are agents; only those in sight exist, and those not loaded yet keep their place. */
export function AgentGrid(props: Props) {
  const { migration, asOf, list, order, view, open, selection, current } = props;
  const box = useRef<HTMLElement>(null);
  const moved = useRef<{ to: number | null; focused: boolean }>({ to: null, focused: true });
  const narrow = useNarrow(640);
  const printing = usePrinting();
  const height = narrow ? 60 : densities[view.density];
  const virtual = useVirtualizer({
    count: order.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 14,
    scrollPaddingStart: narrow ? 0 : 33,
    enabled: !printing,
  });
  useKeptPlace({ box, order, height, list });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of rows is the reason to measure again
  useEffect(() => virtual.measure(), [virtual, height]);
  /* On paper there is no box to scroll: the first rows one after the other, and the foot says how many. */
  const paper = Array.from({ length: Math.min(order.length, printLimit) }, (_, index) => ({ index, start: 0, size: height }));
  const places: RowPlace[] = printing ? paper : virtual.getVirtualItems();
  const { rowOf, error, retry } = useAgentRows({ migration, asOf, order, first: places[0]?.index ?? 0, last: places.at(-1)?.index ?? 0 });
  const openRow = (key: number | null) => {
    const agent = key === null ? undefined : rowOf(key);
    if (agent) props.onOpen(agent.fqdn);
  };
  useGridKeys({
    onMove: props.onMove,
    onOpen: () => openRow(current),
    onClose: props.onClose,
    onTick: (range) => current !== null && props.onTick(current, range),
    onNote: () => {
      if (!open) openRow(current);
      props.onNote();
    },
  });
  const focusMoved = (link: HTMLAnchorElement | null) => {
    const held = document.activeElement;
    /* Beside an open panel the focus is moved only from row to row: a link to an agent opens its panel and no more. */
    const free = held?.closest("tr") || (held === document.body && open === null);
    if (!link || moved.current.focused || !free) return;
    moved.current.focused = true;
    link.focus({ preventScroll: true });
  };
  /* The row that the keys came to is scrolled into sight and takes the focus, once it is there. */
  useLayoutEffect(() => {
    if (current === null || moved.current.to === current) return;
    moved.current = { to: current, focused: false };
    const index = order.indexOf(current);
    if (index >= 0) virtual.scrollToIndex(index);
    focusMoved(box.current?.querySelector<HTMLAnchorElement>("a[data-current]") ?? null);
  });
  const offset = virtual.scrollOffset ?? 0;
  const seen = Math.max(0, (virtual.scrollRect?.height ?? 0) - (narrow ? 0 : 33));
  const first = Math.floor(offset / height) + 1;
  const allTicked = props.ticked > 0 && (props.ticked === order.length || "mixed");
  const columns = { "--columns": gridTemplate(view.columns), "--paper": paperTemplate(view.columns) } as CSSProperties;
  return (
    <>
      <section
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
        tabIndex={0}
        aria-label="Agents"
        className="min-h-0 flex-1 overflow-auto bg-surface -outline-offset-2 [overflow-anchor:none] phone:border-t phone:border-line print:overflow-visible"
      >
        <table aria-rowcount={order.length + 1} aria-label="Agents" className="block min-w-fit print:min-w-0" style={columns}>
          <GridHead columns={view.columns} sort={props.sort} onSort={props.onSort} ticked={allTicked} onTickAll={props.onTickAll} />
          <tbody className="relative block print:h-auto!" style={{ height: virtual.getTotalSize() }}>
            {places.map(({ index, start, size }) => {
              const key = order[index] ?? 0;
              const agent = rowOf(key);
              const place = { index, start, size };
              if (!agent) return <RowToCome key={key} place={place} failed={error !== null} />;
              return (
                <AgentRow
                  key={key}
                  agent={agent}
                  columns={view.columns}
                  place={place}
                  href={props.hrefOf(agent.fqdn)}
                  open={agent.fqdn === open}
                  current={key === current}
                  tabStop={current === null ? index === 0 : key === current}
                  ticked={selection.keys.has(key)}
                  onOpen={() => {
                    props.onCurrent(key);
                    props.onOpen(agent.fqdn);
                  }}
                  onCurrent={() => props.onCurrent(key)}
                  onTick={(range) => props.onTick(key, range)}
                  linkRef={key === current ? focusMoved : undefined}
                />
              );
            })}
          </tbody>
        </table>
      </section>
      <p className="hidden pt-2 text-small text-ink2 print:block">
        {order.length > printLimit
          ? `The first ${count(printLimit)} of ${count(order.length)} agents. The CSV of this list holds all of them.`
          : `${counted(order.length, "agent")} in all.`}
      </p>
      {error && (
        <div className="shrink-0 border-t border-line p-2.5">
          <Note
            tone="bad"
            role="alert"
            title="Some rows could not be read"
            action={
              <Button size="small" onClick={retry}>
                Try again
              </Button>
            }
          >
            {error.message}
          </Note>
        </div>
      )}
      <GridFoot
        first={first}
        last={Math.min(order.length, Math.ceil((offset + seen) / height))}
        total={order.length}
        ticked={props.ticked}
      />
    </>
  );
}

function RowToCome({ place, failed }: { place: RowPlace; failed: boolean }) {
  return (
    <tr
      aria-rowindex={place.index + 2}
      className="absolute inset-x-0 top-0 flex items-center border-b border-line px-4 desk:px-5"
      style={{ height: place.size, transform: `translateY(${place.start}px)` }}
    >
      <td className="text-small text-ink3">{failed ? <span className="ml-7">{unknown}</span> : <Skeleton className="ml-7 h-3 w-56" />}</td>
    </tr>
  );
}
