import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { applyTemplate } from "@/lib/server/tasks/templates/use";

export const PUT = answering(endpoints.checklistTemplatesUse, ({ call, migration, body }) =>
  applyTemplate(call, migration.id, body.template),
);
