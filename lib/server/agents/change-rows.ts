import "server-only";
import { v7 } from "uuid";
import { type AgentChangeList, type AgentChangeRecord, agentChange } from "@/lib/contracts/agent-changes";
import { notFound } from "@/lib/server/answers/problem";
import { keysAsked } from "@/lib/server/database/asked";
import type { AgentChange as Row } from "@/lib/server/database/client/client";
import { allTyped, type Typed, typed } from "@/lib/server/database/columns";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
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

function recordOf({ migrationId: _, undoneAt, undoneBy, ...rest }: Typed<"AgentChange", Row>): AgentChangeRecord {
  return { ...rest, at: rest.at.toISOString(), undone: undoneAt ? { at: undoneAt.toISOString(), by: undoneBy ?? "" } : null };
}

export async function readChange(db: Queryable, migrationId: string, id: string): Promise<AgentChangeRecord> {
  const row = await tables(db).agentChange.findUnique({ where: { migrationId_id: { migrationId, id } } });
  if (!row) throw notFound("The change");
  return recordOf(typed("AgentChange", row));
}

const mostListed = 20;

/** The newest first; an older one is found by its agents in the activity, and undone by its id. */
export async function listChanges(migrationId: string): Promise<AgentChangeList> {
  const order = [{ at: "desc" }, { id: "desc" }] as const;
  const rows = await tables(pool()).agentChange.findMany({ where: { migrationId }, orderBy: [...order], take: mostListed });
  const items = allTyped("AgentChange", rows).map(recordOf);
  return { items: items.map((row) => ({ ...row, sentence: changeSentence(agentChange.parse(row.change)) })) };
}

/** The agents that a change changed, in the order of keys. */
export async function changedKeys(db: Queryable, migrationId: string, id: string): Promise<number[]> {
  const text = "select agent_key as key from agent_change_row where migration_id = $1 and change_id = $2 order by agent_key";
  return await keysAsked(db, text, [migrationId, id]);
}
