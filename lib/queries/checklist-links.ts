import { createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { PhaseId } from "@/lib/domain/tasks/phases";

/** A page of the checklist: a phase, or what is next for whoever looks. */
export type ChecklistPart = PhaseId | "next";

export const taskShows = ["all", "mine", "open", "stale", "blocked", "archived"] as const;
export type TaskShow = (typeof taskShows)[number];

export const checklistKeys = { show: parseAsStringLiteral(taskShows).withDefault("all"), task: parseAsString };
const write = createSerializer(checklistKeys);

export const checklistHref = (migration: string, part: ChecklistPart, filter: { show?: TaskShow; task?: string } = {}): string =>
  write(`/m/${migration}/checklists/${part}`, filter);
