import { z } from "zod";
import {
  checklistTemplate,
  checklistTemplateInput,
  checklistTemplateList,
  checklistTemplateUse,
  checklistTemplateUsed,
} from "../checklist-templates";
import { defineEndpoints, inMigration } from "../endpoint";

export const checklistTemplateEndpoints = defineEndpoints({
  checklistTemplatesList: {
    method: "GET",
    path: "/api/v1/checklist-templates",
    summary: "List the checklists that teams kept for other migrations",
    verb: "tasks.read",
    answers: { 200: checklistTemplateList },
  },
  checklistTemplatesSave: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/checklist-templates",
    summary: "Keep how this migration's checklist differs from the built-in one, to use it elsewhere",
    verb: "tasks.shape",
    params: inMigration,
    body: checklistTemplateInput,
    answers: { 201: checklistTemplate },
  },
  checklistTemplatesUse: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/checklist-template",
    summary: "Shape this migration's checklist by a kept one; what the team shaped already stays",
    verb: "tasks.shape",
    params: inMigration,
    body: checklistTemplateUse,
    answers: { 200: checklistTemplateUsed },
  },
  checklistTemplatesRemove: {
    method: "DELETE",
    path: "/api/v1/checklist-templates/{template}",
    summary: "Archive a kept checklist; migrations that used it keep their tasks",
    verb: "tasks.shape",
    params: z.object({ template: z.uuid() }),
    ifMatch: "required",
    answers: { 200: checklistTemplate },
  },
});
