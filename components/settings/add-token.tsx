"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Field, Input, Select } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import type { TokenInput, TokenWithSecret } from "@/lib/contracts/people";
import { personRoles, roles } from "@/lib/domain/roles";
import { createToken, peopleQuery } from "@/lib/queries/settings";
import { RoleSelect } from "./role-select";

const empty: TokenInput = { name: "", role: "engineer", person: "", expires: "" };

/** `begun`: what whoever asks for one knows already. */
type Props = { begun?: Partial<TokenInput>; onClose: () => void; onAdded: (made: TokenWithSecret) => void };

export function AddToken({ begun, onClose, onAdded }: Props) {
  const [said, setSaid] = useState<TokenInput>({ ...empty, ...begun });
  const people = useQuery(peopleQuery);
  const add = useChange(createToken, {
    after: (made) => {
      onClose();
      onAdded(made);
    },
  });
  return (
    <FormDialog
      onClose={onClose}
      title="New token"
      verb="Make token"
      ready={said.name.trim() !== ""}
      of={add}
      onSubmit={() => add.mutate({ ...said, person: said.person || undefined, expires: said.expires || undefined })}
    >
      <Field label="Name" hint="What uses it, such as: nightly export from oms1.">
        <Input value={said.name} maxLength={120} autoComplete="off" onChange={(e) => setSaid({ ...said, name: e.target.value })} />
      </Field>
      <Field label="Acts for" hint="A person's token never does more than they may, and ends when they are deactivated.">
        <Select
          value={said.person}
          onChange={(e) => setSaid({ ...said, person: e.target.value, role: said.role === "collector" ? "engineer" : said.role })}
        >
          <option value="">A service of its own</option>
          {people.data?.items
            .filter(({ active }) => active)
            .map(({ id, name, email }) => (
              <option key={id} value={email}>
                {name}
              </option>
            ))}
        </Select>
      </Field>
      <div className="grid gap-4 tablet:grid-cols-2">
        <Field
          label="Role"
          hint={said.role === "collector" && "It may send collections, is answered with what became of each, and opens nothing else."}
        >
          <RoleSelect of={said.person ? personRoles : roles} value={said.role} onChange={(role) => setSaid({ ...said, role })} />
        </Field>
        <Field label="Works until" hint="Empty: until it is revoked.">
          <Input type="date" value={said.expires} onChange={(e) => setSaid({ ...said, expires: e.target.value })} />
        </Field>
      </div>
    </FormDialog>
  );
}
