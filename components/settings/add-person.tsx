"use client";

import { useState } from "react";
import { Field, Input } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import type { PersonInput, PersonWithPassword } from "@/lib/contracts/people";
import { personRoles } from "@/lib/domain/roles";
import { addPerson } from "@/lib/queries/settings";
import { RoleSelect } from "./role-select";

const what: Record<PersonInput["role"], string> = {
  viewer: "Sees everything, changes nothing.",
  engineer: "Imports exports and edits agents.",
  lead: "Also undoes imports, excludes agents, accepts cut-overs and sets up migrations.",
  admin: "Also manages people, tokens and these settings.",
};
const empty: PersonInput = { name: "", email: "", role: "engineer" };

type Props = { onClose: () => void; onAdded: (made: PersonWithPassword) => void };

export function AddPerson({ onClose, onAdded }: Props) {
  const [said, setSaid] = useState(empty);
  const add = useChange(addPerson, {
    after: (made) => {
      onClose();
      onAdded(made);
    },
  });
  const ready = said.name.trim() !== "" && /^\S+@\S+\.\S+$/.test(said.email.trim());
  return (
    <FormDialog onClose={onClose} title="Add person" verb="Add" ready={ready} of={add} onSubmit={() => add.mutate(said)}>
      <Field label="Name">
        <Input value={said.name} maxLength={120} autoComplete="off" onChange={(e) => setSaid({ ...said, name: e.target.value })} />
      </Field>
      <Field label="E-mail" hint="They sign in with it. Tandem sends nothing to it.">
        <Input
          type="email"
          value={said.email}
          maxLength={254}
          autoComplete="off"
          onChange={(e) => setSaid({ ...said, email: e.target.value })}
        />
      </Field>
      <Field label="Role" hint={what[said.role]}>
        <RoleSelect of={personRoles} value={said.role} onChange={(role) => setSaid({ ...said, role })} />
      </Field>
    </FormDialog>
  );
}
