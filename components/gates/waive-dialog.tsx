import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import type { Gate } from "@/lib/contracts/gates";
import { labelOf } from "@/lib/domain/gates/items";

type Props = {
  gate: Gate;
  name: string;
  busy: boolean;
  onClose: () => void;
  onSign: (waivers: { task: string; reason: string }[]) => void;
  children: ReactNode;
};

/** A reason for each thing that may pass; one reason can be given to all that have none of their own. */
export function WaiveDialog({ gate: { open }, name, busy, onClose, onSign, children }: Props) {
  const [all, setAll] = useState("");
  const [own, setOwn] = useState<Record<string, string>>({});
  const waivers = open.map(({ task }) => ({ task, reason: (own[task]?.trim() || all.trim()) ?? "" }));
  const missing = waivers.filter(({ reason }) => reason === "").length;
  const ready = missing === 0 && !busy;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Sign the ${name} with ${open.length === 1 ? "1 item" : `${open.length} items`} waived?`}
      actions={
        <>
          <span className="mr-auto self-center text-small text-ink2" role="status">
            {missing > 0 ? `${missing} without a reason` : "Every item has a reason"}
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={!ready} onClick={() => onSign(waivers)}>
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
        {open.map((item) => (
          <li key={item.task}>
            <p className="break-words">
              <span className="font-mono text-small">{labelOf(item)}</span> {item.key && item.title}
            </p>
            <p className="mb-1 text-small text-ink2">{item.why}</p>
            <Field label={`Why ${labelOf(item)} may pass`} hideLabel>
              <Input
                maxLength={1000}
                autoComplete="off"
                placeholder={all.trim() || "Why it may pass"}
                value={own[item.task] ?? ""}
                onChange={(e) => setOwn({ ...own, [item.task]: e.target.value })}
              />
            </Field>
          </li>
        ))}
      </ul>
      {children}
    </Dialog>
  );
}
