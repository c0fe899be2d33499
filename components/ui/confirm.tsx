"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Field, TextArea } from "./field";

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  verb: string;
  danger?: boolean;
  busy?: boolean;
  /** Asks for a reason under this label; without a reason nothing can be confirmed. */
  reasonLabel?: string;
  onConfirm: (reason: string) => void;
  /** The other way out, which needs no reason. */
  instead?: { verb: string; onChoose: () => void };
  children?: ReactNode;
};

/** Says what will happen before it does. */
export function Confirm({ open, onClose, title, verb, danger, busy, reasonLabel, onConfirm, instead, children }: Props) {
  const [reason, setReason] = useState("");
  const ready = !reasonLabel || reason.trim() !== "";
  const actions = (
    <>
      <Button onClick={onClose}>Cancel</Button>
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
    <Dialog open={open} onClose={onClose} title={title} actions={actions}>
      {children}
      {reasonLabel && (
        <Field label={reasonLabel} hint="Kept with your name and the time.">
          <TextArea value={reason} maxLength={1000} onChange={(e) => setReason(e.target.value)} />
        </Field>
      )}
    </Dialog>
  );
}
