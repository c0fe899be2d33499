import { endpoints } from "@/lib/contracts/endpoints";
import { applyTemplate } from "@/lib/server/checklist-templates/use";
import { handler } from "@/lib/server/http/handler";

export const PUT = handler(endpoints.checklistTemplatesUse, async ({ call, migration, body }) => ({
  status: 200,
  body: await applyTemplate(call, migration.id, body.template),
}));
