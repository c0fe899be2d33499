import { CircleDashed, Clock, History, Lock, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { count } from "@/components/moments/numbers";
import { Link } from "@/components/ui/link";
import type { Gate } from "@/lib/contracts/gates";
import { grouped, type ItemGroup } from "@/lib/domain/gates/groups";
import { itemKinds } from "@/lib/domain/gates/items";
import { driftHref } from "@/lib/queries/drift";

type Item = Gate["open"][number];
type Shown = { migration: string; onOpen: (task: string) => void };

const shapes: Record<Item["kind"], { Icon: LucideIcon; colour: string }> = {
  drift: { Icon: TriangleAlert, colour: "text-warn-text" },
  stale: { Icon: History, colour: "text-warn-text" },
  failing: { Icon: Clock, colour: "text-warn-text" },
  blocked: { Icon: Lock, colour: "text-ink2" },
  open: { Icon: CircleDashed, colour: "text-ink3" },
};
const first = 6;
const names = 3;

/** What is not as a signature would have it, the gravest first and a few at once; what is alike is told once. Each opens its task. */
export function GateItems({ title, items, ...shown }: { title: string; items: readonly Item[] } & Shown) {
  if (!items.length) return null;
  const groups = grouped(items.toSorted((a, b) => itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind)));
  const rest = groups.slice(first);
  const rows = (list: readonly ItemGroup[]) => (
    <ul className="divide-y divide-line overflow-hidden rounded-field border border-line">
      {list.map((group) => (
        <Row key={group.id} group={group} {...shown} />
      ))}
    </ul>
  );
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 flex items-baseline gap-1.5 text-small font-[550]">
        {title} <span className="font-normal text-ink3 tabular-nums">{count(items.length)}</span>
      </h3>
      {rows(groups.slice(0, first))}
      {rest.length > 0 && (
        <details className="mt-1.5">
          <summary className="w-fit rounded-bar text-small text-ink2 hover:text-ink">
            and {count(rest.reduce((sum, group) => sum + group.items.length, 0))} more
          </summary>
          <div className="mt-1.5">{rows(rest)}</div>
        </details>
      )}
    </section>
  );
}

function Row({ group: { why, items }, migration, onOpen }: { group: ItemGroup } & Shown) {
  const [item] = items;
  if (!item) return null;
  const { Icon, colour } = shapes[item.kind];
  const alone = items.length === 1;
  const oneImport = items.every(({ importId }) => importId === item.importId);
  const warns = item.kind === "stale" || item.kind === "drift";
  const name = (
    <>
      {item.key && alone && <span className="sr-only">Open </span>}
      {item.key && <span className="mr-0.5 font-mono text-small">{item.key}</span>}{" "}
      <span className={item.key ? "" : "font-medium"}>{alone ? item.title : item.alike}</span>
      {!alone && <span className="ml-1.5 text-small text-ink3 tabular-nums">{count(items.length)}</span>}
      {alone && item.subject && <span className="block text-small text-ink3">{item.subject}</span>}
    </>
  );
  return (
    <li className={`flex items-start gap-2 px-2.5 py-2 ${warns ? "bg-warn-soft" : ""}`}>
      <Icon size={14} aria-hidden className={`mt-0.5 shrink-0 ${colour}`} />
      <div className="min-w-0 flex-1 break-words">
        <div className="flex items-start gap-2">
          {alone ? (
            <To item={item} migration={migration} onOpen={onOpen}>
              {name}
            </To>
          ) : (
            <p className="min-w-0 flex-1">{name}</p>
          )}
          {oneImport && item.importId && <ImportLink item={item} migration={migration} />}
        </div>
        {(item.kind !== "open" || why !== "Not done.") && why && (
          <p className="text-small text-ink2">
            {why}
            {!item.waivable && " No reason opens the gate."}
          </p>
        )}
        {!alone && <Members items={items} numbered={!oneImport} migration={migration} onOpen={onOpen} />}
      </div>
    </li>
  );
}

/** The servers of one task, or what the original lost: a few, then the rest. */
function Members({ items, numbered, ...shown }: { items: ItemGroup["items"]; numbered: boolean } & Shown) {
  const list = (some: ItemGroup["items"]) => (
    <ul className="mt-1 flex flex-col gap-1 text-small">
      {some.map((item) => (
        <li key={item.task}>
          <span className="flex items-start gap-2">
            <To item={item} {...shown}>
              {item.key ? (item.subject ?? item.title) : item.title}
            </To>
            {numbered && item.importId && <ImportLink item={item} migration={shown.migration} />}
          </span>
          {item.own && <span className="block text-ink2">{item.own}</span>}
        </li>
      ))}
    </ul>
  );
  const rest = items.length - names;
  if (rest < 2) return list(items);
  return (
    <>
      {list(items.slice(0, names))}
      <details className="mt-1">
        <summary className="w-fit rounded-bar text-small text-ink2 hover:text-ink">and {count(rest)} more of them</summary>
        {list(items.slice(names))}
      </details>
    </>
  );
}

/** A task opens beside the list; what changed of the original is decided on a page of its own. */
function To({ item, migration, onOpen, children }: { item: Item; children: ReactNode } & Shown) {
  const look = "min-w-0 flex-1 rounded-bar text-left break-words hover:underline";
  if (item.key)
    return (
      <button type="button" onClick={() => onOpen(item.task)} className={look}>
        {children}
      </button>
    );
  return (
    <Link href={driftHref(migration)} className={look}>
      {children}
    </Link>
  );
}

function ImportLink({ item, migration }: { item: Item; migration: string }) {
  return (
    <Link href={`/m/${migration}/imports/${item.importId}`} className="opens-rows shrink-0 text-small text-ink2 tabular-nums">
      #{item.importNumber}
    </Link>
  );
}
