import "server-only";
import type { AgentChange } from "@/lib/contracts/agent-changes";
import type { Verb } from "@/lib/domain/roles";
import type { Call } from "@/lib/server/imports/call";

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
] as const;
export type PlanColumn = (typeof planColumns)[number];

const tagLimit = 20;

export type ChangeText = {
  /** SQL of the new value per column, over the present row `c`; what is not named stays. */
  sets: Partial<Record<PlanColumn, string>>;
  /** SQL that tells whether the change applies to `c`, whose wanted row is `w`. */
  applies: string;
};

/** A change as SQL. `put` adds a value and answers its parameter; nothing of the request becomes SQL. */
export function changeText(change: AgentChange, reason: string | null, call: Call, put: (value: unknown) => string): ChangeText {
  if (change.field === "owner") return { sets: { owner: `${put(change.value)}::text` }, applies: "true" };
  if (change.field === "method") return { sets: { method: `${put(change.value)}::text` }, applies: "true" };
  if (change.field === "tags") {
    const all = `unnest(c.tags || ${put(change.add)}::text[]) with ordinality as one(tag, place)`;
    const kept = `array(select tag from ${all} where tag <> all(${put(change.remove)}::text[]) group by tag order by min(place))`;
    return { sets: { tags: kept }, applies: `cardinality(w.tags) <= ${tagLimit}` };
  }
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
    applies: change.field === "cutOverAccepted" && change.value ? "c.stage = 'cutOver'" : "true",
  };
}

/** SQL of what an event says of the changed field, from a row of plan columns. */
export function eventFacts(field: AgentChange["field"], row: string): string {
  if (field === "excluded") return `jsonb_build_object('excluded', ${decision(row, "excluded")})`;
  if (field === "cutOverAccepted") return `jsonb_build_object('cutOverAccepted', ${decision(row, "accepted")})`;
  return `jsonb_build_object('${field}', ${row}.${field})`;
}

function decision(row: string, name: "excluded" | "accepted"): string {
  const at = `to_char(${row}.${name}_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const told = `jsonb_build_object('reason', ${row}.${name}_reason, 'by', ${row}.${name}_by, 'at', ${at})`;
  return `case when ${row}.${name}_at is null then null else ${told} end`;
}

/** The end of the event's sentence, after the agent's name. */
export function changeSentence(change: AgentChange): string {
  if (change.field === "excluded") return change.value ? "excluded" : "no longer excluded";
  if (change.field === "cutOverAccepted") return change.value ? "cut-over accepted" : "cut-over no longer accepted";
  return `${change.field} changed`;
}

/** Decisions take a lead; see the table of roles. */
export function changeVerb(field: AgentChange["field"]): Verb {
  if (field === "excluded") return "agents.exclude";
  return field === "cutOverAccepted" ? "agents.acceptCutOver" : "agents.edit";
}
