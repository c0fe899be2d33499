import { tagsOf } from "@/components/agents/plan-draft";
import type { Component, ComponentInput, ComponentPatch } from "@/lib/contracts/components";
import { type ComponentKind, componentKinds } from "@/lib/domain/components";

/** What the form holds, all as text. */
export type ComponentDraft = {
  kind: ComponentKind;
  group: string;
  name: string;
  instance: string;
  version: string;
  owner: string;
  tags: string;
  notes: string;
  planned: boolean;
};

export function draftOf(one: Component): ComponentDraft {
  const { kind, group, name, instance, enteredVersion, owner, tags, notes, planned } = one;
  return {
    kind,
    group,
    name,
    instance: instance ?? "",
    version: enteredVersion ?? "",
    owner: owner ?? "",
    tags: tags.join(", "),
    notes: notes ?? "",
    planned,
  };
}

export function blankDraft(kind: ComponentKind, group: string): ComponentDraft {
  return { kind, group, name: "", instance: "", version: "", owner: "", tags: "", notes: "", planned: false };
}

export function kindOf(text: string): ComponentKind {
  return componentKinds.find((kind) => kind === text) ?? "managementServer";
}

export function patchOf({ instance, version, owner, tags, notes, planned }: ComponentDraft): ComponentPatch {
  const said = (text: string) => text.trim() || null;
  return { instance: said(instance), version: said(version), owner: said(owner), notes: said(notes), tags: tagsOf(tags), planned };
}

export function inputOf(draft: ComponentDraft): ComponentInput {
  return { kind: draft.kind, group: draft.group, name: draft.name.trim(), ...patchOf(draft) };
}
