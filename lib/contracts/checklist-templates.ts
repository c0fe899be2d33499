import { z } from "zod";
import { type TaskComponent, taskComponents } from "@/lib/domain/tasks/components";
import { phases } from "@/lib/domain/tasks/phases";
import { defineEndpoints } from "./endpoint";
import { count, instant, nameUpTo } from "./wire";

/** What a team made of the checklist, without what they did: no ticks, owners or dates. Tasks are named by their keys. */
export const checklistShape = z.strictObject({
  /** How tasks of the built-in template differ. What is left out stays as it is. */
  shaped: z.array(
    z.strictObject({
      key: z.string().max(50),
      title: z.string().max(200).optional(),
      detail: z.string().max(4000).optional(),
      position: z.number().optional(),
      archived: z.boolean().optional(),
      needs: z.array(z.string().max(50)).max(50).optional(),
    }),
  ),
  /** Tasks of their own. `key` is only a name inside of this shape. */
  added: z.array(
    z.strictObject({
      key: z.string().max(50),
      phase: z.enum(phases),
      component: z.enum(taskComponents as [TaskComponent, ...TaskComponent[]]),
      title: z.string().min(1).max(200),
      detail: z.string().max(4000).nullable(),
      position: z.number().nullable(),
      needs: z.array(z.string().max(50)).max(50),
    }),
  ),
});
export type ChecklistShape = z.infer<typeof checklistShape>;

export const checklistTemplate = z.object({
  id: z.uuid(),
  name: z.string(),
  savedAt: instant,
  savedBy: z.string(),
  /** Tasks of the built-in template that it words, orders or archives otherwise, and tasks that it adds. */
  shaped: count,
  added: count,
  revision: count,
});
export type ChecklistTemplate = z.infer<typeof checklistTemplate>;

export const checklistTemplateList = z.object({ items: z.array(checklistTemplate) });

export const checklistTemplateInput = z.strictObject({ name: nameUpTo(120) });

export const checklistTemplateUse = z.strictObject({ template: z.uuid() });

/** `kept`: tasks that the team had shaped already, and own tasks that were there; they stay as they were. */
export const checklistTemplateUsed = z.object({ shaped: count, added: count, kept: count });
export type ChecklistTemplateUsed = z.infer<typeof checklistTemplateUsed>;

export const checklistTemplateEndpoints = defineEndpoints({
  checklistTemplatesList: {
    method: "GET",
    path: "/api/v1/checklist-templates",
    summary: "List the checklist templates that teams saved for other migrations",
    verb: "tasks.read",
    answers: { 200: checklistTemplateList },
  },
  checklistTemplatesSave: {
    method: "POST",
    path: "/api/v1/migrations/{migration}/checklist-templates",
    summary: "Save how this migration's checklist differs from the built-in one as a template, to use it elsewhere",
    verb: "tasks.shape",
    body: checklistTemplateInput,
    answers: { 201: checklistTemplate },
  },
  checklistTemplatesUse: {
    method: "PUT",
    path: "/api/v1/migrations/{migration}/checklist-template",
    summary: "Shape this migration's checklist by a saved template; what the team shaped already stays",
    verb: "tasks.shape",
    body: checklistTemplateUse,
    answers: { 200: checklistTemplateUsed },
  },
  checklistTemplatesRemove: {
    method: "DELETE",
    path: "/api/v1/checklist-templates/{template}",
    summary: "Archive a checklist template; migrations that used it keep their tasks",
    verb: "tasks.shape",
    ifMatch: "required",
    answers: { 200: checklistTemplate },
  },
});
