"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { PasswordInput } from "@/components/ui/password-input";
import { type LinkWithAddress, linkDays, linkPassword } from "@/lib/contracts/report-links";
import { addDays, dateIn } from "@/lib/domain/forecast/calendar";
import { makeLink } from "@/lib/queries/frozen-reports";

type Props = { number: number; onClose: () => void; onMade: (made: LinkWithAddress) => void };

export function ShareReport({ number, onClose, onMade }: Props) {
  const { id, timeZone } = useMigration();
  const today = dateIn(Date.now(), timeZone);
  const [expires, setExpires] = useState(() => addDays(today, linkDays.usual));
  const [password, setPassword] = useState("");
  const make = useMutation({
    mutationFn: () => makeLink(id, number, { expires, ...(password ? { password } : {}) }),
    onSuccess: (made) => {
      onClose();
      onMade(made);
    },
  });
  const short = password !== "" && password.length < linkPassword.least;
  const ready = expires !== "" && !short;
  return (
    <FormDialog
      onClose={onClose}
      title={`Share report #${number}`}
      verb="Make link"
      ready={ready}
      of={make}
      onSubmit={() => make.mutate(undefined)}
    >
      <Field label="Works until the end of" hint={`At most ${linkDays.most} days from now.`}>
        <DateInput min={today} max={addDays(today, linkDays.most)} value={expires} onChange={(e) => setExpires(e.target.value)} />
      </Field>
      <Field
        label="Password"
        hint="Optional. Tell it by another way than the link."
        error={short ? `A password needs ${linkPassword.least} characters or more.` : null}
      >
        <PasswordInput
          value={password}
          autoComplete="new-password"
          maxLength={linkPassword.most}
          onChange={(e) => setPassword(e.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
