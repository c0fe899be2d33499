"use client";

import { useState } from "react";
import { Field, Input, Options, Select, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useChange } from "@/components/ui/use-change";
import { type TaskComponent, taskComponentNames, taskComponents } from "@/lib/domain/tasks/components";
import { type PhaseId, phaseNames } from "@/lib/domain/tasks/phases";
import { addTask } from "@/lib/queries/tasks";

type Props = { migration: string; phase: PhaseId; onClose: () => void; onAdded: (id: string) => void };

/** A task that the template has not. */
export function AddTask({ migration, phase, onClose, onAdded }: Props) {
  const [draft, setDraft] = useState<{ title: string; detail: string; component: TaskComponent }>({
    title: "",
    detail: "",
    component: "managementGroup",
  });
  const save = useChange(() => addTask(migration, { phase, ...draft }), {
    onceRead: ({ id }) => {
      onAdded(id);
      onClose();
    },
  });
  return (
    <FormDialog
      onClose={onClose}
      title={`Add a task to ${phaseNames[phase]}`}
      verb="Add"
      ready={draft.title.trim() !== ""}
      of={save}
      onSubmit={() => save.mutate()}
    >
      <Field label="Title">
        <Input maxLength={200} autoComplete="off" value={draft.title} onChange={(e) => setDraft({ ...draft, title: e.target.value })} />
      </Field>
      <Field label="Component">
        <Select
          value={draft.component}
          onChange={(e) => setDraft({ ...draft, component: taskComponents.find((one) => one === e.target.value) ?? "managementGroup" })}
        >
          <Options of={taskComponents} names={taskComponentNames} />
        </Select>
      </Field>
      <Field label="What to do">
        <TextArea rows={3} maxLength={4000} value={draft.detail} onChange={(e) => setDraft({ ...draft, detail: e.target.value })} />
      </Field>
    </FormDialog>
  );
}
