import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { saveTemplate } from "@/lib/server/tasks/templates/save";

export const POST = handler(endpoints.checklistTemplatesSave, async ({ call, migration, body }) => ({
  status: 201,
  body: await saveTemplate(call, migration.id, body.name),
}));
