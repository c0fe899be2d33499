"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ComputerName } from "@/components/agents/computer-name";
import { Link } from "@/components/ui/link";
import { Rows } from "@/components/ui/rows";
import { TableHead } from "@/components/ui/table-head";
import type { Migration } from "@/lib/contracts/migrations";
import { listFields } from "@/lib/domain/people-lists/fields";
import { inventoryHref } from "@/lib/queries/agent-links";
import { listConflictsQuery } from "@/lib/queries/people-lists";
import { FromList } from "./from-list";

const heads = [{ name: "Agent", width: "w-72" }, { name: "Of what", width: "w-40" }, { name: "What counts" }, { name: "What others say" }];

/** Where two lists, or two rows of one, say different things of an agent. What somebody types settles an owner. */
export function Conflicts({ migration }: { migration: Migration }) {
  const read = useInfiniteQuery(listConflictsQuery(migration.id));
  return (
    <Rows of={read} title="Where lists disagree" none="No two lists say different things.">
      {(items) => (
        <table className="w-full table-fixed border-collapse phone:block">
          <TableHead columns={heads} />
          <tbody className="phone:block">
            {items.map((one) => (
              <tr
                key={`${one.fqdn} ${one.field}`}
                className="border-b border-line align-top last:border-0 phone:flex phone:flex-col phone:gap-0.5 phone:px-3.5 phone:py-2.5"
              >
                <th scope="row" className="py-2 pr-3 pl-3.5 text-left font-normal phone:p-0">
                  <Link href={inventoryHref(migration.id, { agent: one.fqdn, q: one.fqdn })} className="opens-rows break-all">
                    <ComputerName fqdn={one.fqdn} />
                  </Link>
                </th>
                <td className="py-2 pr-3 text-ink2 phone:p-0">{listFields[one.field].name}</td>
                <td className="py-2 pr-3 phone:p-0">
                  {one.typed ?? one.value}{" "}
                  <span className="text-small text-ink3">
                    {one.typed === null ? <FromList of={one} migration={migration.id} /> : "typed"}
                  </span>
                </td>
                <td className="py-2 pr-3.5 text-ink2 phone:p-0">
                  {[...(one.typed === null ? [] : [one]), ...one.others].map((other) => (
                    <span key={`${other.importNumber} ${other.row}`} className="block">
                      {other.value}{" "}
                      <span className="text-small text-ink3">
                        <FromList of={other} migration={migration.id} />
                      </span>
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Rows>
  );
}
