import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { saveTemplate } from "@/lib/server/tasks/templates/save";

export const POST = answering(endpoints.checklistTemplatesSave, ({ call, migration, body }) => saveTemplate(call, migration.id, body.name));
