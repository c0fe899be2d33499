import { ComputerName } from "@/components/agents/computer-name";
import { unknown } from "@/components/moments/moments";
import { Link } from "@/components/ui/link";
import type { Migration } from "@/lib/contracts/migrations";
import type { PendingItem } from "@/lib/contracts/pending";
import { stageNames } from "@/lib/domain/stages";
import { explains } from "@/lib/domain/words/term";
import { inventoryHref } from "@/lib/queries/agent-links";
import { PendingBadge } from "./pending-badge";
import { SeenBy, Since } from "./pending-words";

type Props = { one: PendingItem; migration: Migration; asOf: string | null };

/** One action that waits. A computer that no management group lists is not an agent, so there is none to open. */
export function PendingRow({ one, migration, asOf }: Props) {
  return (
    <tr className="border-b border-line align-middle last:border-0 phone:grid phone:gap-y-1 phone:px-3.5 phone:py-2.5">
      <td className="py-2 pr-3 pl-3.5 phone:p-0">
        {one.agent ? (
          <span className="flex min-w-0 flex-wrap items-center gap-x-2">
            <Link
              href={inventoryHref(migration.id, { agent: one.agent, q: one.agent, asOf })}
              className="opens-rows min-w-0 break-all phone:py-1"
            >
              <ComputerName fqdn={one.agent} />
            </Link>
            {one.stage && (
              <span className="text-small text-ink3" {...explains(`stage:${one.stage}`)}>
                {stageNames[one.stage]}
              </span>
            )}
          </span>
        ) : (
          <span className="flex min-w-0 flex-wrap items-center gap-x-2">
            <span className="min-w-0 break-all">
              <ComputerName fqdn={one.name} />
            </span>
            <span className="text-small text-ink3">no agent in this migration</span>
          </span>
        )}
      </td>
      <td className="py-2 pr-3 phone:p-0">
        <PendingBadge one={one} />
      </td>
      <td className="truncate py-2 pr-3 max-desk:hidden" title={one.server ?? undefined}>
        {one.server ? <ComputerName fqdn={one.server.toLowerCase()} /> : unknown}
      </td>
      <td className="py-2 pr-3 text-small text-ink2 phone:p-0">
        <Since one={one} timeZone={migration.timeZone} />
      </td>
      <td className="py-2 pr-3.5 text-right text-small text-ink3 max-desk:hidden">
        <SeenBy one={one} migration={migration.id} />
      </td>
    </tr>
  );
}
