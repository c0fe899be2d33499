"use client";

import { useState } from "react";
import { count, counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { Field, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import type { DriftItem } from "@/lib/contracts/drift";
import { writeReasons } from "@/lib/queries/drift";

type Props = { migration: string; items: readonly DriftItem[]; onClose: () => void; onDone: () => void };

/** One reason for all that are chosen, or none any more. */
export function ExplainDialog({ migration, items, onClose, onDone }: Props) {
  const written = items.filter(({ rule }) => rule === "written");
  const [reason, setReason] = useState(written[0]?.reason ?? "");
  const write = useChange((said: string | null) => writeReasons(migration, said === null ? written : items, said), {
    says: ({ changed }) => `${counted(changed, "reason")} saved`,
    onceRead: onDone,
  });
  return (
    <FormDialog
      onClose={onClose}
      title={items.length === 1 ? `Why ${items[0]?.subject} differs` : `Why these ${count(items.length)} differ`}
      verb="Save"
      ready={reason.trim() !== ""}
      of={write}
      onSubmit={() => write.mutate(reason.trim())}
      aside={
        written.length > 0 && (
          <Button look="danger" className="mr-auto" disabled={write.isPending} onClick={() => write.mutate(null)}>
            Remove the reason
          </Button>
        )
      }
    >
      <ul className="max-h-32 overflow-y-auto text-small text-ink2">
        {items.slice(0, 20).map(({ id, subject, says }) => (
          <li key={id}>
            <b className="font-medium text-ink">{subject}</b>: {says}
          </li>
        ))}
        {items.length > 20 && <li>and {counted(items.length - 20, "more difference")}</li>}
      </ul>
      <Field label="Reason" hint="Kept with your name and the time. It falls away when the difference becomes another one.">
        <TextArea value={reason} maxLength={1000} onChange={(e) => setReason(e.target.value)} />
      </Field>
    </FormDialog>
  );
}
