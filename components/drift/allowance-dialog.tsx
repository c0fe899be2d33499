"use client";

import { useState } from "react";
import { Field, Input } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import type { Migration } from "@/lib/contracts/migrations";
import { editMigration } from "@/lib/queries/migrations";

/** How much of the original may go in a week without a word. */
export function AllowanceDialog({ migration, onClose }: { migration: Migration; onClose: () => void }) {
  const [text, setText] = useState(String(migration.churnAllowance));
  const percent = Number(text.replace(",", "."));
  const valid = text.trim() !== "" && percent >= 0 && percent <= 100;
  const save = useChange(() => editMigration(migration, { churnAllowance: percent }), {
    says: `Churn allowance: ${percent} % a week`,
    onceRead: onClose,
  });
  return (
    <FormDialog onClose={onClose} title="Change the churn allowance" verb="Save" ready={valid} of={save} onSubmit={() => save.mutate()}>
      <p className="text-ink2">
        Agents come and go. Up to this share of a management group, and of each server and domain in it, needs no reason.
      </p>
      <Field label="Percent a week" error={valid ? null : "A number from 0 to 100."}>
        <Input inputMode="decimal" value={text} onChange={(e) => setText(e.target.value)} className="max-w-28" />
      </Field>
    </FormDialog>
  );
}
