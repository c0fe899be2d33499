import { GroupDot } from "@/components/frame/group-dot";
import { oneDecimal } from "@/components/moments/numbers";
import { RowsLink } from "@/components/overview/rows-link";
import type { RemainingItem } from "@/lib/contracts/remaining";
import { rowsOfValue } from "@/lib/domain/agent-rows";
import { type AgentFilter, inventoryHref } from "@/lib/queries/agent-links";
import { ChangeRows, type RowOf } from "./change-rows";

type Props = { item: RemainingItem } & RowOf;

/** A method, domain, server or owner with what is done of its agents in scope. */
export function ValueRow({ item, ...of }: Props) {
  const { value, name, group, inScope, done, notDone, percentDone } = item;
  const { migration, asOf, by } = of;
  const side = migration.groups.find((one) => one.name === group);
  const rows = (number: number, filter: Partial<AgentFilter>, said: string) => (
    <RowsLink
      href={inventoryHref(migration.id, { ...rowsOfValue(by, item.value), ...filter, asOf })}
      value={number}
      name={`${said}, ${name}`}
    />
  );
  const cell = "py-2.5 pr-3 text-right tabular-nums";
  return (
    <tr className="border-b border-line align-middle last:border-0 phone:grid phone:grid-cols-[1fr_auto_auto] phone:items-center phone:gap-x-3 phone:px-3.5 phone:py-2.5">
      <th scope="row" className="py-2.5 pr-3 pl-3.5 text-left font-medium phone:p-0">
        <span className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className={value === null ? "text-ink2" : "min-w-0 break-all"}>{name}</span>
          {side && (
            <span className="flex items-center gap-1.5 text-small font-normal text-ink3">
              {side.name} <GroupDot role={side.role} />
            </span>
          )}
        </span>
      </th>
      <td className={`${cell} font-semibold phone:p-0`}>{rows(notDone, { done: false }, "not done")}</td>
      <td className={`${cell} phone:hidden`}>{rows(done, { done: true }, "done")}</td>
      <td className={`${cell} phone:hidden`}>{rows(inScope, {}, "in scope")}</td>
      <td className="py-2.5 pr-3 pl-3 phone:order-4 phone:col-span-full phone:p-0 phone:pt-1">
        <span className="flex items-center gap-2.5">
          <span aria-hidden className="h-1.5 min-w-0 flex-1 overflow-hidden rounded-bar bg-hover max-desk:hidden phone:block">
            <span className="block h-full bg-ink2" style={{ width: `${percentDone ?? 0}%` }} />
          </span>
          <span className="w-14 shrink-0 text-right text-small text-ink2 tabular-nums max-desk:ml-auto">{oneDecimal(percentDone)} %</span>
        </span>
      </td>
      <td className="py-1 pr-2 text-right phone:p-0">{notDone > 0 && <ChangeRows item={item} {...of} />}</td>
    </tr>
  );
}
