import "server-only";
import { type ChecklistShape, type ChecklistTemplate, checklistShape } from "@/lib/contracts/checklist-templates";
import { notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";

type Row = { id: string; name: string; revision: number; savedAt: Date; savedBy: string; content: unknown };

const columns = `id, name, revision, saved_at as "savedAt", saved_by as "savedBy", content`;

export async function listTemplates(): Promise<{ items: ChecklistTemplate[] }> {
  const { rows } = await pool().query<Row>(`select ${columns} from checklist_template where archived_at is null order by lower(name)`);
  return { items: rows.map((row) => read(row).template) };
}

export type ReadTemplate = { template: ChecklistTemplate; shape: ChecklistShape };

/** One that is in use, held until the transaction ends where there is one. */
export async function findTemplate(db: Queryable, id: string): Promise<ReadTemplate> {
  const { rows } = await db.query<Row>(`select ${columns} from checklist_template where id = $1 and archived_at is null for update`, [id]);
  if (!rows[0]) throw notFound("The checklist template");
  return read(rows[0]);
}

function read({ content, savedAt, ...row }: Row): ReadTemplate {
  const shape = checklistShape.parse(content);
  return {
    template: { ...row, savedAt: savedAt.toISOString(), shaped: shape.shaped.length, added: shape.added.length },
    shape,
  };
}
