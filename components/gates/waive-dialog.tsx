import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { Failure } from "@/components/ui/states";
import type { Gate } from "@/lib/contracts/gates";
import { grouped, type ItemGroup } from "@/lib/domain/gates/groups";
import { labelOf } from "@/lib/domain/gates/items";

type Props = {
  gate: Gate;
  name: string;
  /** What signs. */
  of: { isPending: boolean; error: Error | null; reset: () => void };
  onClose: () => void;
  onSign: (waivers: { task: string; reason: string }[]) => void;
};

/** A reason for each thing that may pass; one reason can be given to all that have none of their own. */
export function WaiveDialog({ gate: { open }, name, of, onClose, onSign }: Props) {
  const [all, setAll] = useState("");
  const [own, setOwn] = useState<Record<string, string>>({});
  const waivers = open.map(({ task }) => ({ task, reason: (own[task]?.trim() || all.trim()) ?? "" }));
  const missing = waivers.filter(({ reason }) => reason === "").length;
  const close = () => {
    of.reset();
    onClose();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={`Sign the ${name} with ${open.length === 1 ? "1 item" : `${open.length} items`} waived?`}
      actions={
        <>
          <span className="mr-auto self-center text-small text-ink2" role="status">
            {missing > 0 ? `${missing} without a reason` : "Every item has a reason"}
          </span>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" disabled={missing > 0 || of.isPending} onClick={() => onSign(waivers)}>
            Sign with these waived
          </Button>
        </>
      }
    >
      <p>Each stays open on the checklist. The reasons are kept with your name, the time and what exports say now.</p>
      {open.length > 1 && (
        <Field label="Reason for all that have none of their own">
          <Input maxLength={1000} autoComplete="off" value={all} onChange={(e) => setAll(e.target.value)} />
        </Field>
      )}
      <ul className="-mx-1 flex max-h-[44vh] flex-col gap-3 overflow-y-auto px-1 text-ink">
        {grouped(open).map((group) => (
          <Asked key={group.id} group={group} placeholder={all.trim()} own={own} onSay={(said) => setOwn({ ...own, ...said })} />
        ))}
      </ul>
      <Failure of={of.error} />
    </Dialog>
  );
}

type AskedProps = { group: ItemGroup; placeholder: string; own: Record<string, string>; onSay: (said: Record<string, string>) => void };

/** One thing that is open, or one task of several servers: one reason for all of them, unless somebody asks for one each. */
function Asked({ group: { why, items }, placeholder, own, onSay }: AskedProps) {
  const [apart, setApart] = useState(false);
  const [first] = items;
  if (!first) return null;
  const alone = items.length === 1;
  const field = (label: string, tasks: readonly string[]) => (
    <Field label={`Why ${label} may pass`} hideLabel>
      <Input
        maxLength={1000}
        autoComplete="off"
        placeholder={placeholder || "Why it may pass"}
        value={own[tasks[0] ?? ""] ?? ""}
        onChange={(e) => onSay(Object.fromEntries(tasks.map((task) => [task, e.target.value])))}
      />
    </Field>
  );
  const name = alone ? labelOf(first) : (first.key ?? first.alike);
  return (
    <li>
      <p className="break-words">
        <span className="font-mono text-small">{name}</span> {first.key && first.title}
      </p>
      <p className="mb-1 text-small break-words text-ink2">
        {why}
        {!alone && !apart && ` ${items.map(({ key, subject, title }) => (key ? (subject ?? title) : title)).join(", ")}. `}
        {!alone && !apart && (
          <button type="button" className="link" onClick={() => setApart(true)}>
            A reason for each
          </button>
        )}
      </p>
      {!apart &&
        field(
          name,
          items.map(({ task }) => task),
        )}
      {apart && (
        <ul className="flex flex-col gap-2">
          {items.map((item) => (
            <li key={item.task}>
              <p className="mb-1 text-small break-words">
                {item.key ? item.subject : item.title} {item.own && <span className="text-ink2">{item.own}</span>}
              </p>
              {field(labelOf(item), [item.task])}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
