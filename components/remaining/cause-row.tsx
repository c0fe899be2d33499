import { FoldedCommands } from "@/components/commands/command-list";
import { percent } from "@/components/moments/numbers";
import { RowsLink } from "@/components/overview/rows-link";
import type { RemainingItem } from "@/lib/contracts/remaining";
import { rowsOfValue } from "@/lib/domain/agent-rows";
import { elsewhereWords } from "@/lib/domain/remaining/causes";
import { inventoryHref } from "@/lib/queries/agent-links";
import { ChangeRows, type RowOf } from "./change-rows";

type Props = { item: RemainingItem; most: number; all: number } & RowOf;

/** One cause with its agents, its share of what remains, and what to do next. */
export function CauseRow({ item, most, all, ...of }: Props) {
  const { name, notDone, next } = item;
  const also = elsewhereWords(item.elsewhere);
  const filter = rowsOfValue("cause", item.value);
  return (
    <tr className="border-b border-line align-middle last:border-0 phone:grid phone:grid-cols-[1fr_auto_auto] phone:items-center phone:gap-x-3 phone:px-3.5 phone:py-2.5">
      <th scope="row" className="py-2.5 pr-3 pl-3.5 text-left font-medium phone:p-0">
        {name}
        {also && <span className="block text-meta font-normal text-ink3">{also}</span>}
      </th>
      <td className="py-2.5 pr-3 text-right font-semibold tabular-nums phone:p-0">
        <RowsLink href={inventoryHref(of.migration.id, { ...filter, asOf: of.asOf })} value={notDone} name={name} />
      </td>
      <td className="py-2.5 pr-3 tablet:max-desk:hidden phone:hidden">
        <span className="flex items-center gap-2.5">
          <span aria-hidden className="h-2 min-w-0 flex-1">
            <span className="block h-full rounded-bar bg-ink3" style={{ width: `${(notDone / most) * 100}%`, minWidth: 3 }} />
          </span>
          <span className="w-14 shrink-0 text-right text-small text-ink2 tabular-nums">{percent(notDone, all)} %</span>
        </span>
      </td>
      <td className="py-2.5 pr-3 text-ink2 phone:order-4 phone:col-span-full phone:p-0 phone:pt-0.5">
        {next}
        <FoldedCommands commands={item.commands} />
      </td>
      <td className="py-1 pr-2 text-right phone:p-0">
        <ChangeRows item={item} {...of} />
      </td>
    </tr>
  );
}
