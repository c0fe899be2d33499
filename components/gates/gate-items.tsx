import { CircleDashed, Clock, History, Lock, type LucideIcon, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { Gate } from "@/lib/contracts/gates";
import { itemKinds } from "@/lib/domain/gates/items";

type Item = Gate["open"][number];
type Props = { title: string; items: readonly Item[]; migration: string; onOpen: (task: string) => void };

const shapes: Record<Item["kind"], { Icon: LucideIcon; colour: string }> = {
  drift: { Icon: TriangleAlert, colour: "text-warn-text" },
  stale: { Icon: History, colour: "text-warn-text" },
  failing: { Icon: Clock, colour: "text-warn-text" },
  blocked: { Icon: Lock, colour: "text-ink2" },
  open: { Icon: CircleDashed, colour: "text-ink3" },
};
const first = 6;

/** What is not as a signature would have it, the gravest first and a few at once. Each opens its task. */
export function GateItems({ title, items, migration, onOpen }: Props) {
  if (!items.length) return null;
  const ordered = items.toSorted((a, b) => itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind));
  const rest = ordered.slice(first);
  const rows = (list: readonly Item[]) => list.map((item) => <Row key={item.task} item={item} migration={migration} onOpen={onOpen} />);
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 flex items-baseline gap-1.5 text-small font-[550]">
        {title} <span className="font-normal text-ink3 tabular-nums">{items.length}</span>
      </h3>
      <ul className="divide-y divide-line overflow-hidden rounded-field border border-line">{rows(ordered.slice(0, first))}</ul>
      {rest.length > 0 && (
        <details className="mt-1.5">
          <summary className="w-fit rounded-bar text-small text-ink2 hover:text-ink">and {rest.length} more</summary>
          <ul className="mt-1.5 divide-y divide-line overflow-hidden rounded-field border border-line">{rows(rest)}</ul>
        </details>
      )}
    </section>
  );
}

function Row({ item, migration, onOpen }: { item: Item; migration: string; onOpen: (task: string) => void }) {
  const { Icon, colour } = shapes[item.kind];
  const words = (
    <>
      {item.key && <span className="sr-only">Open </span>}
      {item.key && <span className="mr-1.5 font-mono text-small">{item.key}</span>}
      <span className={item.key ? "" : "font-medium"}>{item.title}</span>
      {item.subject && <span className="block text-small text-ink3">{item.subject}</span>}
      {item.kind !== "open" && (
        <span className="block text-small text-ink2">
          {item.why}
          {!item.waivable && " No reason opens the gate."}
        </span>
      )}
    </>
  );
  return (
    <li
      className={
        item.kind === "stale" || item.kind === "drift"
          ? "flex items-start gap-2 bg-warn-soft px-2.5 py-2"
          : "flex items-start gap-2 px-2.5 py-2"
      }
    >
      <Icon size={14} aria-hidden className={`mt-0.5 shrink-0 ${colour}`} />
      {item.key ? (
        <button
          type="button"
          onClick={() => onOpen(item.task)}
          className="min-w-0 flex-1 rounded-bar text-left break-words hover:underline"
        >
          {words}
        </button>
      ) : (
        <span className="min-w-0 flex-1 break-words">{words}</span>
      )}
      {item.importId && (
        <Link href={`/m/${migration}/imports/${item.importId}`} className="opens-rows shrink-0 text-small text-ink2 tabular-nums">
          #{item.importNumber}
        </Link>
      )}
    </li>
  );
}
