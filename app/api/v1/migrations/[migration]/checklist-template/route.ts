import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { applyTemplate } from "@/lib/server/tasks/templates/use";

export const PUT = handler(endpoints.checklistTemplatesUse, async ({ call, migration, body }) => ({
  status: 200,
  body: await applyTemplate(call, migration.id, body.template),
}));
