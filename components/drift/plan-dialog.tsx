"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input, Options, Select, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import type { PlannedChange } from "@/lib/contracts/drift";
import { type PlannedKind, plannedKindNames, plannedKinds } from "@/lib/domain/drift/planned-changes";
import { addPlannedChange, archivePlannedChange, editPlannedChange } from "@/lib/queries/drift";

type Draft = { kind: PlannedKind; names: string; from: string; to: string; reason: string };
type Props = { migration: string; change: PlannedChange | null; onClose: () => void };

const empty: Draft = { kind: "decommission", names: "", from: "", to: "", reason: "" };
const draftOf = ({ kind, names, from, to, reason }: PlannedChange): Draft => ({
  kind,
  names: names.join("\n"),
  from,
  to: to ?? "",
  reason,
});

const explains: Record<PlannedKind, string> = {
  decommission: "Explains that these agents are lost. A lost management server or gateway stops all the same.",
  newServer: "Explains that these computers are new: agents, management servers or gateways.",
  patch: "Explains that these computers changed their build.",
  other: "Explains that these computers are lost, new or changed.",
};

/** Computers, days and why: what happens to them on these days is then explained. */
export function PlanDialog({ migration, change, onClose }: Props) {
  const [draft, setDraft] = useState(change ? draftOf(change) : empty);
  const names = draft.names.split(/[\s,;]+/).filter((name) => name !== "");
  const body = { kind: draft.kind, names, from: draft.from, to: draft.to || null, reason: draft.reason.trim() };
  const save = useChange(() => (change ? editPlannedChange(migration, change, body) : addPlannedChange(migration, body)), {
    says: change ? "Plan changed" : "Change planned",
    onceRead: onClose,
  });
  const takeOut = useChange((one: PlannedChange) => archivePlannedChange(migration, one), { says: "Plan taken out", onceRead: onClose });
  const backwards = draft.to !== "" && draft.to < draft.from;
  const ready = names.length > 0 && draft.from !== "" && !backwards && body.reason !== "" && !takeOut.isPending;
  return (
    <FormDialog
      onClose={onClose}
      title={change ? "Edit the plan" : "Plan a change of the original"}
      verb={change ? "Save" : "Plan"}
      ready={ready}
      of={{ ...save, error: save.error ?? takeOut.error }}
      onSubmit={() => save.mutate()}
      aside={
        change && (
          <Button look="danger" className="mr-auto" disabled={takeOut.isPending} onClick={() => takeOut.mutate(change)}>
            Take out
          </Button>
        )
      }
    >
      <Field label="What happens" hint={explains[draft.kind]}>
        <Select
          value={draft.kind}
          onChange={(e) => setDraft({ ...draft, kind: plannedKinds.find((one) => one === e.target.value) ?? draft.kind })}
        >
          <Options of={plannedKinds} names={plannedKindNames} />
        </Select>
      </Field>
      <Field label="Computers" hint="One a line. A name without a domain means every computer of that name.">
        <TextArea rows={3} value={draft.names} onChange={(e) => setDraft({ ...draft, names: e.target.value })} />
      </Field>
      <div className="grid gap-3 tablet:grid-cols-2">
        <Field label="First day">
          <Input type="date" value={draft.from} onChange={(e) => setDraft({ ...draft, from: e.target.value })} />
        </Field>
        <Field label="Last day" hint="Empty: no end." error={backwards ? "Before the first day." : null}>
          <Input type="date" value={draft.to} onChange={(e) => setDraft({ ...draft, to: e.target.value })} />
        </Field>
      </div>
      <Field label="Reason" hint="Such as the number of the change.">
        <TextArea value={draft.reason} maxLength={1000} onChange={(e) => setDraft({ ...draft, reason: e.target.value })} />
      </Field>
    </FormDialog>
  );
}
