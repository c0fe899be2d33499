import "server-only";
import { type ChecklistShape, type ChecklistTemplate, checklistShape } from "@/lib/contracts/checklist-templates";
import { byName } from "@/lib/domain/names";
import { notFound } from "@/lib/server/answers/problem";
import type { ChecklistTemplate as Row } from "@/lib/server/database/client/client";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

export async function listTemplates(): Promise<{ items: ChecklistTemplate[] }> {
  const rows = await tables(pool()).checklistTemplate.findMany({ where: { archivedAt: null } });
  return { items: rows.sort(byName).map((row) => read(row).template) };
}

export type ReadTemplate = { template: ChecklistTemplate; shape: ChecklistShape };

/** One that is in use. */
export async function findTemplate(db: Queryable, id: string): Promise<ReadTemplate> {
  const row = await tables(db).checklistTemplate.findUnique({ where: { id, archivedAt: null } });
  if (!row) throw notFound("The checklist template");
  return read(row);
}

function read({ content, savedAt, archivedAt: _, ...row }: Row): ReadTemplate {
  const shape = checklistShape.parse(content);
  return {
    template: { ...row, savedAt: savedAt.toISOString(), shaped: shape.shaped.length, added: shape.added.length },
    shape,
  };
}
