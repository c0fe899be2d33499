import { CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import { count as written } from "@/components/moments/numbers";
import { Link } from "@/components/ui/link";
import type { Retirement } from "@/lib/contracts/retirement";
import { isAgentCondition, rowsOf } from "@/lib/domain/retire/conditions";
import { inventoryHref } from "@/lib/queries/agent-links";
import { checklistHref } from "@/lib/queries/checklist-links";

type Condition = Retirement["groups"][number]["leave"]["conditions"][number];
type Props = { condition: Condition; group: string; migration: string; children?: ReactNode };
const most = 5;

/** The rows behind a condition, or those of one owner among them. */
function hrefOf({ code }: Condition, group: string, migration: string, owner?: string | null): string | null {
  if (code === "upgradeSigned") return checklistHref(migration, "upgrade");
  if (code === "whole" || code === "exportNewer") return `/m/${migration}/imports`;
  if (!isAgentCondition(code)) return null;
  const whose = owner === undefined ? {} : owner === null ? { owned: false } : { owner: [owner] };
  return inventoryHref(migration, { ...rowsOf(code, group), ...whose });
}

/** One condition: whether it holds, why, how many fail it and whose they are. */
export function ConditionLine({ condition, group, migration, children }: Props) {
  const { passes, title, words, count, parts } = condition;
  const Icon = passes ? CircleCheck : CircleDashed;
  const rest = parts.length - most;
  return (
    <li className="flex items-start gap-2.5 px-3.5 py-2">
      <Icon size={15} aria-hidden className={`mt-0.5 shrink-0 ${passes ? "text-good-text" : "text-warn-text"}`} />
      <div className="min-w-0 flex-1">
        <p>
          <span className="mr-2 font-medium">{title}</span>
          <span className="sr-only">{passes ? "holds" : "does not hold"}</span>
          {count !== null && count > 0 && (
            <span className="tabular-nums">
              <To href={hrefOf(condition, group, migration)}>{written(count)}</To>
            </span>
          )}
        </p>
        <p className="text-small break-words text-ink2">{words}</p>
        {!passes && count === null && hrefOf(condition, group, migration) && (
          <p className="text-small">
            <To href={hrefOf(condition, group, migration)}>{condition.code === "upgradeSigned" ? "The Upgrade gate" : "Imports"}</To>
          </p>
        )}
        {parts.length > 0 && (
          <p className="mt-0.5 flex flex-wrap gap-x-3 gap-y-0.5 text-small text-ink2">
            {parts.slice(0, most).map((part) => (
              <span key={part.name} className="break-all">
                <To href={hrefOf(condition, group, migration, part.name)}>{part.name ?? "No owner"}</To> {written(part.count)}
              </span>
            ))}
            {rest > 0 && <span>and {written(rest)} more</span>}
          </p>
        )}
      </div>
      {children}
    </li>
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
