import { ArrowDown, ArrowUp } from "lucide-react";
import { agentWords } from "@/lib/domain/agent-field-words";
import type { ColumnField, SortField } from "@/lib/domain/agent-fields";
import type { AgentSort } from "@/lib/queries/agent-links";
import { rowLayout } from "./grid-columns";
import { RowTick } from "./row-tick";

type Props = {
  columns: readonly ColumnField[];
  sort: AgentSort;
  onSort: (sort: AgentSort) => void;
  ticked: boolean | "mixed";
  onTickAll: () => void;
};

export function GridHead({ columns, sort, onSort, ticked, onTickAll }: Props) {
  const falling = sort.startsWith("-");
  const field = falling ? sort.slice(1) : sort;
  const next = (column: SortField): AgentSort => (field === column && !falling ? `-${column}` : column);
  const Arrow = falling ? ArrowDown : ArrowUp;
  const shown = [["Computer", "fqdn"] as const, ...columns.map((column) => [agentWords[column].column, column] as const)];
  return (
    <thead className="sticky top-0 z-10 block border-b border-line bg-sunken phone:hidden print:static">
      <tr aria-rowindex={1} className={`${rowLayout} h-8.25 text-caption font-medium text-ink2`}>
        <th scope="col" className="flex print:hidden">
          <RowTick label="Select all agents of this list" checked={ticked} onToggle={onTickAll} />
        </th>
        {shown.map(([name, by]) => (
          <th
            key={name}
            scope="col"
            aria-sort={by === field ? (falling ? "descending" : "ascending") : undefined}
            className="min-w-0 text-left font-medium"
          >
            <button
              type="button"
              onClick={() => onSort(next(by))}
              className="-ml-1 inline-flex h-6 max-w-full items-center gap-1 rounded-chip px-1 whitespace-nowrap hover:bg-hover hover:text-ink"
            >
              {name}
              {by === field && <Arrow size={12} strokeWidth={2} aria-hidden className="shrink-0" />}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}
