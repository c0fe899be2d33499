"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ComputerName } from "@/components/agents/computer-name";
import { calendarDay, unknown } from "@/components/moments/moments";
import { Link } from "@/components/ui/link";
import { Rows } from "@/components/ui/rows";
import { TableHead } from "@/components/ui/table-head";
import type { Migration } from "@/lib/contracts/migrations";
import type { ListedServer } from "@/lib/contracts/people-lists";
import { dayIn } from "@/lib/domain/people-lists/fields";
import { inventoryHref } from "@/lib/queries/agent-links";
import { listedServersCsvHref, listedServersQuery } from "@/lib/queries/people-lists";
import { FromList } from "./from-list";

const heads = [
  { name: "Server" },
  { name: "Owner", width: "w-44 max-desk:hidden" },
  { name: "Service", width: "w-44 max-desk:hidden" },
  { name: "Environment", width: "w-32 max-desk:hidden" },
  { name: "Decommission", width: "w-32 max-desk:hidden" },
  { name: "From", width: "w-56 phone:hidden" },
];

/** Names on lists that no management group lists an agent of. */
export function Unmonitored({ migration }: { migration: Migration }) {
  const read = useInfiniteQuery(listedServersQuery(migration.id, "none"));
  const above = (
    <p className="flex flex-wrap items-center gap-x-3 px-3.5 py-2.5 text-small text-ink2">
      <span className="min-w-0 flex-1">
        Names are compared whole: a full name, an alias, or a short name that only one agent has. Management servers and gateways are left
        out.
      </span>
      <a href={listedServersCsvHref(migration.id)} className="link" download>
        Download CSV
      </a>
    </p>
  );
  return (
    <Rows of={read} title="Servers without an agent" none="Every server on a list has an agent." above={above}>
      {(items) => <Servers items={items} migration={migration.id} />}
    </Rows>
  );
}

/** Short names on lists that may be of one of several agents. */
export function Unclear({ migration }: { migration: Migration }) {
  const read = useInfiniteQuery(listedServersQuery(migration.id, "several"));
  return (
    <Rows of={read} title="Names of several agents" none="Every name on a list means one agent, or none.">
      {(items) => <Servers items={items} migration={migration.id} />}
    </Rows>
  );
}

function Servers({ items, migration }: { items: readonly ListedServer[]; migration: string }) {
  return (
    <table className="w-full table-fixed border-collapse phone:block">
      <TableHead columns={heads} />
      <tbody className="phone:block">
        {items.map((one) => (
          <ServerRow key={one.name} one={one} migration={migration} />
        ))}
      </tbody>
    </table>
  );
}

function ServerRow({ one, migration }: { one: ListedServer; migration: string }) {
  const cell = "truncate py-2 pr-3 text-ink2 max-desk:hidden";
  const day = dayIn(one.decommission);
  return (
    <tr className="border-b border-line align-middle last:border-0 phone:block phone:px-3.5 phone:py-2.5">
      <th scope="row" className="py-2 pr-3 pl-3.5 text-left font-normal phone:p-0">
        <span className="break-all">
          <ComputerName fqdn={one.name} />
        </span>
        {one.candidates.length > 0 && (
          <span className="block text-small text-warn-text">
            may be{" "}
            {one.candidates.map((fqdn, at) => (
              <span key={fqdn}>
                {at > 0 && " or "}
                <Link href={inventoryHref(migration, { agent: fqdn, q: fqdn })} className="opens-rows">
                  {fqdn}
                </Link>
              </span>
            ))}
          </span>
        )}
      </th>
      <td className={cell} title={one.owner ?? undefined}>
        {one.owner ?? unknown}
      </td>
      <td className={cell} title={one.service ?? undefined}>
        {one.service ?? unknown}
      </td>
      <td className={cell}>{one.environment ?? unknown}</td>
      <td className={`${cell} tabular-nums`}>{day ? calendarDay(day) : (one.decommission ?? unknown)}</td>
      <td className="truncate py-2 pr-3.5 text-small text-ink2 phone:hidden">
        <FromList of={one} migration={migration} />
      </td>
    </tr>
  );
}
