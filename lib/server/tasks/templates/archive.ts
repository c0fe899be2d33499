import "server-only";
import type { ChecklistTemplate } from "@/lib/contracts/checklist-templates";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { record } from "@/lib/server/events/record";
import { findTemplate } from "./read";

/** Takes a kept checklist out of the list. Migrations that used it keep their tasks. */
export function archiveTemplate({ actor, now, requestId }: Call, id: string, ifMatch: number | null): Promise<ChecklistTemplate> {
  return transaction(async (client) => {
    const { template } = await findTemplate(client, id);
    requireRevision(ifMatch, template.revision, template);
    await client.query("update checklist_template set archived_at = $2, revision = revision + 1 where id = $1", [id, now]);
    await record(client, {
      migrationId: null,
      at: now,
      actor,
      requestId,
      verb: "templates.archive",
      subject: { kind: "template", id, name: template.name },
      summary: `The kept checklist "${template.name}" archived.`,
      before: { name: template.name },
    });
    return { ...template, revision: template.revision + 1 };
  });
}
