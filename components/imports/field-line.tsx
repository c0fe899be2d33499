import { ComputerName } from "@/components/agents/computer-name";
import { unknown } from "@/components/moments/moments";
import { classes } from "@/components/ui/classes";
import { sections } from "@/lib/domain/collected/sections";
import { outcomeLooks } from "./counts";
import { outcomeNames } from "./import-words";
import type { RowLine } from "./row-lines";

const base =
  "grid items-center gap-x-3 px-3.5 print:gap-x-2 print:px-2 phone:grid-cols-[minmax(0,1fr)_auto] phone:content-center phone:gap-y-0.5";

/** The last column only where there is something to say in it. */
export const lineGrid = (meaning: boolean) =>
  classes(
    base,
    meaning
      ? "grid-cols-[96px_minmax(180px,1.3fr)_minmax(110px,.7fr)_minmax(96px,.7fr)_minmax(96px,.7fr)_minmax(230px,1.6fr)] print:grid-cols-[72px_minmax(0,1.3fr)_minmax(0,.8fr)_minmax(0,.8fr)_minmax(0,.8fr)_minmax(0,1fr)]"
      : "grid-cols-[96px_minmax(180px,1.3fr)_minmax(120px,.8fr)_minmax(110px,1fr)_minmax(110px,1fr)] print:grid-cols-[72px_minmax(0,1.3fr)_minmax(0,.8fr)_minmax(0,.8fr)_minmax(0,.8fr)]",
  );

/** On a phone the name has a line, what changed has the next one. */
export const lineHeight = ({ first }: RowLine, narrow: boolean) => (!narrow ? 33 : first ? 54 : 30);

type Props = { line: RowLine; start: number; size: number; meaning: boolean };

/** One field of one row: what was known, what the file says. New values stay neutral. */
export function FieldLine({ line, start, size, meaning }: Props) {
  const { row, first, field, from, to, note } = line;
  const { Icon, colour } = outcomeLooks[row.outcome];
  const value = "max-w-full truncate font-mono text-small";
  return (
    <tr
      className={classes(
        lineGrid(meaning),
        "absolute inset-x-0 border-b border-line print:static print:transform-none! print:break-inside-avoid",
        !first && "phone:-mt-px phone:border-t-0",
      )}
      style={{ height: size, transform: `translateY(${start}px)` }}
    >
      <td className={classes("flex items-center gap-1.5 phone:order-2 phone:text-small", colour, !first && "phone:hidden")}>
        {first && (
          <>
            <Icon size={13} strokeWidth={2} aria-hidden />
            {row.outcome === "ifWhole" ? "If whole" : outcomeNames[row.outcome]}
          </>
        )}
      </td>
      <td className={classes("min-w-0 truncate", !first && "phone:hidden")} title={row.name ?? undefined}>
        {first ? (
          row.name ? (
            <>
              <ComputerName fqdn={row.name} />
              {row.section !== null && row.section !== "agents" && (
                <span className="ml-1.5 text-meta text-ink3">{sections[row.section].name}</span>
              )}
            </>
          ) : (
            <span className="text-ink3">{row.row === null ? unknown : `Row ${row.row}`}</span>
          )
        ) : null}
      </td>
      <td className="min-w-0 truncate text-ink2 phone:order-3 phone:col-span-2 phone:text-small">
        {field}
        {(from !== null || to !== null) && (
          <span className="ml-1.5 font-mono text-meta tablet:hidden">
            {from !== null && to !== null ? `${from} → ${to}` : (to ?? from)}
          </span>
        )}
      </td>
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
      {meaning && (
        <td className="truncate text-small text-ink2 phone:hidden" title={note || undefined}>
          {note}
        </td>
      )}
    </tr>
  );
}
