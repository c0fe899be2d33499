import Link from "next/link";
import type { ReactNode } from "react";
import { count as written } from "@/components/moments/numbers";
import type { Retirement } from "@/lib/contracts/retirement";
import { type AgentBlocker, agentBlockers } from "@/lib/domain/gates/readiness";
import { phases } from "@/lib/domain/tasks/phases";
import { inventoryHref } from "@/lib/queries/agent-links";
import { checklistHref } from "@/lib/queries/tasks";

type Blocker = Retirement["blockers"][number];
type Part = Blocker["parts"][number];
const most = 6;

const isOfAgents = (kind: Blocker["kind"]): kind is AgentBlocker => kind in agentBlockers;

/** The rows of one blocker, or of one part of it. */
function hrefOf(blocker: Blocker, migration: string, part?: Part): string | null {
  const { kind } = blocker;
  if (isOfAgents(kind)) {
    const whose = part ? (part.name === null ? { owned: false } : { owner: [part.name] }) : {};
    return inventoryHref(migration, { ...agentBlockers[kind], ...whose });
  }
  if (kind === "serversInUse")
    return inventoryHref(migration, { server: (part ? [part] : blocker.parts).flatMap(({ name }) => name ?? []) });
  if (kind === "unobserved") return `/m/${migration}/imports`;
  if (kind === "contradicted") return part?.id ? checklistHref(migration, "retire", { task: part.id }) : null;
  const phase = phases.find((one) => part?.name?.toLowerCase().startsWith(one));
  return phase ? checklistHref(migration, phase) : null;
}

export function BlockerRow({ blocker, migration }: { blocker: Blocker; migration: string }) {
  const { title, why, count, parts } = blocker;
  const rest = parts.slice(most);
  return (
    <li className="grid gap-x-4 gap-y-1 px-3.5 py-2.5 tablet:grid-cols-[56px_minmax(0,1fr)_minmax(0,1fr)]">
      <span className="text-title tabular-nums phone:text-panel">
        <To href={hrefOf(blocker, migration)}>{written(count)}</To>
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <span className="block text-small text-ink2">{why}</span>
      </span>
      <span className="flex min-w-0 flex-wrap content-start gap-x-3 gap-y-0.5 text-small text-ink2">
        {parts.slice(0, most).map((part) => (
          <span key={`${part.id} ${part.name}`} className="break-all">
            <To href={hrefOf(blocker, migration, part)}>{part.name ?? "Nobody's"}</To>
            {isOfAgents(blocker.kind) || blocker.kind === "serversInUse" ? ` ${written(part.count)}` : ""}
            {part.owner !== undefined && `, ${part.owner ?? "nobody's"}`}
          </span>
        ))}
        {rest.length > 0 && <span>and {rest.length} more</span>}
      </span>
    </li>
  );
}

function To({ href, children }: { href: string | null; children: ReactNode }) {
  if (!href) return children;
  return (
    <Link href={href} prefetch={false} className="opens-rows rounded-bar">
      {children}
    </Link>
  );
}
