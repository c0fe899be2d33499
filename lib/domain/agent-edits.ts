import type { Verb } from "./roles";
import { alertsFromNames, alertsFroms } from "./stages";

type Edit = {
  /** What it takes to say it: decisions take a lead. */
  verb: Verb;
  /** As it stands in a sentence. */
  called: string;
  /** Of many agents at once, too. */
  many?: true;
  /** A decision with its reason: what an agent is by it, and when that is undone. Stages and flags follow from it. */
  decides?: readonly [said: string, undone: string];
};

/** What people say of an agent, each once: contracts, drafts, dialogs, and the words of what was changed follow. */
export const agentEdits = {
  owner: { verb: "agents.edit", called: "owner", many: true },
  tags: { verb: "agents.edit", called: "tags", many: true },
  method: { verb: "agents.edit", called: "method", many: true },
  note: { verb: "agents.edit", called: "note" },
  alertsFrom: { verb: "agents.edit", called: "where alerts are answered", many: true },
  alertsSince: { verb: "agents.edit", called: "day of answering alerts" },
  excluded: { verb: "agents.exclude", called: "exclusion", many: true, decides: ["excluded", "no longer excluded"] },
  cutOverAccepted: {
    verb: "agents.acceptCutOver",
    called: "acceptance of the cut-over",
    many: true,
    decides: ["cut-over accepted", "cut-over no longer accepted"],
  },
} as const satisfies Record<string, Edit>;

export type AgentEdit = keyof typeof agentEdits;
type Having<What> = { [F in AgentEdit]: (typeof agentEdits)[F] extends What ? F : never }[AgentEdit];
export type ManyEdit = Having<{ many: true }>;
export type Decision = Having<{ decides: readonly [string, string] }>;

export const isAgentEdit = (field: string): field is AgentEdit => Object.hasOwn(agentEdits, field);
export const isDecision = (field: AgentEdit): field is Decision => "decides" in agentEdits[field];

/** The end of an event's sentence, after the agent's name. */
export function editSentence(field: AgentEdit, value: unknown): string {
  if (isDecision(field)) return agentEdits[field].decides[value ? 0 : 1];
  const { called } = agentEdits[field];
  if (field !== "alertsFrom") return `${called} changed`;
  const from = alertsFroms.find((one) => one === value);
  return from ? `alerts answered from ${alertsFromNames[from].toLowerCase()}` : `${called} no longer said`;
}
