import "server-only";
import type pg from "pg";
import { v7 } from "uuid";
import { type AgentChangePlan, type AgentChangeRecord, type AgentChangesInput, agentChangePlan } from "@/lib/contracts/agent-changes";
import { agentEdits, isDecision } from "@/lib/domain/agent-edits";
import { may } from "@/lib/domain/roles";
import { invalidRequest, notAllowed, ProblemError } from "@/lib/server/answers/problem";
import { asked } from "@/lib/server/database/asked";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { lockMigration } from "@/lib/server/migrations/row";
import { reproject } from "@/lib/server/projection/reproject";
import { changeRows, readChange } from "./change-rows";
import { type ChangeText, changeSentence, changeText, eventFacts, planColumns } from "./change-words";
import { chosenKeys } from "./chosen";
import { lockAgents } from "./lock";
import { moved } from "./moved";
import type { AgentsOf } from "./rows";

type Outcome = { plan: AgentChangePlan; made: AgentChangeRecord | null };

/** Plans a change of many agents, or makes it where its plan still holds: rows, one event each and the way back in one go. */
export async function changeAgents(call: Call, migration: AgentsOf, input: AgentChangesInput): Promise<Outcome> {
  const { change: wanted } = input;
  const { field } = wanted;
  if (!may(call.actor, agentEdits[field].verb)) throw notAllowed("This decision takes a lead.");
  if (isDecision(field) && "value" in wanted && wanted.value && !input.plan && !input.reason)
    throw invalidRequest("This decision needs a reason.");
  if (!input.plan && !input.basis)
    throw new ProblemError(428, "precondition-required", "Ask with plan: true first, and send the basis that it answers.");
  const keys = await chosenKeys(migration, input);
  return await change<Outcome>(call, { migrationId: migration.id }, async (client) => {
    if (isDecision(field) && !input.plan) await lockMigration(client, migration.id);
    if (keys.length > many) await client.query("set local enable_nestloop = off");
    if (!input.plan) await lockAgents(client, migration.id, keys);
    const question = judged(call, migration.id, keys, input);
    const plan = await planOf(client, question, input);
    if (input.plan) return { answer: { plan, made: null }, told: null };
    if (plan.basis !== input.basis)
      throw new ProblemError(412, "stale", "Agents or what is said of them changed since. Look at the numbers again.", { current: plan });
    const made = await make(client, call, migration.id, question, plan, input);
    return { answer: { plan, made }, told: null, news: [{ migration: migration.id, subject: "agent", id: made.id }] };
  });
}

/** From here on a join by hash is safer than loops: right after a large import the statistics still speak of the time before it. */
const many = 1_000;

type Question = ChangeText & { text: string; values: unknown[]; put: (value: unknown) => string };

/** Each chosen agent as it is (`c`) and as wanted (`w`), and what becomes of it. */
function judged(call: Call, migrationId: string, keys: readonly number[], { change, reason }: AgentChangesInput): Question {
  const values: unknown[] = [migrationId, keys];
  const put = (value: unknown) => `$${values.push(value)}`;
  const { sets, applies } = changeText(change, reason ?? null, call, put);
  const wanted = planColumns.map((column) => `${sets[column] ?? `c.${column}`} as ${column}`).join(", ");
  const touched = planColumns.filter((column) => column in sets);
  const same = touched.map((column) => `w.${column} is not distinct from c.${column}`).join(" and ");
  const text = `with chosen as (
      select a.key, a.id, a.name, p.stage, coalesce(pl.revision, 1) as revision, coalesce(pl.tags, '{}') as tags,
        ${planColumns
          .filter((column) => column !== "tags")
          .map((column) => `pl.${column}`)
          .join(", ")}
        from agent a join agent_period p on p.migration_id = a.migration_id and p.agent_key = a.key and p.to_at is null
        left join agent_plan pl on pl.migration_id = a.migration_id and pl.agent_key = a.key
       where a.migration_id = $1 and a.key = any($2::int[])),
    judged as (
      select c as c, w as w, case when ${same} then 'already' when ${applies} then 'changing' else 'leftOut' end as fate
        from chosen c cross join lateral (select ${wanted}) w)`;
  return { sets, applies, text, values, put };
}

async function planOf(client: pg.PoolClient, { text, values }: Question, { change }: AgentChangesInput): Promise<AgentChangePlan> {
  const [plan] = await asked(
    client,
    agentChangePlan,
    `${text} select count(*)::int as agents, count(*) filter (where fate = 'changing')::int as changing,
        count(*) filter (where fate = 'already')::int as already, count(*) filter (where fate = 'leftOut')::int as "leftOut",
        md5($${values.length + 1} || coalesce(string_agg(concat_ws(' ', (c).key, (c).revision, fate), ',' order by (c).key), '')) as basis from judged`,
    [...values, JSON.stringify(change)],
  );
  return plan ?? { agents: 0, changing: 0, already: 0, leftOut: 0, basis: "" };
}

async function make(
  client: pg.PoolClient,
  call: Call,
  migrationId: string,
  question: Question,
  plan: AgentChangePlan,
  { change: wanted, reason }: AgentChangesInput,
): Promise<AgentChangeRecord> {
  const { text, values, put, sets } = question;
  const id = v7();
  const { changing: changed, already, leftOut } = plan;
  const said = { at: call.now, by: call.actor.name, change: wanted, reason: reason ?? null };
  await tables(client).agentChange.create({ data: { migrationId, id, ...said, changed, already, leftOut } });
  const columns = planColumns.join(", ");
  const of = (row: string) => planColumns.map((column) => `(${row}).${column}`).join(", ");
  const touched = Object.keys(sets).map((column) => `${column} = excluded.${column}`);
  const events = changeRows(put, call, plan.changing, { sentence: changeSentence(wanted), reason: reason ?? null });
  await client.query(
    `${text},
     changing as materialized (select c, w, row_number() over (order by (c).key) as place from judged where fate = 'changing'),
     planned as (
       insert into agent_plan (migration_id, agent_key, revision, ${columns}) select $1, (c).key, (c).revision + 1, ${of("w")} from changing
       on conflict (migration_id, agent_key) do update set revision = excluded.revision, ${touched.join(", ")}),
     before as (
       insert into agent_change_row (migration_id, change_id, agent_key, revision, ${columns})
       select $1, ${put(id)}::uuid, (c).key, (c).revision + 1, ${of("c")} from changing)
     ${events({ from: "changing", id: "(c).id", name: "(c).name", before: eventFacts(wanted.field, "(c)"), after: eventFacts(wanted.field, "(w)") })}`,
    values,
  );
  if (isDecision(wanted.field)) await reproject(client, migrationId, await moved(client, migrationId, wanted.field, id), call.now);
  return await readChange(client, migrationId, id);
}
