import { queryOptions } from "@tanstack/react-query";
import type { ChecklistTemplate, ChecklistTemplateUsed } from "@/lib/contracts/checklist-templates";
import { request } from "./request";

export const checklistTemplatesQuery = queryOptions({
  queryKey: ["checklist-templates"],
  queryFn: ({ signal }) => request<{ items: ChecklistTemplate[] }>("/api/v1/checklist-templates", { signal }),
});

export const keepChecklist = (migration: string, name: string) =>
  request<ChecklistTemplate>(`/api/v1/migrations/${migration}/checklist-templates`, { method: "POST", body: { name } });

export const takeChecklist = (migration: string, template: string) =>
  request<ChecklistTemplateUsed>(`/api/v1/migrations/${migration}/checklist-template`, { method: "PUT", body: { template } });

export const archiveChecklist = ({ id, revision }: ChecklistTemplate) =>
  request<ChecklistTemplate>(`/api/v1/checklist-templates/${id}`, { method: "DELETE", revision });
