"use client";

import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { unknown } from "@/components/moments/moments";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, Input, Options, Select, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { SavedMeanwhile } from "@/components/ui/saved-meanwhile";
import { useChange } from "@/components/ui/use-change";
import type { Component } from "@/lib/contracts/components";
import { type ComponentKind, componentKindNames } from "@/lib/domain/components";
import { editComponent, enterComponent } from "@/lib/queries/components";
import { theirsIn } from "@/lib/queries/request";
import { blankDraft, type ComponentDraft, draftOf, inputOf, kindOf, patchOf } from "./component-draft";

/** `of` is what is edited; without it something new is entered, of one of the kinds. `start` is what a new one begins with. */
type Props = {
  kinds: readonly ComponentKind[];
  of: Component | null;
  start?: Partial<Pick<ComponentDraft, "group" | "planned">>;
  onClose: () => void;
};

export function ComponentForm({ kinds, of, start, onClose }: Props) {
  const migration = useMigration();
  const newest = migration.groups.find(({ role }) => role === "target") ?? migration.groups[0];
  const [draft, setDraft] = useState<ComponentDraft>(
    of ? draftOf(of) : { ...blankDraft(kinds[0] ?? "managementServer", newest?.name ?? ""), ...start },
  );
  const editing = of?.entered ? of : null;
  const save = useChange(
    (revision: number | null) =>
      editing && revision !== null
        ? editComponent(migration.id, { id: editing.id, revision }, patchOf(draft))
        : enterComponent(migration.id, inputOf(draft)),
    { says: editing ? "Saved" : "Entered", after: onClose },
  );
  const theirs = theirsIn<Component>(save.error);
  const field = (key: Exclude<keyof ComponentDraft, "planned" | "kind">) => ({
    value: draft[key],
    onChange: (e: { target: { value: string } }) => setDraft({ ...draft, [key]: e.target.value }),
  });
  return (
    <FormDialog
      onClose={onClose}
      title={of ? `What people say of ${of.name}` : "Enter by hand"}
      verb={editing ? "Save" : "Enter"}
      ready={draft.name.trim() !== "" && !theirs}
      of={theirs ? { ...save, error: null } : save}
      onSubmit={() => save.mutate(editing?.revision ?? null)}
    >
      {!of && (
        <div className="grid grid-cols-2 gap-3 phone:grid-cols-1">
          <Field label="What it is">
            <Select value={draft.kind} onChange={(e) => setDraft({ ...draft, kind: kindOf(e.target.value) })}>
              <Options of={kinds} names={componentKindNames} />
            </Select>
          </Field>
          <Field label="Management group">
            <Select {...field("group")}>
              <Options of={migration.groups.map(({ name }) => name)} />
            </Select>
          </Field>
          <Field label="Server" hint="Its full name, as exports will give it." className="phone:col-span-1 tablet:col-span-2">
            <Input maxLength={255} autoComplete="off" spellCheck={false} {...field("name")} />
          </Field>
        </div>
      )}
      <div className="grid grid-cols-2 gap-3">
        <Field label="Instance">
          <Input maxLength={120} autoComplete="off" {...field("instance")} />
        </Field>
        <Field label="Version">
          <Input maxLength={60} autoComplete="off" {...field("version")} />
        </Field>
        <Field label="Owner">
          <Input maxLength={200} placeholder="Team or person" {...field("owner")} />
        </Field>
        <Field label="Tags">
          <Input placeholder="Separated by commas" {...field("tags")} />
        </Field>
      </div>
      <Field label="Notes">
        <TextArea maxLength={4000} {...field("notes")} />
      </Field>
      <Checkbox checked={draft.planned} onChange={(planned) => setDraft({ ...draft, planned })}>
        Planned: it is still to be built
      </Checkbox>
      {theirs && (
        <SavedMeanwhile what="it" onKeepMine={() => save.mutate(theirs.revision)} onKeepTheirs={onClose}>
          Theirs: owner {theirs.owner ?? unknown}, tags {theirs.tags?.join(", ") || unknown}.
        </SavedMeanwhile>
      )}
    </FormDialog>
  );
}
