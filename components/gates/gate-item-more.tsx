import type { ReactNode } from "react";
import { CommandList } from "@/components/commands/command-list";
import { CheckSentence } from "@/components/tasks/check-sentence";
import { Link } from "@/components/ui/link";
import type { Gate } from "@/lib/contracts/gates";
import type { Task } from "@/lib/contracts/tasks";
import type { ItemGroup } from "@/lib/domain/gates/groups";
import { driftHref } from "@/lib/queries/drift";
import { Folded } from "./gate-row";

export type Shown = { byId: ReadonlyMap<string, Task>; migration: string; onOpen: (task: string) => void };
type Item = Gate["open"][number];
const names = 5;

/** Why it stands in the way, the import that says so, its servers where it has several, and what to run. */
export function GateItemMore({ group: { why, items }, byId, migration, onOpen }: { group: ItemGroup } & Shown) {
  const [item] = items;
  if (!item) return null;
  const alone = items.length === 1;
  const task = alone ? byId.get(item.task) : undefined;
  const check = task?.check?.result === "fail" && why.endsWith(task.check.summary) ? task.check : null;
  const words = (check ? why.slice(0, -check.summary.length) : why).trim();
  const never = item.waivable ? "" : " No reason opens the gate.";
  const oneImport = items.every(({ importId }) => importId === item.importId);
  return (
    <>
      {item.subject && alone && <p className="text-small text-ink3">{item.subject}</p>}
      {(words || never) && (
        <p className="text-small text-ink2">
          {words}
          {never}
        </p>
      )}
      {check && (
        <div className="-mt-1 text-small">
          <CheckSentence check={check} migration={migration} />
        </div>
      )}
      {!alone && <Members items={items} numbered={!oneImport} migration={migration} onOpen={onOpen} />}
      {task && task.commands.length > 0 && <CommandList commands={task.commands} />}
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-small">
        {alone && (
          <To item={item} migration={migration} onOpen={onOpen}>
            {item.key ? `Open ${item.key}` : "Open the differences"}
          </To>
        )}
        {oneImport && <ImportLink item={item} migration={migration} />}
      </p>
    </>
  );
}

type MembersProps = { items: ItemGroup["items"]; numbered: boolean; migration: string; onOpen: (task: string) => void };

/** The servers of one task, or what the original lost: a few, then the rest. */
function Members({ items, numbered, migration, onOpen }: MembersProps) {
  const list = (some: ItemGroup["items"]) => (
    <ul className="flex flex-col gap-1 text-small">
      {some.map((item) => (
        <li key={item.task}>
          <span className="flex items-start justify-between gap-2">
            <To item={item} migration={migration} onOpen={onOpen}>
              {item.key ? (item.subject ?? item.title) : item.title}
            </To>
            {numbered && <ImportLink item={item} migration={migration} />}
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
      <Folded label={`and ${rest} more of them`}>{list(items.slice(names))}</Folded>
    </>
  );
}

type ToProps = { item: Item; migration: string; onOpen: (task: string) => void; children: ReactNode };

/** A task opens beside the list; what changed of the original is decided on a page of its own. */
function To({ item, migration, onOpen, children }: ToProps) {
  const look = "link min-w-0 rounded-bar text-left break-words";
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

function ImportLink({ item: { importId, importNumber }, migration }: { item: Item; migration: string }) {
  if (!importId) return null;
  return (
    <Link href={`/m/${migration}/imports/${importId}`} className="opens-rows shrink-0 text-ink2 tabular-nums">
      Import #{importNumber}
    </Link>
  );
}
