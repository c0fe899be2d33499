"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { unknown } from "@/components/moments/moments";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, Input, Select, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { SavedMeanwhile } from "@/components/ui/saved-meanwhile";
import { useToast } from "@/components/ui/toast";
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
  const toast = useToast();
  const newest = migration.groups.find(({ role }) => role === "target") ?? migration.groups[0];
  const [draft, setDraft] = useState<ComponentDraft>(
    of ? draftOf(of) : { ...blankDraft(kinds[0] ?? "managementServer", newest?.name ?? ""), ...start },
  );
  const editing = of?.entered ? of : null;
  const save = useMutation({
    mutationFn: (revision: number | null) =>
      editing && revision !== null
        ? editComponent(migration.id, { id: editing.id, revision }, patchOf(draft))
        : enterComponent(migration.id, inputOf(draft)),
    onSuccess: () => {
      toast(editing ? "Saved" : "Entered");
      onClose();
    },
  });
  const theirs = theirsIn<Component>(save.error);
  const field = (key: Exclude<keyof ComponentDraft, "planned" | "kind">) => ({
    value: draft[key],
    onChange: (e: { target: { value: string } }) => setDraft({ ...draft, [key]: e.target.value }),
  });
  const send = () => save.mutate(editing?.revision ?? null);
  const ready = draft.name.trim() !== "" && !save.isPending;
  const title = of ? `What people say of ${of.name}` : "Enter by hand";
  return (
    <FormDialog
      onClose={onClose}
      title={title}
      verb={editing ? "Save" : "Enter"}
      ready={ready && !theirs}
      error={theirs ? null : save.error}
      onSubmit={send}
    >
      {!of && (
        <div className="grid grid-cols-2 gap-3 phone:grid-cols-1">
          <Field label="What it is">
            <Select value={draft.kind} onChange={(e) => setDraft({ ...draft, kind: kindOf(e.target.value) })}>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {componentKindNames[kind]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Management group">
            <Select {...field("group")}>
              {migration.groups.map(({ id, name }) => (
                <option key={id}>{name}</option>
              ))}
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
