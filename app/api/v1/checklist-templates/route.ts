import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { listTemplates } from "@/lib/server/tasks/templates/read";

export const GET = answering(endpoints.checklistTemplatesList, () => listTemplates());
