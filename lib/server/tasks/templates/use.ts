import "server-only";
import { v7 } from "uuid";
import type { ChecklistTemplateUsed } from "@/lib/contracts/checklist-templates";
import type { PlannedTask } from "@/lib/domain/tasks/plan";
import { planShape, type ShapeUse } from "@/lib/domain/tasks/shape";
import type { Call } from "@/lib/server/events/call";
import { type Changed, changeTasks, next } from "../change";
import { loadFacts } from "../facts";
import { loadPlanned } from "../load";
import { blankRow, type TaskRow } from "../rows";
import { findTemplate } from "./read";

/** Shapes a migration's checklist by a template. Ticks, owners and dates are not touched, nor what the team shaped already. */
export async function applyTemplate(call: Call, migrationId: string, id: string): Promise<ChecklistTemplateUsed> {
  const known = await loadFacts(migrationId);
  let used: ChecklistTemplateUsed = { shaped: 0, added: 0, kept: 0 };
  await changeTasks(
    call,
    migrationId,
    async ({ tasks }, db) => {
      const { template, shape } = await findTemplate(db, id);
      const planned = await loadPlanned(db, migrationId, known.estate);
      const use = planShape(shape, planned);
      used = { shaped: use.shape.length, added: use.add.length, kept: use.kept };
      return shapedBy(use, planned, template.name).map((one) => ({ ...one, completion: tasks.get(one.row.id)?.completion ?? null }));
    },
    known,
  );
  return used;
}

function shapedBy({ shape, add }: ShapeUse<TaskRow>, tasks: readonly PlannedTask<TaskRow>[], name: string): Omit<Changed, "completion">[] {
  const first = Math.max(0, ...tasks.map(({ kept }) => kept?.number ?? 0)) + 1;
  const added = add.map((one, place) => ({ ...one, id: v7(), number: first + place }));
  const idsOf = (needs: readonly string[]) =>
    needs.flatMap((key) =>
      [...added.filter((one) => one.key === key), ...tasks.filter((one) => one.template?.key === key)].map(({ id }) => id),
    );
  const told = (task: string, after: object): Changed["event"] => ({
    verb: "tasks.edit",
    summary: `${task}: as the checklist template "${name}" has it.`,
    after: { ...after },
  });
  return [
    ...shape.map(({ task, as: { key, needs, ...said } }) => {
      const row = task.kept ?? blankRow({ ...task, templateKey: task.key });
      const chained = needs ? { prerequisites: idsOf(needs), ownNeeds: true } : {};
      return { row: next(row, { ...said, ...chained }), event: told(`${key} ${said.title ?? task.title}`, said) };
    }),
    ...added.map(({ id, number, needs, key: _, ...said }) => {
      const row = blankRow({ id, templateKey: null, subject: null, ...said });
      return { row: next(row, { ...said, number, prerequisites: idsOf(needs) }), event: told(`OWN-${number} ${said.title}`, said) };
    }),
  ];
}
