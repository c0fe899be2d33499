import type { PhaseId } from "@/lib/domain/tasks/phases";
import { search } from "./request";

/** A page of the checklist: a phase, or what is next for whoever looks. */
export type ChecklistPart = PhaseId | "next";

export const taskShows = ["all", "mine", "open", "stale", "blocked", "archived"] as const;
export type TaskShow = (typeof taskShows)[number];

export const checklistHref = (migration: string, part: ChecklistPart, { show, task }: { show?: TaskShow; task?: string } = {}): string =>
  `/m/${migration}/checklists/${part}${search({ show: show === "all" ? null : show, task })}`;
