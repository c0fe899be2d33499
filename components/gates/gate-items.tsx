import { CircleDashed, Clock, History, Lock, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { count } from "@/components/moments/numbers";
import { rowsHref } from "@/components/tasks/check-sentence";
import { Link } from "@/components/ui/link";
import type { Gate } from "@/lib/contracts/gates";
import type { Task } from "@/lib/contracts/tasks";
import { grouped, type ItemGroup } from "@/lib/domain/gates/groups";
import { type ItemKind, itemKinds } from "@/lib/domain/gates/items";
import { waitingFor } from "@/lib/domain/gates/waiting";
import { GateItemMore, type Shown } from "./gate-item-more";
import { Folded, GateRow, GateRows } from "./gate-row";

const shapes: Record<ItemKind, { Icon: LucideIcon; colour: string; says: string }> = {
  drift: { Icon: TriangleAlert, colour: "text-warn-text", says: "Changed" },
  stale: { Icon: History, colour: "text-warn-text", says: "Contradicted" },
  failing: { Icon: Clock, colour: "text-warn-text", says: "Not yet" },
  blocked: { Icon: Lock, colour: "text-ink2", says: "Blocked" },
  open: { Icon: CircleDashed, colour: "text-ink3", says: "To do" },
};
const first = 10;

/** What is not as a signature would have it, the gravest first: a line each, a few at once; what is alike is one line. */
export function GateItems({ title, items, ...shown }: { title: string; items: Gate["open"] } & Shown) {
  if (!items.length) return null;
  const groups = grouped(items.toSorted((a, b) => itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind)));
  const rest = groups.slice(first);
  const rows = (list: readonly ItemGroup[]) => (
    <GateRows>
      {list.map((group) => (
        <Row key={group.id} group={group} {...shown} />
      ))}
    </GateRows>
  );
  return (
    <section aria-label={title} className="flex flex-col gap-1.5">
      <h3 className="flex items-baseline gap-1.5 text-small font-[550]">
        {title} <span className="font-normal text-ink3 tabular-nums">{count(items.length)}</span>
      </h3>
      {rows(groups.slice(0, first))}
      {rest.length > 0 && (
        <Folded label={`and ${count(rest.reduce((sum, group) => sum + group.items.length, 0))} more`}>{rows(rest)}</Folded>
      )}
    </section>
  );
}

function Row({ group, ...shown }: { group: ItemGroup } & Shown) {
  const [item] = group.items;
  if (!item) return null;
  const { kind, key, title, alike } = item;
  const alone = group.items.length === 1;
  return (
    <GateRow
      {...shapes[kind]}
      warns={kind === "stale" || kind === "drift"}
      title={alone || key ? title : alike}
      many={alone ? undefined : count(group.items.length)}
      end={alone && <Waits task={shown.byId.get(item.task)} migration={shown.migration} />}
    >
      <GateItemMore group={group} {...shown} />
    </GateRow>
  );
}

/** How many of what the task still waits for; it opens exactly those, where there is a list of them. */
function Waits({ task, migration }: { task: Task | undefined; migration: string }): ReactNode {
  const waiting = waitingFor(task?.check ?? null);
  if (!waiting) return null;
  const href = waiting.part && rowsHref(waiting.part, migration);
  if (!href) return <span title={waiting.words}>{count(waiting.count)}</span>;
  return (
    <Link href={href} aria-label={waiting.words} title={waiting.words} className="opens-rows rounded-bar phone:py-3">
      {count(waiting.count)}
    </Link>
  );
}
