import { ComputerName } from "@/components/agents/computer-name";
import { unknown } from "@/components/moments/moments";
import { classes } from "@/components/ui/classes";
import { outcomeLooks } from "./counts";
import { outcomeNames } from "./import-words";
import type { RowLine } from "./row-lines";

export const lineGrid =
  "grid grid-cols-[104px_minmax(180px,1.3fr)_minmax(130px,.8fr)_minmax(120px,.8fr)_minmax(120px,.8fr)_minmax(120px,1fr)] items-center gap-3 px-3.5 phone:grid-cols-[auto_1fr]";

/** One field of one row: what was known, what the file says. New values stay neutral. */
export function FieldLine({ line, start }: { line: RowLine; start: number }) {
  const { row, first, field, from, to, note } = line;
  const { Icon, colour } = outcomeLooks[row.outcome];
  const value = "max-w-full truncate font-mono text-small";
  return (
    <tr className={classes(lineGrid, "absolute inset-x-0 h-8.25 border-b border-line")} style={{ transform: `translateY(${start}px)` }}>
      <td className={classes("flex items-center gap-1.5", colour)}>
        {first && (
          <>
            <Icon size={13} strokeWidth={2} aria-hidden />
            {outcomeNames[row.outcome]}
          </>
        )}
      </td>
      <td className="min-w-0 truncate" title={row.name ?? undefined}>
        {first ? (
          row.name ? (
            <ComputerName fqdn={row.name} />
          ) : (
            <span className="text-ink3">{row.row === null ? unknown : `Row ${row.row}`}</span>
          )
        ) : null}
      </td>
      <td className="truncate text-ink2 phone:hidden">{field}</td>
      <td className="flex min-w-0 phone:hidden">
        <span
          className={classes(value, "text-ink3", from !== null && row.outcome === "changed" && "line-through")}
          title={from ?? undefined}
        >
          {from ?? unknown}
        </span>
      </td>
      <td className="flex min-w-0 phone:hidden">
        <span
          className={classes(value, "font-medium", to !== null && "rounded-tick border border-line2 bg-sunken px-1.5 py-px")}
          title={to ?? undefined}
        >
          {to ?? unknown}
        </span>
      </td>
      <td className="truncate text-small text-ink2 phone:hidden" title={note || undefined}>
        {note}
      </td>
    </tr>
  );
}
