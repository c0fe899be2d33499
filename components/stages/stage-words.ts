import type { Stage } from "@/lib/domain/stages";

/** What a stage means and what comes next, in the words of the overview and of tooltips. */
export const stageWords: Record<Stage, { means: string; next: string }> = {
  waiting: { means: "original only, old version", next: "upgrade it" },
  upgraded: { means: "original only, new version", next: "add the new management group" },
  joined: { means: "both, old version", next: "upgrade it" },
  dualHomed: { means: "both, new version", next: "nothing: this is the parallel run" },
  cutOver: { means: "new only", next: "confirm that it was meant" },
  gone: { means: "in neither, seen before", next: "explain it or exclude it" },
};

export const stageFills: Record<Stage, string> = {
  waiting: "var(--color-orig-mid)",
  upgraded: "var(--color-orig)",
  joined: "var(--color-dual-mid)",
  dualHomed: "var(--color-dual)",
  cutOver: "var(--color-new)",
  gone: "var(--color-ghost)",
};
