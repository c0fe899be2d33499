import { ComponentOrder } from "@/components/deployment/component-order";
import { ButtonLink } from "@/components/ui/button";
import type { Task } from "@/lib/contracts/tasks";
import type { ChecklistPart } from "@/lib/queries/checklist-links";
import { deploymentHref } from "@/lib/queries/deployment";
import { remainingHref } from "@/lib/queries/remaining";

/** What a phase has beside its tasks: Deploy its components and their order, Upgrade what remains. */
export function PhasePages({ part, tasks, migration }: { part: ChecklistPart; tasks: readonly Task[]; migration: string }) {
  if (part === "deploy")
    return (
      <>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-ink2 print:hidden">
          <ButtonLink size="small" href={deploymentHref(migration)}>
            Planned and seen
          </ButtonLink>
          Components, room with one server down, and the firewall table
        </p>
        <ComponentOrder tasks={tasks} />
      </>
    );
  if (part !== "upgrade") return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-2 text-ink2 print:hidden">
      <ButtonLink size="small" href={remainingHref(migration)}>
        What remains
      </ButtonLink>
      By cause, method, domain, primary server and owner
    </p>
  );
}
