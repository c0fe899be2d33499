"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Field, Input, Select, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
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
  const save = useMutation({
    mutationFn: () => addTask(migration, { phase, ...draft }),
    onSettled: (made) => {
      if (!made) return;
      onAdded(made.id);
      onClose();
    },
  });
  const ready = draft.title.trim() !== "" && !save.isPending;
  return (
    <FormDialog
      onClose={onClose}
      title={`Add a task to ${phaseNames[phase]}`}
      verb="Add"
      ready={ready}
      error={save.error}
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
          {taskComponents.map((component) => (
            <option key={component} value={component}>
              {taskComponentNames[component]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="What to do">
        <TextArea rows={3} maxLength={4000} value={draft.detail} onChange={(e) => setDraft({ ...draft, detail: e.target.value })} />
      </Field>
    </FormDialog>
  );
}
