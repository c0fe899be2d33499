import { checklistTemplateEndpoints } from "@/lib/contracts/checklist-templates";
import { answers } from "@/lib/server/endpoint/answers";
import { archiveTemplate } from "@/lib/server/tasks/templates/archive";
import { listTemplates } from "@/lib/server/tasks/templates/read";
import { saveTemplate } from "@/lib/server/tasks/templates/save";
import { applyTemplate } from "@/lib/server/tasks/templates/use";

export default answers(checklistTemplateEndpoints, {
  checklistTemplatesList: () => listTemplates(),
  checklistTemplatesSave: ({ call, migration, body }) => saveTemplate(call, migration.id, body.name),
  checklistTemplatesUse: ({ call, migration, body }) => applyTemplate(call, migration.id, body.template),
  checklistTemplatesRemove: ({ call, params, ifMatch }) => archiveTemplate(call, params.template, ifMatch),
});
