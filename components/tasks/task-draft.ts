import type { Task, TaskPatch } from "@/lib/contracts/tasks";

const said = ["open", "inProgress", "blocked", "notApplicable"] as const;
export type SaidState = (typeof said)[number];

/** What the form holds, all as text. */
export type TaskDraft = { state: SaidState; reason: string; owner: string; dueDate: string; note: string; links: string };

export function stateIn(text: string): SaidState {
  return said.find((state) => state === text) ?? "open";
}

export function draftOf({ state, reason, ownerId, dueDate, note, links }: Task): TaskDraft {
  const lines = links.map(({ name, href }) => (name ? `${name} ${href}` : href));
  return {
    state: stateIn(state),
    reason: reason ?? "",
    owner: ownerId ?? "",
    dueDate: dueDate ?? "",
    note: note ?? "",
    links: lines.join("\n"),
  };
}

export const needsReason = ({ state }: TaskDraft): boolean => state === "blocked" || state === "notApplicable";

/** Only what differs, so that what others said meanwhile of the rest stays. */
export function patchOf(before: TaskDraft, after: TaskDraft): TaskPatch {
  const patch: TaskPatch = {};
  if (after.state !== before.state) patch.state = after.state;
  if (needsReason(after) && (after.reason.trim() !== before.reason || patch.state)) patch.reason = after.reason.trim();
  if (after.owner !== before.owner) patch.owner = after.owner || null;
  if (after.dueDate !== before.dueDate) patch.dueDate = after.dueDate || null;
  if (after.note.trim() !== before.note) patch.note = after.note.trim() || null;
  if (after.links.trim() !== before.links) patch.links = linksIn(after.links);
  return patch;
}

/** One link a line: words, then the address. */
function linksIn(text: string): NonNullable<TaskPatch["links"]> {
  return text.split("\n").flatMap((line) => {
    const words = line.trim().split(/\s+/);
    const href = words.pop();
    return href ? [{ name: words.join(" "), href }] : [];
  });
}
