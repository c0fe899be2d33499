"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { kindNames } from "@/components/imports/kind-names";
import { wholeMoment } from "@/components/moments/moments";
import { Field, Input, Select, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import type { Migration } from "@/lib/contracts/migrations";
import { freezeBaseline } from "@/lib/queries/drift";
import { importsQuery } from "@/lib/queries/imports";

type Props = { migration: Migration; renews: boolean; onClose: () => void };

/** Says of which moment, names it, and where another baseline stands already, asks why. */
export function FreezeDialog({ migration, renews, onClose }: Props) {
  const [name, setName] = useState("");
  const [reason, setReason] = useState("");
  const [at, setAt] = useState("");
  const { data } = useQuery(importsQuery(migration.id));
  const originals = new Set(migration.groups.flatMap((group) => (group.role === "source" ? [group.name] : [])));
  const moments = (data?.items ?? [])
    .filter(({ status, groups }) => status === "applied" && groups.some((group) => originals.has(group)))
    .sort((a, b) => ((a.capturedAt ?? "") < (b.capturedAt ?? "") ? 1 : -1));
  const freeze = useChange(
    () => freezeBaseline(migration.id, { ...(name.trim() ? { name } : {}), ...(renews ? { reason } : {}), ...(at ? { import: at } : {}) }),
    { says: renews ? "Baseline renewed" : "Baseline frozen", onceRead: onClose },
  );
  return (
    <FormDialog
      onClose={onClose}
      title={renews ? "Renew the baseline?" : "Freeze the baseline?"}
      verb={renews ? "Renew" : "Freeze"}
      ready={!renews || reason.trim() !== ""}
      of={freeze}
      onSubmit={() => freeze.mutate()}
    >
      <p className="text-ink2">
        {renews
          ? "What is frozen becomes the new measure, and all drift before it is settled. The old baseline stays on record."
          : "What exports tell of the original is kept as it is, for good."}
      </p>
      <Field label="As of" hint="An earlier import freezes what was told by then; what changed since shows as drift.">
        <Select value={at} onChange={(event) => setAt(event.target.value)}>
          <option value="">The latest exports</option>
          {moments.map(({ id, number, kind, capturedAt }) => (
            <option key={id} value={id}>
              Import #{number}, {kind ? kindNames[kind] : "not recognised"}, {wholeMoment(capturedAt, migration.timeZone)}
            </option>
          ))}
        </Select>
      </Field>
      {renews && (
        <Field label="Why it is renewed" hint="Kept with your name and the time.">
          <TextArea value={reason} maxLength={1000} onChange={(e) => setReason(e.target.value)} />
        </Field>
      )}
      <Field label="Name of the moment" hint="Optional, such as: before the first wave.">
        <Input value={name} maxLength={120} autoComplete="off" onChange={(e) => setName(e.target.value)} />
      </Field>
    </FormDialog>
  );
}
