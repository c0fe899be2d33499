"use client";

import { useState } from "react";
import { Field, Input, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import type { Migration } from "@/lib/contracts/migrations";
import { sayAlias } from "@/lib/queries/aliases";

/** Asks which name in exports means the agent, and why. */
export function AliasDialog({ fqdn, migration, onClose }: { fqdn: string; migration: Migration; onClose: () => void }) {
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const say = useChange(() => sayAlias(migration.id, { name, agent: fqdn, reason }), {
    says: (alias) => `${alias.name} counts as ${alias.agent}`,
    after: onClose,
  });
  return (
    <FormDialog
      onClose={onClose}
      title={`Another name of ${fqdn}`}
      verb="Add"
      ready={name.trim() !== ""}
      of={say}
      onSubmit={() => say.mutate()}
    >
      <p className="text-ink2">Every row with this name, in past and coming imports, counts as this agent. It can be removed again.</p>
      <Field label="Name in exports" hint="The whole name, in any case.">
        <Input value={name} maxLength={255} spellCheck={false} autoComplete="off" onChange={(e) => setName(e.target.value)} />
      </Field>
      <Field label="Reason, if you like" hint="Kept with your name and the time.">
        <TextArea value={reason} maxLength={1000} onChange={(e) => setReason(e.target.value)} />
      </Field>
    </FormDialog>
  );
}
