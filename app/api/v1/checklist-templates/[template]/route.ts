import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { archiveTemplate } from "@/lib/server/tasks/templates/archive";

export const DELETE = answering(endpoints.checklistTemplatesRemove, ({ call, params, ifMatch }) =>
  archiveTemplate(call, params.template, ifMatch),
);
