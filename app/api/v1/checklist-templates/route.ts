import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { listTemplates } from "@/lib/server/tasks/templates/read";

export const GET = handler(endpoints.checklistTemplatesList, async () => ({ status: 200, body: await listTemplates() }));
