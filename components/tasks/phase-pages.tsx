import { ComponentOrder } from "@/components/deployment/component-order";
import { ButtonLink } from "@/components/ui/button";
import type { Task } from "@/lib/contracts/tasks";
import type { ChecklistPart } from "@/lib/queries/checklist-links";
import { remainingHref } from "@/lib/queries/remaining";

/** What stands above the tasks of a phase: in Deploy the order of its components, in Upgrade the way to what remains. */
export function PhasePages({ part, tasks, migration }: { part: ChecklistPart; tasks: readonly Task[]; migration: string }) {
  if (part === "deploy") return <ComponentOrder tasks={tasks} />;
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
