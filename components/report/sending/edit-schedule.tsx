"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { zoneName } from "@/components/moments/moments";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, Input, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import type { ReportSchedule } from "@/lib/contracts/report-schedules";
import { reportFileNames, reportFiles } from "@/lib/domain/report/files";
import { addSchedule, editSchedule } from "@/lib/queries/report-schedules";
import { draftOf, inputOf, type ScheduleDraft } from "./schedule-draft";
import { WhenFields } from "./when-fields";

type Props = { schedule: ReportSchedule | null; onClose: () => void };

export function EditSchedule({ schedule, onClose }: Props) {
  const migration = useMigration();
  const [draft, setDraft] = useState(() => draftOf(schedule));
  const set = (part: Partial<ScheduleDraft>) => setDraft({ ...draft, ...part });
  const save = useMutation({
    mutationFn: () =>
      schedule ? editSchedule(migration.id, schedule, inputOf(draft, schedule)) : addSchedule(migration.id, inputOf(draft, null)),
    onSuccess: onClose,
  });
  const ready = draft.name.trim() !== "" && draft.recipients.trim() !== "";
  return (
    <FormDialog
      onClose={onClose}
      title={schedule ? `Change ${schedule.name}` : "Send the report on a schedule"}
      verb="Save"
      ready={ready}
      of={save}
      onSubmit={() => save.mutate(undefined)}
    >
      <Field label="Name">
        <Input
          value={draft.name}
          maxLength={120}
          autoComplete="off"
          placeholder="Steering committee"
          onChange={(e) => set({ name: e.target.value })}
        />
      </Field>
      <WhenFields draft={draft} onChange={set} zone={zoneName(migration.timeZone)} />
      <Field label="To" hint="One address a line. Everybody sees the others.">
        <TextArea
          value={draft.recipients}
          spellCheck={false}
          placeholder="board@example.org"
          onChange={(e) => set({ recipients: e.target.value })}
        />
      </Field>
      <fieldset>
        <legend className="mb-1 text-small font-[550]">Attached</legend>
        <div className="flex flex-wrap gap-x-4">
          {reportFiles.map((file) => (
            <Checkbox
              key={file}
              checked={draft.files.includes(file)}
              onChange={(on) => set({ files: on ? [...draft.files, file] : draft.files.filter((one) => one !== file) })}
            >
              {reportFileNames[file]}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <Checkbox checked={draft.paused} onChange={(paused) => set({ paused })}>
        Paused: sent by hand only
      </Checkbox>
    </FormDialog>
  );
}
