import { ArrowDown, ArrowUp } from "lucide-react";
import type { AgentSort, SortField } from "@/lib/queries/agent-links";
import { gridColumns, gridTemplate } from "./grid-columns";

type Props = { sort: AgentSort; onSort: (sort: AgentSort) => void };

export function GridHead({ sort, onSort }: Props) {
  const falling = sort.startsWith("-");
  const field = falling ? sort.slice(1) : sort;
  const next = (column: SortField): AgentSort => (field === column && !falling ? `-${column}` : column);
  const Arrow = falling ? ArrowDown : ArrowUp;
  return (
    <thead className="sticky top-0 z-10 block border-b border-line bg-sunken phone:hidden print:static">
      <tr className={`${gridTemplate} h-8.25 text-caption font-medium text-ink2`}>
        {gridColumns.map(({ name, sort: by }) => (
          <th
            key={name}
            scope="col"
            aria-sort={by && by === field ? (falling ? "descending" : "ascending") : undefined}
            className="min-w-0 text-left font-medium"
          >
            {by ? (
              <button
                type="button"
                onClick={() => onSort(next(by))}
                className="-ml-1 inline-flex h-6 items-center gap-1 rounded-chip px-1 whitespace-nowrap hover:bg-hover hover:text-ink"
              >
                {name}
                {by === field && <Arrow size={12} strokeWidth={2} aria-hidden />}
              </button>
            ) : (
              name
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}
