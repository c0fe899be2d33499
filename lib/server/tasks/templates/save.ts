import "server-only";
import type pg from "pg";
import { v7 } from "uuid";
import type { ChecklistTemplate } from "@/lib/contracts/checklist-templates";
import { likenessOf } from "@/lib/domain/names";
import { shapeOf } from "@/lib/domain/tasks/shape";
import { conflict, invalidRequest } from "@/lib/server/answers/problem";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { record } from "@/lib/server/events/record";
import { loadFacts } from "../facts";
import { loadPlanned } from "../load";
import { findTemplate } from "./read";

const namesLock = 72_707_014;

/** No kept checklist is called so that it would be taken for another one that is in use. */
async function refuseTakenName(client: pg.PoolClient, name: string): Promise<void> {
  await client.query("select pg_advisory_xact_lock($1)", [namesLock]);
  const { rows } = await client.query<{ name: string }>("select name from checklist_template where archived_at is null");
  const taken = rows.find((other) => likenessOf(other.name) === likenessOf(name));
  if (taken) throw conflict("name-taken", `There is a checklist called "${taken.name}" already.`);
}

/** Keeps how a migration's checklist differs from the built-in one under a name that no other kept one has. */
export async function saveTemplate(call: Call, migrationId: string, name: string): Promise<ChecklistTemplate> {
  const { actor, now, requestId } = call;
  const { estate } = await loadFacts(migrationId);
  return await transaction(async (client) => {
    const shape = shapeOf(await loadPlanned(client, migrationId, estate));
    if (shape.shaped.length + shape.added.length === 0)
      throw invalidRequest("This checklist is the built-in one. Change or add a task first; then there is something to keep.");
    await refuseTakenName(client, name);
    const id = v7();
    await client.query("insert into checklist_template (id, name, saved_at, saved_by, content) values ($1, $2, $3, $4, $5)", [
      id,
      name,
      now,
      actor.name,
      JSON.stringify(shape),
    ]);
    await record(client, {
      migrationId,
      at: now,
      actor,
      requestId,
      verb: "templates.save",
      subject: { kind: "template", id, name },
      summary: `The checklist kept as "${name}".`,
      after: { name, shaped: shape.shaped.length, added: shape.added.length },
    });
    return (await findTemplate(client, id)).template;
  });
}
