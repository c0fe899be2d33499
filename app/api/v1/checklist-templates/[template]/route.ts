import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { archiveTemplate } from "@/lib/server/tasks/templates/archive";

export const DELETE = handler(endpoints.checklistTemplatesRemove, async ({ call, params, ifMatch }) => ({
  status: 200,
  body: await archiveTemplate(call, params.template, ifMatch),
}));
