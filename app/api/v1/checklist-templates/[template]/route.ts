import { endpoints } from "@/lib/contracts/endpoints";
import { archiveTemplate } from "@/lib/server/checklist-templates/archive";
import { handler } from "@/lib/server/http/handler";

export const DELETE = handler(endpoints.checklistTemplatesRemove, async ({ call, params, ifMatch }) => ({
  status: 200,
  body: await archiveTemplate(call, params.template, ifMatch),
}));
