import { CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import { count as written } from "@/components/moments/numbers";
import { Link } from "@/components/ui/link";
import type { Retirement } from "@/lib/contracts/retirement";
import { isPolled } from "@/lib/domain/polled/kinds";
import { isAgentCondition, rowsOf } from "@/lib/domain/retire/conditions";
import { inventoryHref } from "@/lib/queries/agent-links";
import { checklistHref } from "@/lib/queries/checklist-links";
import { polledHref } from "@/lib/queries/polled";
import { GateRow } from "./gate-row";

type Condition = Retirement["groups"][number]["leave"]["conditions"][number];
type Props = { condition: Condition; group: string; migration: string; children?: ReactNode };
const most = 5;

/** The rows behind a condition, or those of one owner among them. */
function hrefOf({ code }: Condition, group: string, migration: string, owner?: string | null): string | null {
  if (code === "upgradeSigned") return checklistHref(migration, "upgrade");
  if (code === "whole" || code === "exportNewer") return `/m/${migration}/imports`;
  if (isPolled(code)) return polledHref(migration, { kind: code, stage: "originalOnly", group });
  if (!isAgentCondition(code)) return null;
  const whose = owner === undefined ? {} : owner === null ? { owned: false } : { owner: [owner] };
  return inventoryHref(migration, { ...rowsOf(code, group), ...whose });
}

/** One condition in a line: whether it holds and how many fail it. Opened: why, whose they are, and what a lead may say of it. */
export function ConditionLine({ condition, group, migration, children }: Props) {
  const { passes, title, words, count, parts } = condition;
  const rest = parts.length - most;
  const href = hrefOf(condition, group, migration);
  return (
    <GateRow
      Icon={passes ? CircleCheck : CircleDashed}
      says={passes ? "Holds" : "Does not hold"}
      colour={passes ? "text-good-text" : "text-warn-text"}
      title={title}
      end={count !== null && count > 0 && <To href={href}>{written(count)}</To>}
    >
      <p className="text-small text-ink2">{words}</p>
      {!passes && count === null && href && !isPolled(condition.code) && (
        <p className="text-small">
          <To href={href}>{condition.code === "upgradeSigned" ? "The Upgrade gate" : "Imports"}</To>
        </p>
      )}
      {parts.length > 0 && (
        <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-small text-ink2">
          {parts.slice(0, most).map((part) => (
            <span key={part.name} className="break-all">
              <To href={hrefOf(condition, group, migration, part.name)}>{part.name ?? "No owner"}</To> {written(part.count)}
            </span>
          ))}
          {rest > 0 && <span>and {written(rest)} more</span>}
        </p>
      )}
      {children && <div>{children}</div>}
    </GateRow>
  );
}

function To({ href, children }: { href: string | null; children: ReactNode }) {
  if (!href) return children;
  return (
    <Link href={href} className="opens-rows rounded-bar">
      {children}
    </Link>
  );
}
