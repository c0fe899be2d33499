import type { Stage } from "@/lib/domain/stages";

export const stageFills: Record<Stage, string> = {
  waiting: "var(--color-orig-mid)",
  upgraded: "var(--color-orig)",
  joined: "var(--color-dual-mid)",
  dualHomed: "var(--color-dual)",
  cutOver: "var(--color-new)",
  gone: "var(--color-ghost)",
};
