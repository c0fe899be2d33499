import { endpoints } from "@/lib/contracts/endpoints";
import { listTemplates } from "@/lib/server/checklist-templates/read";
import { handler } from "@/lib/server/http/handler";

export const GET = handler(endpoints.checklistTemplatesList, async () => ({ status: 200, body: await listTemplates() }));
