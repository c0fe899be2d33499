"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useQueryStates } from "nuqs";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { count, counted } from "@/components/moments/numbers";
import { FilterChip } from "@/components/ui/chip";
import { SearchBox } from "@/components/ui/search-box";
import { SkeletonRows } from "@/components/ui/skeleton";
import { EmptyState } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import { useNarrow, usePrinting } from "@/components/ui/use-narrow";
import type { ImportRecord } from "@/lib/contracts/imports";
import { sections } from "@/lib/domain/collected/sections";
import { importKeys } from "@/lib/queries/import-keys";
import { importRowsQuery } from "@/lib/queries/imports";
import { FieldLine, lineGrid, lineHeight } from "./field-line";
import { allChanges, type Choice, RowChips } from "./row-chips";
import { linesOf } from "./row-lines";

const printLimit = 500;
const anyRow: Choice = { outcome: [], field: [] };

export function FieldRows({ record, migration }: { record: ImportRecord; migration: string }) {
  const [{ outcome, group, section }, setAddress] = useQueryStates(importKeys);
  const [field, setField] = useState<string | null>(null);
  const all = section === null ? allChanges : anyRow;
  const choice = outcome === null ? all : { outcome: [outcome], field: field === null || outcome !== "changed" ? [] : [field] };
  const choose = (next: Choice) => {
    setField(next.field[0] ?? null);
    void setAddress({ outcome: next === allChanges ? null : (next.outcome[0] ?? null) });
  };
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const rows = useInfiniteQuery(
    importRowsQuery(migration, record.id, {
      ...choice,
      group: group === null ? [] : [group],
      section: section === null ? [] : [section],
      q,
    }),
  );
  const lines = linesOf(rows.data?.pages.flatMap((page) => page.items) ?? [], choice.field, record.kind);
  const box = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(640);
  const printing = usePrinting();
  const meaning = lines.some(({ note }) => note !== "");
  const asks = record.status === "needs-input";
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (lines[index] ? lineHeight(lines[index], narrow) : 33),
    overscan: 12,
    enabled: !printing,
    onChange: ({ range }) => {
      if (range && range.endIndex > lines.length - 40 && rows.hasNextPage && !rows.isFetchingNextPage) void rows.fetchNextPage();
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other heights or other lines are the reason to measure again
  useEffect(() => virtual.measure(), [virtual, narrow, rows.data]);
  /* On paper nothing scrolls: what was loaded, one line after the other. */
  const printed = lines.slice(0, printLimit).map((_, index) => ({ index, start: 0, size: 33 }));
  const shown = printing ? printed : virtual.getVirtualItems();
  return (
    <section
      aria-label="Field by field"
      className="card flex min-h-90 flex-1 flex-col overflow-hidden max-desk:max-h-[85dvh] print:max-h-none! print:min-h-0 print:overflow-visible"
    >
      <header className="flex flex-wrap items-center gap-2 px-3.5 py-2.5">
        <h2 className="mr-1 text-section font-semibold">Field by field</h2>
        {group !== null && <FilterChip name="Management group" value={group} onRemove={() => void setAddress({ group: null })} />}
        {section !== null && (
          <FilterChip name="Section" value={sections[section].name} onRemove={() => void setAddress({ section: null })} />
        )}
        <RowChips record={record} fields={rows.data?.pages[0]?.fields ?? []} choice={choice} onChoose={choose} />
        <SearchBox
          label="Find a computer in this file"
          placeholder="Computer"
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
          className="ml-auto w-44 phone:w-full"
        />
      </header>
      <Unanswered of={rows} title="The rows could not be read" waiting={<SkeletonRows />} />
      {rows.data && lines.length === 0 && (
        <EmptyState title={q ? `No row matches “${q}”` : asks ? "Not planned yet" : "No rows here"}>
          {q
            ? "Part of a computer's name is enough."
            : asks
              ? "What each row would change is shown here once the question above is answered."
              : "This file changes nothing of that kind."}
        </EmptyState>
      )}
      {lines.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a section in a section with a heading would be one landmark too many
        <div
          ref={box}
          role="group"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
          tabIndex={0}
          aria-label="Rows of this file"
          className="min-h-0 flex-1 overflow-auto -outline-offset-2 print:overflow-visible"
        >
          <table aria-label="Rows of this file" className="block min-w-fit print:min-w-0">
            <thead className="sticky top-0 z-10 block border-y border-line bg-sunken phone:hidden print:static">
              <tr className={`${lineGrid(meaning)} h-8 text-caption text-ink2`}>
                {["Change", "Computer", "Field", "Now", "In this file", ...(meaning ? ["What it means"] : [])].map((name) => (
                  <th key={name} scope="col" className="text-left font-medium">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="relative block print:h-auto!" style={{ height: virtual.getTotalSize() }}>
              {shown.map(({ index, start, size }) => {
                const line = lines[index];
                return line && <FieldLine key={line.key} line={line} start={start} size={size} meaning={meaning} />;
              })}
            </tbody>
          </table>
        </div>
      )}
      <p className="hidden px-2 py-2 text-small text-ink2 print:block">
        {counted(printed.length, "line")} printed; the rows of the file are {count(record.rows.total)}.
      </p>
    </section>
  );
}
