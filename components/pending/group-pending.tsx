import { GroupDot } from "@/components/frame/group-dot";
import { dayAndTime } from "@/components/moments/moments";
import { counted } from "@/components/moments/numbers";
import { TableHead } from "@/components/ui/table-head";
import type { Migration } from "@/lib/contracts/migrations";
import type { PendingGroup, PendingItem } from "@/lib/contracts/pending";
import { groupRoleNames } from "@/lib/domain/stages";
import { PendingRow } from "./pending-row";
import { SeenBy } from "./pending-words";

type Props = { group: PendingGroup; items: readonly PendingItem[]; migration: Migration; asOf: string | null };

const heads = [
  { name: "Computer" },
  { name: "What waits", width: "w-68" },
  { name: "Management server", width: "w-52 max-desk:hidden" },
  { name: "Since", width: "w-52" },
  { name: "From", width: "w-24 text-right max-desk:hidden" },
];

/** One management group: its rows, or why there are none. */
export function GroupPending({ group, items, migration, asOf }: Props) {
  const { importId, importNumber, observedAt } = group;
  const seen =
    importId !== null && importNumber !== null && observedAt !== null ? { since: null, importId, importNumber, observedAt } : null;
  return (
    <section aria-label={group.name} className="card overflow-hidden">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-sunken px-3.5 py-2">
        <h2 className="flex items-center gap-2 text-section font-semibold">
          {group.name} <GroupDot role={group.role} />
        </h2>
        <span className="text-small text-ink2">{groupRoleNames[group.role]}</span>
        {seen && (
          <span className="text-small text-ink2">
            as of {dayAndTime(seen.observedAt, migration.timeZone)}, says <SeenBy one={seen} migration={migration.id} />
          </span>
        )}
        {seen && (
          <span className="ml-auto text-small text-ink2 tabular-nums">
            {counted(group.waiting, "action")} waiting
            {group.failed > 0 && <span className="font-medium text-bad-text">, {group.failed} failed</span>}
          </span>
        )}
      </header>
      {!seen && (
        <p className="p-3.5 text-ink2">{asOf ? "No export of Pending Management by then." : "No export of Pending Management yet."}</p>
      )}
      {seen && items.length === 0 && (
        <p className="p-3.5 text-ink2">{group.waiting > 0 ? "None of what waits is asked for." : "Nothing waits."}</p>
      )}
      {items.length > 0 && (
        <table className="w-full table-fixed border-collapse phone:block">
          <TableHead columns={heads} />
          <tbody className="phone:block">
            {items.map((one) => (
              <PendingRow key={one.id} one={one} migration={migration} asOf={asOf} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
