import "server-only";
import type { ChecklistTemplate } from "@/lib/contracts/checklist-templates";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { findTemplate } from "./read";

/** Takes a checklist template out of the list. Migrations that used it keep their tasks. */
export function archiveTemplate(call: Call, id: string, ifMatch: number | null): Promise<ChecklistTemplate> {
  return change(call, { migrationId: null, lock: "names of checklists" }, async (client) => {
    const { template } = await findTemplate(client, id);
    requireRevision(ifMatch, template.revision, template);
    const revision = template.revision + 1;
    await tables(client).checklistTemplate.update({ where: { id }, data: { archivedAt: call.now, revision } });
    return {
      answer: { ...template, revision },
      told: {
        verb: "templates.archive",
        subject: { kind: "template", id, name: template.name },
        summary: `The checklist template "${template.name}" archived.`,
        before: { name: template.name },
      },
    };
  });
}
