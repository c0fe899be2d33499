import "server-only";
import type { AgentChange } from "@/lib/contracts/agent-changes";
import { editSentence } from "@/lib/domain/agent-edits";
import { mostTags } from "@/lib/domain/tags";
import type { Call } from "@/lib/server/events/call";

/** Columns of an agent's plan that a change may set; the note is written one agent at a time. */
export const planColumns = [
  "owner",
  "tags",
  "method",
  "excluded_reason",
  "excluded_by",
  "excluded_at",
  "accepted_reason",
  "accepted_by",
  "accepted_at",
  "alerts_from",
  "alerts_since",
] as const;
export type PlanColumn = (typeof planColumns)[number];

type Put = (value: unknown) => string;

export type ChangeText = {
  /** SQL of the new value per column, over the present row `c`; what is not named stays. */
  sets: Partial<Record<PlanColumn, string>>;
  /** SQL that tells whether the change applies to `c`, whose wanted row is `w`. */
  applies: string;
};

/** A change as SQL. `put` adds a value and answers its parameter; nothing of the request becomes SQL. */
export function changeText(change: AgentChange, reason: string | null, call: Call, put: Put): ChangeText {
  if (change.field === "owner") return { sets: { owner: `${put(change.value)}::text` }, applies: "true" };
  if (change.field === "method") return { sets: { method: `${put(change.value)}::text` }, applies: "true" };
  if (change.field === "tags") {
    const all = `unnest(c.tags || ${put(change.add)}::text[]) with ordinality as one(tag, place)`;
    const kept = `array(select tag from ${all} where tag <> all(${put(change.remove)}::text[]) group by tag order by min(place))`;
    return { sets: { tags: kept }, applies: `cardinality(w.tags) <= ${mostTags}` };
  }
  if (change.field === "alertsFrom") return { sets: alertsSets(change, call, put), applies: "true" };
  const named = change.field === "excluded" ? "excluded" : "accepted";
  /* Who is excluded or accepted already keeps the reason and the name given then. */
  const wanted = (part: string, value: unknown, type: string) =>
    change.value ? `case when c.${named}_at is null then ${put(value)}::${type} else c.${named}_${part} end` : `null::${type}`;
  return {
    sets: {
      [`${named}_reason`]: wanted("reason", reason, "text"),
      [`${named}_by`]: wanted("by", call.actor.name, "text"),
      [`${named}_at`]: wanted("at", call.now, "timestamptz"),
    },
    applies: change.field === "cutOverAccepted" && change.value ? "c.stage <> 'gone'" : "true",
  };
}

function alertsSets({ value, since }: Extract<AgentChange, { field: "alertsFrom" }>, call: Call, put: Put): ChangeText["sets"] {
  const from = `${put(value)}::text`;
  if (value === null) return { alerts_from: from, alerts_since: "null::date" };
  if (since) return { alerts_from: from, alerts_since: `${put(since)}::date` };
  const kept = `case when c.alerts_from = ${from} then c.alerts_since else ${todayText(put(call.now))} end`;
  return { alerts_from: from, alerts_since: kept };
}

/** SQL of the day that an instant is on in the time zone of the migration `$1`. */
export function todayText(at: string): string {
  return `(select (${at}::timestamptz at time zone time_zone)::date from migration where id = $1)`;
}

/** SQL of what an event says of the changed field, from a row of plan columns. */
export function eventFacts(field: AgentChange["field"], row: string): string {
  if (field === "excluded") return `jsonb_build_object('excluded', ${decision(row, "excluded")})`;
  if (field === "cutOverAccepted") return `jsonb_build_object('cutOverAccepted', ${decision(row, "accepted")})`;
  if (field === "alertsFrom") return `jsonb_build_object('alertsFrom', ${row}.alerts_from, 'alertsSince', ${row}.alerts_since)`;
  return `jsonb_build_object('${field}', ${row}.${field})`;
}

function decision(row: string, name: "excluded" | "accepted"): string {
  const at = `to_char(${row}.${name}_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const told = `jsonb_build_object('reason', ${row}.${name}_reason, 'by', ${row}.${name}_by, 'at', ${at})`;
  return `case when ${row}.${name}_at is null then null else ${told} end`;
}

/** The end of the event's sentence, after the agent's name. */
export const changeSentence = (change: AgentChange): string => editSentence(change.field, "value" in change ? change.value : null);
