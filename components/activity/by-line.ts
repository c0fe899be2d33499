import type { ActivityEvent } from "@/lib/contracts/activity";

/** Who did it, unless the sentence begins with that, and why. */
export function byLine({ actor, summary, reason }: Pick<ActivityEvent, "actor" | "summary" | "reason">): string {
  return [summary.startsWith(actor.name) ? "" : actor.name, reason ? `“${reason}”` : ""].filter(Boolean).join(" · ");
}
