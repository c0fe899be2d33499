import "server-only";
import { v7 } from "uuid";
import { type AgentChangeList, type AgentChangeRecord, agentChange } from "@/lib/contracts/agent-changes";
import { notFound } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";
import type { Call } from "@/lib/server/events/call";

import { changeSentence } from "./change-words";

type Told = { sentence: string; reason: string | null };
/** Where the changed agents come from: rows numbered by `place`, and SQL of what each event says. */
type Rows = { from: string; id: string; name: string; before: string; after: string };

/** SQL that writes one event for each changed agent, all in one statement. */
export function changeRows(put: (value: unknown) => string, call: Call, count: number, told: Told): (rows: Rows) => string {
  const ids = put(Array.from({ length: count }, () => v7()));
  const { actor } = call;
  const [at, kind, who, by] = [put(call.now), put(actor.kind), put(actor.id), put(actor.name)];
  const [sentence, reason, request] = [put(told.sentence), put(told.reason), put(call.requestId)];
  return ({ from, id, name, before, after }) =>
    `insert into event (id, migration_id, at, actor_kind, actor_id, actor_name, verb, subject_kind, subject_id, subject_name, summary, before, after, reason, request_id)
     select made.id, $1, ${at}::timestamptz, ${kind}, ${who}, ${by}, 'agents.edit', 'agent', ${id}::text, ${name},
       ${name} || ': ' || ${sentence} || '.', ${before}, ${after}, ${reason}, ${request}
       from ${from} join unnest(${ids}::uuid[]) with ordinality as made(id, place) using (place)`;
}

type ChangeRow = Omit<AgentChangeRecord, "at" | "undone"> & { at: Date; undoneAt: Date | null; undoneBy: string | null };
const changeColumns = `id, at, by_name as by, change, reason, changed, already, left_out as "leftOut", undone_at as "undoneAt", undone_by as "undoneBy"`;

function recordOf({ undoneAt, undoneBy, ...rest }: ChangeRow): AgentChangeRecord {
  return { ...rest, at: rest.at.toISOString(), undone: undoneAt ? { at: undoneAt.toISOString(), by: undoneBy ?? "" } : null };
}

export async function readChange(db: Queryable, migrationId: string, id: string): Promise<AgentChangeRecord> {
  const { rows } = await db.query<ChangeRow>(`select ${changeColumns} from agent_change where migration_id = $1 and id = $2`, [
    migrationId,
    id,
  ]);
  const [row] = rows;
  if (!row) throw notFound("The change");
  return recordOf(row);
}

const mostListed = 20;

/** The newest first; an older one is found by its agents in the activity, and taken back by its id. */
export async function listChanges(migrationId: string): Promise<AgentChangeList> {
  const { rows } = await pool().query<ChangeRow>(
    `select ${changeColumns} from agent_change where migration_id = $1 order by at desc, id desc limit ${mostListed}`,
    [migrationId],
  );
  return { items: rows.map((row) => ({ ...recordOf(row), sentence: changeSentence(agentChange.parse(row.change)) })) };
}

/** The agents that a change changed, in the order of keys. */
export async function changedKeys(db: Queryable, migrationId: string, id: string): Promise<number[]> {
  const { rows } = await db.query<{ key: number }>(
    "select agent_key as key from agent_change_row where migration_id = $1 and change_id = $2 order by agent_key",
    [migrationId, id],
  );
  return rows.map(({ key }) => key);
}
