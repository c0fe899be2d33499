"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { calendarDay, unknown } from "@/components/moments/moments";
import { RowsLink } from "@/components/overview/rows-link";
import { Link } from "@/components/ui/link";
import { Rows } from "@/components/ui/rows";
import { TableHead } from "@/components/ui/table-head";
import type { Migration } from "@/lib/contracts/migrations";
import type { AgentOwner } from "@/lib/contracts/people-lists";
import { type AgentFilter, inventoryHref } from "@/lib/queries/agent-links";
import { ownerHref, ownersQuery } from "@/lib/queries/people-lists";

const heads = [
  { name: "Owner" },
  { name: "To do", width: "w-20 text-right" },
  { name: "Done", width: "w-20 text-right" },
  { name: "In scope", width: "w-22 text-right" },
  { name: "Services", width: "w-56 pl-3 max-desk:hidden" },
  { name: "Change windows", width: "w-44 max-desk:hidden" },
  { name: "Next decommission", width: "w-36 max-desk:hidden" },
];

/** Who has what to do, those with most first. */
export function Owners({ migration }: { migration: Migration }) {
  const read = useInfiniteQuery(ownersQuery(migration.id));
  return (
    <Rows of={read} title="The owners" none="No agent is in scope yet.">
      {(items) => (
        <table className="w-full table-fixed border-collapse phone:block">
          <TableHead columns={heads} />
          <tbody className="phone:block">
            {items.map((one) => (
              <OwnerRow key={one.owner ?? ""} one={one} migration={migration.id} />
            ))}
          </tbody>
        </table>
      )}
    </Rows>
  );
}

function OwnerRow({ one, migration }: { one: AgentOwner; migration: string }) {
  const { owner, agents, done, services, changeWindows, nextDecommission } = one;
  const of: Partial<AgentFilter> = owner === null ? { inScope: true, owned: false } : { inScope: true, owner: [owner] };
  const name = owner ?? "nobody";
  const number = "py-2 pr-3 text-right tabular-nums";
  return (
    <tr className="border-b border-line align-middle last:border-0 phone:grid phone:grid-cols-[1fr_auto] phone:items-center phone:gap-x-3 phone:px-3.5 phone:py-2.5">
      <th scope="row" className="py-2 pr-3 pl-3.5 text-left font-medium phone:p-0">
        {owner === null ? (
          <span className="font-normal text-ink2">Nobody</span>
        ) : (
          <Link href={ownerHref(migration, owner)} className="opens-rows break-words">
            {owner}
          </Link>
        )}
      </th>
      <td className={`${number} font-semibold phone:p-0`}>
        <RowsLink href={inventoryHref(migration, { ...of, done: false })} value={agents - done} name={`to do, ${name}`} />
      </td>
      <td className={`${number} phone:hidden`}>
        <RowsLink href={inventoryHref(migration, { ...of, done: true })} value={done} name={`done, ${name}`} />
      </td>
      <td className={`${number} phone:hidden`}>
        <RowsLink href={inventoryHref(migration, of)} value={agents} name={`in scope, ${name}`} />
      </td>
      <td className="truncate py-2 pr-3 pl-3 text-ink2 max-desk:hidden" title={services.join(", ")}>
        {services.join(", ") || unknown}
      </td>
      <td className="truncate py-2 pr-3 text-ink2 max-desk:hidden" title={changeWindows.join(", ")}>
        {changeWindows.join(", ") || unknown}
      </td>
      <td className="py-2 pr-3.5 text-ink2 tabular-nums max-desk:hidden">{nextDecommission ? calendarDay(nextDecommission) : unknown}</td>
    </tr>
  );
}
