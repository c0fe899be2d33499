"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Field, Input } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import type { PersonInput, PersonWithPassword } from "@/lib/contracts/people";
import { addPerson } from "@/lib/queries/settings";
import { RoleSelect } from "./role-select";

const what: Record<PersonInput["role"], string> = {
  viewer: "Sees everything, changes nothing.",
  engineer: "Imports exports and edits agents.",
  lead: "Also undoes imports, excludes agents, accepts cut-overs and sets up migrations.",
  admin: "Also manages people, tokens and these settings.",
};
const empty: PersonInput = { name: "", email: "", role: "engineer" };

type Props = { open: boolean; onClose: () => void; onAdded: (made: PersonWithPassword) => void };

export function AddPerson({ open, onClose, onAdded }: Props) {
  const [said, setSaid] = useState(empty);
  const add = useMutation({
    mutationFn: addPerson,
    onSuccess: (made) => {
      close();
      onAdded(made);
    },
  });
  const close = () => {
    setSaid(empty);
    add.reset();
    onClose();
  };
  const ready = said.name.trim() !== "" && /^\S+@\S+\.\S+$/.test(said.email.trim());
  return (
    <FormDialog
      open={open}
      onClose={close}
      title="Add person"
      verb="Add"
      ready={ready && !add.isPending}
      error={add.error}
      onSubmit={() => add.mutate(said)}
    >
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
        <RoleSelect value={said.role} onChange={(role) => setSaid({ ...said, role })} />
      </Field>
    </FormDialog>
  );
}
