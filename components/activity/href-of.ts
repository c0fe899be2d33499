import type { ActivityEvent } from "@/lib/contracts/activity";
import { phases } from "@/lib/domain/tasks/phases";
import { inventoryHref } from "@/lib/queries/agent-links";
import { checklistHref } from "@/lib/queries/checklist-links";
import { componentHref } from "@/lib/queries/components";
import { driftHref } from "@/lib/queries/drift";
import { frozenHref } from "@/lib/queries/frozen-reports";
import { sendingHref } from "@/lib/queries/report-schedules";

/** Where the subject of a change stands. */
export function hrefOf({ subject: { kind, id, name }, importId }: ActivityEvent, migration: string): string | null {
  const phase = phases.find((one) => one === id);
  switch (kind) {
    case "agent":
      return inventoryHref(migration, { agent: name });
    case "component":
      return componentHref(migration, id, null);
    case "task":
      return checklistHref(migration, "next", { task: id });
    case "gate":
      return phase ? checklistHref(migration, phase) : null;
    case "baseline":
    case "plannedChange":
      return driftHref(migration);
    case "report":
      return frozenHref(migration, Number(id));
    case "report schedule":
      return sendingHref(migration);
    default:
      return importId ? `/m/${migration}/imports/${importId}` : null;
  }
}
