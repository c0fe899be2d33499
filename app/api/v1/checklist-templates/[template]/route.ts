import { endpoints } from "@/lib/contracts/endpoints";
import { archiveTemplate } from "@/lib/server/checklist-templates/archive";
import { handler } from "@/lib/server/http/handler";

export const DELETE = handler(endpoints.checklistTemplatesRemove, async ({ actor, now, requestId, params, ifMatch }) => ({
  status: 200,
  body: await archiveTemplate({ actor, now, requestId }, params.template, ifMatch),
}));
