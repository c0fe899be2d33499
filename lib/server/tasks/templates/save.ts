import "server-only";
import { v7 } from "uuid";
import type { ChecklistTemplate } from "@/lib/contracts/checklist-templates";
import { likenessOf } from "@/lib/domain/names";
import { shapeOf } from "@/lib/domain/tasks/shape";
import { conflict, invalidRequest } from "@/lib/server/answers/problem";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { loadFacts } from "../facts";
import { loadPlanned } from "../load";
import { findTemplate } from "./read";

/** No checklist template is called so that it would be taken for another one that is in use. */
async function refuseTakenName(db: Queryable, name: string): Promise<void> {
  const others = await tables(db).checklistTemplate.findMany({ where: { archivedAt: null }, select: { name: true } });
  const taken = others.find((other) => likenessOf(other.name) === likenessOf(name));
  if (taken) throw conflict("name-taken", `There is a checklist template called "${taken.name}" already.`);
}

/** Saves how a migration's checklist differs from the built-in one under a name that no other template has. */
export async function saveTemplate(call: Call, migrationId: string, name: string): Promise<ChecklistTemplate> {
  const { estate } = await loadFacts(migrationId);
  return await change(call, { migrationId, lock: "names of checklists" }, async (client) => {
    const shape = shapeOf(await loadPlanned(client, migrationId, estate));
    if (shape.shaped.length + shape.added.length === 0)
      throw invalidRequest("This checklist is the built-in one. Change or add a task first; then there is something to save.");
    await refuseTakenName(client, name);
    const id = v7();
    await tables(client).checklistTemplate.create({ data: { id, name, savedAt: call.now, savedBy: call.actor.name, content: shape } });
    return {
      answer: (await findTemplate(client, id)).template,
      told: {
        verb: "templates.save",
        subject: { kind: "template", id, name },
        summary: `The checklist saved as the template "${name}".`,
        after: { name, shaped: shape.shaped.length, added: shape.added.length },
      },
    };
  });
}
