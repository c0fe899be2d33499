import type { ChecklistTemplate } from "@/lib/contracts/checklist-templates";
import { reading } from "./ask";
import { change } from "./change";

export const checklistTemplatesQuery = reading(["checklist-templates"], "GET /api/v1/checklist-templates", {});

export const saveChecklist = (migration: string, name: string) =>
  change("POST /api/v1/migrations/{migration}/checklist-templates", { params: { migration }, body: { name } });

export const applyChecklist = (migration: string, template: string) =>
  change("PUT /api/v1/migrations/{migration}/checklist-template", { params: { migration }, body: { template } });

export const archiveChecklist = ({ id: template, revision }: ChecklistTemplate) =>
  change("DELETE /api/v1/checklist-templates/{template}", { params: { template }, revision });
