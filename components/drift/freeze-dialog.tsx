"use client";

import { useState } from "react";
import { Field, Input, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
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
    <FormDialog
      onClose={onClose}
      title={renews ? "Renew the baseline?" : "Freeze the baseline?"}
      verb={renews ? "Renew" : "Freeze"}
      ready={ready}
      error={freeze.error}
      onSubmit={() => freeze.mutate(undefined)}
    >
      <p className="text-ink2">
        {renews
          ? "What the latest exports tell becomes the new measure, and all drift so far is settled. The old baseline stays on record."
          : "What the latest exports tell of the original is kept as it is, for good."}
      </p>
      {renews && (
        <Field label="Why it is renewed" hint="Kept with your name and the time.">
          <TextArea value={reason} maxLength={1000} onChange={(e) => setReason(e.target.value)} />
        </Field>
      )}
      <Field label="Name of the moment" hint="Optional, such as: before the first wave.">
        <Input value={name} maxLength={120} autoComplete="off" onChange={(e) => setName(e.target.value)} />
      </Field>
    </FormDialog>
  );
}
