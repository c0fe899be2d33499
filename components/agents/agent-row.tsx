import { useMigration } from "@/components/frame/current-migration";
import { classes } from "@/components/ui/classes";
import type { Agent } from "@/lib/contracts/agents";
import type { ColumnField } from "@/lib/domain/agent-fields";
import { agentCells } from "./agent-cells";
import { ComputerName } from "./computer-name";
import { rowLayout } from "./grid-columns";
import { RowTick } from "./row-tick";

export type RowPlace = { index: number; start: number; size: number };
type Props = {
  agent: Agent;
  columns: readonly ColumnField[];
  place: RowPlace;
  href: string;
  /** Its panel is open. */
  open: boolean;
  /** The keys stand on it. */
  current: boolean;
  /** The one row that the tabulator stops at. */
  tabStop: boolean;
  ticked: boolean;
  onOpen: () => void;
  onCurrent: () => void;
  onTick: (range: boolean) => void;
  linkRef?: (link: HTMLAnchorElement | null) => void;
};

/** One agent on one line; on a phone on two. */
export function AgentRow({ agent, columns, place, href, open, current, tabStop, ticked, onOpen, onCurrent, onTick, linkRef }: Props) {
  const { timeZone } = useMigration();
  return (
    <tr
      aria-rowindex={place.index + 2}
      aria-selected={ticked}
      style={{ height: place.size, transform: `translateY(${place.start}px)` }}
      className={classes(
        rowLayout,
        "absolute inset-x-0 top-0 border-b border-line print:static print:transform-none! print:break-inside-avoid",
        open || current || ticked ? "bg-hover" : "bg-surface hover:bg-hover",
        (open || ticked) && "shadow-[inset_2px_0_0_var(--color-accent)]",
        agent.excluded && "text-ink3",
      )}
    >
      <td className="flex phone:hidden print:hidden">
        <RowTick label={`Select ${agent.fqdn}`} checked={ticked} onToggle={onTick} tabIndex={-1} />
      </td>
      <td className="min-w-0 truncate" title={agent.fqdn}>
        <a
          ref={linkRef}
          href={href}
          tabIndex={tabStop ? 0 : -1}
          data-current={current || undefined}
          data-selected-agent={open || undefined}
          onFocus={onCurrent}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen();
          }}
          className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <ComputerName fqdn={agent.fqdn} />
        </a>
      </td>
      {columns.map((column) => {
        const { look, title, content } = agentCells[column].cell(agent, timeZone);
        return (
          <td key={column} className={look} title={title || undefined}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}
