import { dayAndTime } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import { Link } from "@/components/ui/link";
import { TableHead } from "@/components/ui/table-head";
import type { Migration } from "@/lib/contracts/migrations";
import type { PeopleLists } from "@/lib/contracts/people-lists";
import { listFields } from "@/lib/domain/people-lists/fields";
import { importHref } from "@/lib/queries/import-links";

const heads = [
  { name: "List" },
  { name: "As of", width: "w-44 phone:hidden" },
  { name: "Rows", width: "w-20 text-right" },
  { name: "Agents", width: "w-20 text-right" },
  { name: "Without one", width: "w-28 text-right" },
  { name: "Says", width: "w-72 pl-3 max-desk:hidden" },
];

/** The lists that count, the newest first. */
export function Applied({ told: { lists }, migration }: { told: PeopleLists; migration: Migration }) {
  if (lists.length === 0) return <p className="text-ink2">No list counts.</p>;
  const number = "py-2 pr-3 text-right tabular-nums phone:p-0";
  return (
    <section aria-label="Lists" className="card overflow-hidden">
      <table className="w-full table-fixed border-collapse phone:block">
        <TableHead columns={heads} />
        <tbody className="phone:block">
          {lists.map((one) => (
            <tr
              key={one.importId}
              className="border-b border-line align-middle last:border-0 phone:grid phone:grid-cols-[1fr_auto_auto_auto] phone:gap-x-3 phone:px-3.5 phone:py-2.5"
            >
              <th scope="row" className="py-2 pr-3 pl-3.5 text-left font-normal phone:p-0">
                <Link href={importHref(migration.id, one.importId)} className="opens-rows break-all">
                  {one.fileName}
                </Link>
                <span className="block text-small text-ink3">
                  import #{one.importNumber}, applied by {one.appliedBy}
                </span>
              </th>
              <td className="py-2 pr-3 text-ink2 phone:hidden">{dayAndTime(one.capturedAt, migration.timeZone)}</td>
              <td className={number}>{count(one.rows)}</td>
              <td className={number}>{count(one.agents)}</td>
              <td className={number}>
                {one.withoutAgent > 0 ? (
                  <Link href={importHref(migration.id, one.importId, "withoutAgent")} className="opens-rows">
                    {count(one.withoutAgent)}
                  </Link>
                ) : (
                  "0"
                )}
              </td>
              <td className="py-2 pr-3.5 pl-3 text-small text-ink2 max-desk:hidden">
                {one.fields.map((field) => listFields[field].name).join(", ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
