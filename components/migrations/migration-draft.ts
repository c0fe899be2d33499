import type { Migration, MigrationInput } from "@/lib/contracts/migrations";
import { type Release, releases } from "@/lib/domain/releases";
import type { GroupRole } from "@/lib/domain/stages";

export type GroupDraft = { key: string; id?: string; name: string; role: GroupRole; release: Release };
export type Draft = { name: string; timeZone: string; targetDate: string; groups: GroupDraft[] };

export const newDraft = (timeZone: string): Draft => ({
  name: "",
  timeZone,
  targetDate: "",
  groups: [
    { key: "source", name: "", role: "source", release: "2012 R2" },
    { key: "target", name: "", role: "target", release: "2019" },
  ],
});

export const draftOf = ({ name, timeZone, targetDate, groups }: Migration): Draft => ({
  name,
  timeZone,
  targetDate: targetDate ?? "",
  groups: groups.map((group) => ({ key: group.id, id: group.id, name: group.name, role: group.role, release: group.release })),
});

export const inputOf = (draft: Draft): MigrationInput => ({
  name: draft.name.trim(),
  timeZone: draft.timeZone,
  targetDate: draft.targetDate || null,
  groups: draft.groups.map(({ name, role, release }) => ({ name: name.trim(), role, release })),
});

export const patchGroupsOf = (draft: Draft) =>
  draft.groups.map(({ id, name, role, release }) => ({ id, name: name.trim(), role, release }));

export type DraftProblems = { name?: string; groups: Record<string, string> };

/** What stands in the way of sending; the keys of `groups` are those of the drafts. */
export function problemsOf(draft: Draft): DraftProblems {
  const problems: DraftProblems = { groups: {} };
  if (draft.name.trim() === "") problems.name = "Give the migration a name, such as Contoso global estate.";
  const seen = new Set<string>();
  for (const { key, name } of draft.groups) {
    const word = name.trim().toLowerCase();
    if (word === "") problems.groups[key] = "Enter the name as the management group shows it.";
    else if (seen.has(word)) problems.groups[key] = "Another management group here has this name.";
    seen.add(word);
  }
  return problems;
}

export const isSound = (problems: DraftProblems) => !problems.name && Object.keys(problems.groups).length === 0;

export const asRelease = (text: string): Release => releases.find((release) => release === text) ?? "2012 R2";
