import { ArrowRight } from "lucide-react";
import { ComputerName } from "@/components/agents/computer-name";
import { count, counted } from "@/components/moments/numbers";
import { StageBadge } from "@/components/stages/stage-badge";
import { Link } from "@/components/ui/link";
import type { Comparison } from "@/lib/contracts/overview";
import type { Stage } from "@/lib/domain/stages";
import { moveNames } from "@/lib/domain/words/move-names";
import { inventoryHref } from "@/lib/queries/agent-links";
import { turnNames } from "./move-words";

type Props = { items: Comparison["items"]; total: number; migration: string; asOf: string | null; flag: boolean };

export function MovedAgents({ items, total, migration, asOf, flag }: Props) {
  return (
    <>
      <table className="w-full">
        <thead className="bg-sunken text-caption text-ink3 phone:sr-only">
          <tr className="border-b border-line">
            <th scope="col" className="h-8.25 px-3.5 text-left font-medium">
              Computer
            </th>
            <th scope="col" className="px-3.5 text-left font-medium whitespace-nowrap">
              What became of it
            </th>
            <th scope="col" className="px-3.5 text-left font-medium">
              Stage before and after
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ fqdn, kind, turn, from, to }) => (
            <tr key={fqdn} className="border-b border-line last:border-0 hover:bg-hover phone:grid phone:gap-1 phone:px-3.5 phone:py-2">
              <td className="h-8.25 px-3.5 phone:h-auto phone:p-0">
                <Link href={inventoryHref(migration, { agent: fqdn, q: fqdn, asOf })} className="rounded-bar hover:underline">
                  <ComputerName fqdn={fqdn} />
                </Link>
              </td>
              <td className="px-3.5 text-ink2 phone:p-0 phone:text-small">
                {flag && turn
                  ? turnNames[turn]
                  : kind === "other" && to === "cutOver"
                    ? "Left the original, unasked"
                    : kind && moveNames[kind]}
              </td>
              <td className="px-3.5 phone:p-0">
                <span className="flex flex-wrap items-center gap-1.5">
                  <Standing stage={from} />
                  {from !== to && (
                    <>
                      <ArrowRight size={13} aria-label="then" className="text-ink3" />
                      <Standing stage={to} />
                    </>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status" className="border-t border-line bg-sunken px-3.5 py-1.5 text-small text-ink2">
        {items.length < total ? `The first ${count(items.length)} of ${counted(total, "agent")}` : counted(total, "agent")}
      </p>
    </>
  );
}

function Standing({ stage }: { stage: Stage | null }) {
  return stage ? <StageBadge stage={stage} /> : <span className="text-small text-ink3">not seen yet</span>;
}
