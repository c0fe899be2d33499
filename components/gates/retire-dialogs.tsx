"use client";

import { useState } from "react";
import { Confirm } from "@/components/ui/confirm";
import { DateInput } from "@/components/ui/date-input";
import { Field, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import type { Migration } from "@/lib/contracts/migrations";
import type { Retirement } from "@/lib/contracts/retirement";
import { type PolledKind, polledKindNames } from "@/lib/domain/polled/kinds";
import { retireGroup, retirementQuery, stateNone, unretireGroup, unstateNone } from "@/lib/queries/retirement";

type Group = Retirement["groups"][number];

/** Since which day, and why. */
export function RetireGroupDialog({ migration, group, onClose }: { migration: Migration; group: Group; onClose: () => void }) {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: migration.timeZone }).format(new Date());
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState("");
  const change = useChange(() => retireGroup(migration.id, group.id, { on, reason }), {
    says: `${group.name} retired`,
    after: onClose,
    answers: retirementQuery(migration.id).queryKey,
  });
  return (
    <FormDialog
      onClose={onClose}
      title={`Mark ${group.name} as retired?`}
      verb="Mark as retired"
      ready={on !== "" && reason.trim() !== ""}
      of={change}
      onSubmit={() => change.mutate()}
    >
      <p className="text-ink2">
        From that day on nobody is in it, whatever is exported of it later. It is never old again and misses no schedule. What is shown of
        days before stays as it is. It can be undone.
      </p>
      <Field label="Since" hint="The day on which its last server was switched off.">
        <DateInput value={on} max={today} onChange={(event) => setOn(event.target.value)} />
      </Field>
      <Field label="Why" hint="Kept with your name and the time.">
        <TextArea value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}

type OfKind = { migration: string; group: Group; kind: PolledKind; onClose: () => void };

/** What no export tells, a lead states. */
export function StatementDialog({ migration, group, kind, onClose }: OfKind) {
  const name = polledKindNames[kind];
  const change = useChange((reason: string) => stateNone(migration, group.id, kind, { reason }), {
    says: "Stated",
    after: onClose,
    answers: retirementQuery(migration).queryKey,
  });
  return (
    <Confirm
      onClose={onClose}
      title={`No ${name} polled only by ${group.name}?`}
      verb="There are none"
      reasonLabel="How you know"
      of={change}
      onConfirm={(reason) => change.mutate(reason)}
    >
      <p>No export tells it. A management group that goes takes what it polls with it; look in its console first.</p>
    </Confirm>
  );
}

/** Withdraws a statement or, without a kind, undoes the retirement. */
export function WithdrawDialog({ migration, group, kind, onClose }: Omit<OfKind, "kind"> & { kind: PolledKind | null }) {
  const take = () => (kind ? unstateNone(migration, group.id, kind) : unretireGroup(migration, group.id));
  const change = useChange(take, {
    says: kind ? "Statement withdrawn" : "Retirement undone",
    after: onClose,
    answers: retirementQuery(migration).queryKey,
  });
  return (
    <Confirm
      onClose={onClose}
      title={kind ? "Withdraw this statement?" : `Undo the retirement of ${group.name}?`}
      verb={kind ? "Withdraw" : "Undo"}
      of={change}
      onConfirm={() => change.mutate()}
    >
      <p>
        {kind
          ? `Whether ${polledKindNames[kind]} are polled only there stands in the way again.`
          : "Everything is as it was before it was marked, now and at past moments."}
      </p>
    </Confirm>
  );
}
