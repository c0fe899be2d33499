import { endpoints } from "@/lib/contracts/endpoints";
import { saveTemplate } from "@/lib/server/checklist-templates/save";
import { handler } from "@/lib/server/http/handler";

export const POST = handler(endpoints.checklistTemplatesSave, async ({ actor, now, requestId, migration, body }) => ({
  status: 201,
  body: await saveTemplate({ actor, now, requestId }, migration.id, body.name),
}));
