import { endpoints } from "@/lib/contracts/endpoints";
import { saveTemplate } from "@/lib/server/checklist-templates/save";
import { handler } from "@/lib/server/http/handler";

export const POST = handler(endpoints.checklistTemplatesSave, async ({ call, migration, body }) => ({
  status: 201,
  body: await saveTemplate(call, migration.id, body.name),
}));
