"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input, TextArea } from "@/components/ui/field";
import { Note } from "@/components/ui/states";
import { freezeBaseline } from "@/lib/queries/drift";
import { useDriftChange } from "./use-drift-change";

type Props = { migration: string; renews: boolean; onClose: () => void };

/** Names the moment, and where another one stands already, asks why. */
export function FreezeDialog({ migration, renews, onClose }: Props) {
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const freeze = useDriftChange(
    migration,
    () => freezeBaseline(migration, { ...(name.trim() ? { name } : {}), ...(renews ? { reason } : {}) }),
    () => (renews ? "Baseline renewed" : "Baseline frozen"),
    onClose,
  );
  const ready = (!renews || reason.trim() !== "") && !freeze.isPending;
  return (
    <Dialog
      open
      onClose={onClose}
      title={renews ? "Renew the baseline?" : "Freeze the baseline?"}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="freeze-baseline" disabled={!ready}>
            {renews ? "Renew" : "Freeze"}
          </Button>
        </>
      }
    >
      <form
        id="freeze-baseline"
        noValidate
        className="flex flex-col gap-3 text-ink"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) freeze.mutate(undefined);
        }}
      >
        <p className="text-ink2">
          {renews
            ? "What the latest exports tell becomes the new measure, and all drift so far is settled. The old baseline stays on record."
            : "What the latest exports tell of the original is kept as it is, for good."}
        </p>
        {freeze.error && <Note tone="bad" role="alert" title={freeze.error.message} />}
        {renews && (
          <Field label="Why it is renewed" hint="Kept with your name and the time.">
            <TextArea value={reason} maxLength={1000} onChange={(e) => setReason(e.target.value)} />
          </Field>
        )}
        <Field label="Name of the moment" hint="Optional, such as: before the first wave.">
          <Input value={name} maxLength={120} autoComplete="off" onChange={(e) => setName(e.target.value)} />
        </Field>
      </form>
    </Dialog>
  );
}
