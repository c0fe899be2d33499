"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { count, counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/states";
import { useNarrow, usePrinting } from "@/components/ui/use-narrow";
import { type AgentFilter, type AgentSort, agentsSearch } from "@/lib/queries/agent-links";
import { AgentRow, type RowPlace } from "./agent-row";
import { densities, type GridView, gridTemplate, paperTemplate } from "./grid-columns";
import { GridFoot } from "./grid-foot";
import { GridHead } from "./grid-head";
import { PassingChip } from "./passing-chip";
import { RowToCome } from "./row-to-come";
import { rowsBox } from "./rows-focus";
import type { Selection } from "./selection";
import { useAgentRows } from "./use-agent-rows";
import { useKeptPlace } from "./use-kept-place";
import { usePassing } from "./use-passing";
import { useRowFocus } from "./use-row-focus";
import type { Walk } from "./use-walk";

type Props = {
  migration: string;
  /** Of what the order is one. */
  filter: AgentFilter;
  order: Int32Array;
  view: GridView;
  onSort: (sort: AgentSort) => void;
  open: string | null;
  walk: Walk;
  /** How many whole rows are in sight, for the keys that turn pages. */
  sight: RefObject<number>;
  hrefOf: (fqdn: string) => string;
  selection: Selection;
  ticked: number;
  onTick: (key: number, range: boolean) => void;
  onTickAll: () => void;
};

const printLimit = 500;

/** As many rows as there are agents; only those in sight exist, and those not loaded yet keep their place. */
export function AgentGrid(props: Props) {
  const { migration, filter, order, view, open, walk, sight, selection } = props;
  const { asOf, sort } = filter;
  const box = useRef<HTMLElement>(null);
  const narrow = useNarrow(640);
  const printing = usePrinting();
  const height = narrow ? 60 : densities[view.density];
  const virtual = useVirtualizer({
    count: order.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 14,
    scrollPaddingStart: narrow ? 0 : 33,
    /* Rows begin below the head: without this the last one in sight lies under the foot by as much. */
    scrollPaddingEnd: narrow ? 0 : 33,
    enabled: !printing,
  });
  /* Another list begins at its top. */
  useKeptPlace({ box, order, height, list: agentsSearch(filter) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of rows is the reason to measure again
  useEffect(() => virtual.measure(), [virtual, height]);
  /* On paper there is no box to scroll: the first rows one after the other, and the foot says how many. */
  const paper = Array.from({ length: Math.min(order.length, printLimit) }, (_, index) => ({ index, start: 0, size: height }));
  const places: RowPlace[] = printing ? paper : virtual.getVirtualItems();
  const { rowOf, error, retry } = useAgentRows({ migration, asOf, order, first: places[0]?.index ?? 0, last: places.at(-1)?.index ?? 0 });
  const linkRef = useRowFocus({ box, order, walk, onScrollTo: (index) => virtual.scrollToIndex(index) });
  const offset = virtual.scrollOffset ?? 0;
  const seen = Math.max(0, (virtual.scrollRect?.height ?? 0) - (narrow ? 0 : 33));
  useLayoutEffect(() => {
    sight.current = Math.max(1, Math.floor(seen / height));
  });
  const top = Math.min(order.length - 1, Math.floor(offset / height));
  const passing = usePassing({ migration, filter, place: top, name: rowOf(order[top] ?? 0)?.fqdn, scrolling: virtual.isScrolling });
  const allTicked = props.ticked > 0 && (props.ticked === order.length || "mixed");
  const columns = {
    "--columns": gridTemplate(view.columns),
    "--paper": paperTemplate(view.columns),
    "--row": `${height}px`,
  } as CSSProperties;
  return (
    <>
      <div className="relative flex min-h-0 flex-1 flex-col print:block">
        <section
          ref={box}
          id={rowsBox}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
          tabIndex={0}
          aria-label="Agents"
          className="min-h-0 flex-1 overflow-auto bg-surface -outline-offset-2 [overflow-anchor:none] phone:border-t phone:border-line print:overflow-visible"
        >
          <table aria-rowcount={order.length + 1} aria-label="Agents" className="block min-w-fit print:min-w-0" style={columns}>
            <GridHead columns={view.columns} sort={sort} onSort={props.onSort} ticked={allTicked} onTickAll={props.onTickAll} />
            <tbody className="rows-to-come relative block print:h-auto! print:bg-none" style={{ height: virtual.getTotalSize() }}>
              {places.map(({ index, start, size }) => {
                const key = order[index] ?? 0;
                const agent = rowOf(key);
                const place = { index, start, size };
                if (!agent) return <RowToCome key={key} place={place} columns={view.columns.length} failed={error !== null} />;
                return (
                  <AgentRow
                    key={key}
                    agent={agent}
                    columns={view.columns}
                    place={place}
                    href={props.hrefOf(agent.fqdn)}
                    open={agent.fqdn === open}
                    current={key === walk.current}
                    tabStop={walk.index < 0 ? index === 0 : key === walk.current}
                    ticked={selection.keys.has(key)}
                    onOpen={() => walk.show(key)}
                    onCurrent={() => walk.setCurrent(key)}
                    onTick={(range) => props.onTick(key, range)}
                    linkRef={key === walk.current ? linkRef : undefined}
                  />
                );
              })}
            </tbody>
          </table>
        </section>
        <PassingChip passing={passing} place={top} total={order.length} />
      </div>
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
        first={top + 1}
        last={Math.min(order.length, Math.ceil((offset + seen) / height))}
        total={order.length}
        ticked={props.ticked}
      />
    </>
  );
}
