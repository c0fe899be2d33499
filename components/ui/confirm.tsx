"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Field, TextArea } from "./field";
import { Failure } from "./states";

type Props = {
  /** Left out where it is there only while it asks. */
  open?: boolean;
  onClose: () => void;
  title: string;
  verb: string;
  danger?: boolean;
  /** What is confirmed: while it is on its way, nothing can be pressed, and why it could not be done is said here. */
  of?: { isPending: boolean; error: Error | null; reset: () => void };
  /** In place of why it could not be done. */
  failure?: ReactNode;
  /** Asks for a reason under this label; without a reason nothing can be confirmed. */
  reasonLabel?: string;
  onConfirm: (reason: string) => void;
  /** The other way out, which needs no reason. */
  instead?: { verb: string; onChoose: () => void };
  children?: ReactNode;
};

/** Says what will happen before it does. */
export function Confirm({ open = true, onClose, title, verb, danger, of, failure, reasonLabel, onConfirm, instead, children }: Props) {
  const [reason, setReason] = useState("");
  const busy = of?.isPending;
  const close = () => {
    if (!busy) of?.reset();
    onClose();
  };
  const ready = !reasonLabel || reason.trim() !== "";
  const actions = (
    <>
      <Button onClick={close}>Cancel</Button>
      {instead && (
        <Button disabled={busy} onClick={instead.onChoose}>
          {instead.verb}
        </Button>
      )}
      <Button look={danger ? "danger" : "primary"} disabled={!ready || busy} onClick={() => onConfirm(reason.trim())}>
        {verb}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={close} title={title} actions={actions}>
      {children}
      {reasonLabel && (
        <Field label={reasonLabel} hint="Kept with your name and the time.">
          <TextArea value={reason} maxLength={1000} onChange={(e) => setReason(e.target.value)} />
        </Field>
      )}
      {failure ?? <Failure of={of?.error ?? null} />}
    </Dialog>
  );
}
