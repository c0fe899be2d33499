"use client";

import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { useChange } from "@/components/settings/settings-list";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { PasswordInput } from "@/components/ui/password-input";
import { Note } from "@/components/ui/states";
import { linkDays, linkPassword } from "@/lib/contracts/report-links";
import { addDays, dateIn } from "@/lib/domain/forecast/calendar";
import { linksQuery, makeLink } from "@/lib/queries/frozen-reports";

type Props = { number: number; onClose: () => void; onMade: (address: string) => void };

export function ShareReport({ number, onClose, onMade }: Props) {
  const { id, timeZone } = useMigration();
  const today = dateIn(Date.now(), timeZone);
  const [expires, setExpires] = useState(() => addDays(today, linkDays.usual));
  const [password, setPassword] = useState("");
  const make = useChange(
    linksQuery(id, number).queryKey,
    () => makeLink(id, number, { expires, ...(password ? { password } : {}) }),
    ({ address }) => {
      onClose();
      onMade(address);
    },
  );
  const short = password !== "" && password.length < linkPassword.least;
  const ready = expires !== "" && !short;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Share report #${number}`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="share-report" disabled={!ready || make.isPending}>
            Make link
          </Button>
        </>
      }
    >
      <form
        id="share-report"
        noValidate
        className="flex flex-col gap-4 text-ink"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) make.mutate(undefined);
        }}
      >
        {make.error && <Note tone="bad" role="alert" title={make.error.message} />}
        <Field label="Works until the end of" hint={`At most ${linkDays.most} days from now.`}>
          <Input type="date" min={today} max={addDays(today, linkDays.most)} value={expires} onChange={(e) => setExpires(e.target.value)} />
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
      </form>
    </Dialog>
  );
}
