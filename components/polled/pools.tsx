import { GroupDot } from "@/components/frame/group-dot";
import { dayAndTime } from "@/components/moments/moments";
import { Link } from "@/components/ui/link";
import { TableHead } from "@/components/ui/table-head";
import type { Migration } from "@/lib/contracts/migrations";
import type { ResourcePool } from "@/lib/contracts/polled";
import { importHref } from "@/lib/queries/import-links";

const heads = [
  { name: "Resource pool" },
  { name: "Management group", width: "w-56" },
  { name: "Members" },
  { name: "From", width: "w-40 text-right max-desk:hidden" },
];

/** The pools that poll them, with their servers. */
export function Pools({ pools, migration }: { pools: readonly ResourcePool[]; migration: Migration }) {
  return (
    <section aria-label="Resource pools" className="card overflow-hidden">
      <h2 className="px-3.5 py-2.5 text-section font-semibold">Resource pools</h2>
      <table className="w-full table-fixed border-collapse phone:block">
        <TableHead columns={heads} />
        <tbody className="phone:block">
          {pools.map(({ group, role, name, members, importId, observedAt }) => (
            <tr key={`${group} ${name}`} className="border-b border-line align-top last:border-0 phone:block phone:px-3.5 phone:py-2.5">
              <th scope="row" className="py-2 pr-3 pl-3.5 text-left font-normal phone:block phone:p-0">
                {name}
              </th>
              <td className="py-2 pr-3 text-small phone:block phone:p-0">
                <span className="flex items-center gap-1.5">
                  <GroupDot role={role} />
                  {group}
                </span>
              </td>
              <td className="py-2 pr-3 text-small [overflow-wrap:anywhere] text-ink2 phone:block phone:p-0">
                {members.length ? members.join(", ") : <span className="text-ink3">no export tells its members</span>}
              </td>
              <td className="py-2 pr-3.5 text-right text-small text-ink2 tabular-nums max-desk:hidden">
                <Link href={importHref(migration.id, importId)} className="opens-rows">
                  {dayAndTime(observedAt, migration.timeZone)}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
