import type { AgentRows } from "../checks/rows";
import { opening, type Sentence, say } from "../checks/sentence";
import { isPolled, type PolledKind, polledKindNames, polledKinds, polledNouns } from "../polled/kinds";
import { count, counted } from "../words/numbers";

/** What must hold before agents may leave an original, and what besides before its servers may go. In order. */
export const leaveCodes = ["upgradeSigned", "heardOnce", "lastGroup", "alertsMoved"] as const;
export const goCodes = ["whole", "noAgents", "nobodyLost", ...polledKinds, "exportNewer"] as const;
export type LeaveCode = (typeof leaveCodes)[number];
export type GoCode = (typeof goCodes)[number];
export type ConditionCode = LeaveCode | GoCode;

/** Conditions that agents fail one by one. */
export const agentConditions = ["heardOnce", "lastGroup", "alertsMoved", "noAgents", "nobodyLost"] as const;
export type AgentCondition = (typeof agentConditions)[number];
export const isAgentCondition = (code: ConditionCode): code is AgentCondition => (agentConditions as readonly string[]).includes(code);

/** The agents that fail a condition of an original, as the filter that lists them: what is counted is what opens. */
export function rowsOf(code: AgentCondition, group: string): AgentRows {
  switch (code) {
    case "heardOnce":
      return { everIn: [group], heard: false, inScope: true };
    case "lastGroup":
      return { group: [group], stage: ["waiting", "upgraded"], inScope: true };
    case "alertsMoved":
      return { everIn: [group], alertsFrom: ["source", "both"], inScope: true };
    case "noAgents":
      return { group: [group] };
    case "nobodyLost":
      return { everIn: [group], flag: ["lostMonitoring"] };
  }
}

/** Why an original is done with what exports cannot tell: who said that there is none, when, and the reason. */
export type Statement = { by: string; at: string; reason: string };

/** What is known of one original. Instants in ms. */
export type OriginalFacts = {
  group: string;
  upgradeSigned: boolean;
  /** Agents that fail each condition. */
  agents: Readonly<Record<AgentCondition, number>>;
  statements: Readonly<Partial<Record<PolledKind, Statement>>>;
  /** Of each kind that its exports tell as a whole, as new as that of its agents: how many no new management group polls. */
  polledOnlyHere: Readonly<Partial<Record<PolledKind, number>>>;
  /** Its latest whole export of agents. */
  wholeAt: number | null;
  /** The latest moment, after that export, at which an agent's own list first left it out, and how many agents say so. */
  dropped: { at: number; agents: number } | null;
};

/** One condition as a line: whether it holds, and what is behind it. `count`: of what fails it, null where nothing is counted. */
export type Condition = { code: ConditionCode; passes: boolean; title: string; words: string; count: number | null };

/**
 * The two questions of Retire for one original. Agents may leave (RTR-15) once the Upgrade gate is signed, every agent in scope that it ever
 * listed was heard in a new management group once, and no alert is answered from it; and never takes anybody an agent's last
 * management group. Servers may go (RTR-09, RTR-11) once besides nobody is in it and nothing is polled only there. What no export tells stands in
 * the way. Sources: MicrosoftDocs/SystemCenterDocs, SystemCenterDocs/scom/deploy-upgrade-agents-parallel.md and remove-gateway-server.md;
 * kevinholman.com/2016/02/03 (servers that host remote workloads cannot be deleted).
 */
export function conditionsOf(facts: OriginalFacts): { leave: Condition[]; go: Condition[] } {
  return { leave: leaveCodes.map((code) => leave[code](facts)), go: goCodes.map((code) => goOf(code, facts)) };
}

export const holds = (conditions: readonly Condition[]): boolean => conditions.every(({ passes }) => passes);

type Line = (facts: OriginalFacts) => Condition;

/** A condition that holds when no agent fails it. */
function ofAgents(code: AgentCondition, title: string, pass: string, fail: (left: number, facts: OriginalFacts) => string): Line {
  return (facts) => {
    const left = facts.agents[code];
    return { code, title, passes: left === 0, words: left === 0 ? pass : fail(left, facts), count: left };
  };
}

const leave: Record<LeaveCode, Line> = {
  upgradeSigned: ({ upgradeSigned: passes }) => ({
    code: "upgradeSigned",
    title: "The Upgrade gate is signed",
    passes,
    words: passes ? "A lead agreed that Upgrade is done." : "A lead signs it at the end of Upgrade.",
    count: null,
  }),
  heardOnce: ofAgents(
    "heardOnce",
    "Every agent was heard in a new management group",
    "Each agent in scope that it ever listed was heard there once.",
    (left) => `${counted(left, "agent")} in scope never heard there: nothing proves that alerts arrive.`,
  ),
  lastGroup: ofAgents(
    "lastGroup",
    "It is nobody's last management group",
    "No agent in scope is in it alone.",
    (left) =>
      `${counted(left, "agent")} in originals only: without it nothing watches them. Bring them across, or exclude them with a reason.`,
  ),
  alertsMoved: ofAgents(
    "alertsMoved",
    "No alert is answered from it",
    "Nobody says of any agent that its alerts are answered from the original.",
    (left) => `Alerts of ${counted(left, "agent")} are answered from the original, or from both.`,
  ),
};

const goLines: Record<Exclude<GoCode, PolledKind>, Line> = {
  whole: ({ group, wholeAt }) => ({
    code: "whole",
    title: "Its agents were exported whole",
    passes: wholeAt !== null,
    words:
      wholeAt === null
        ? `Export all agents of ${group} and import the file as the whole group.`
        : "Who is not in that export is not in it.",
    count: null,
  }),
  noAgents: ofAgents("noAgents", "No agent is in it", "Its latest exports list nobody.", (left, { group }) => {
    return `${group} still lists ${counted(left, "agent")}, excluded ones too: each would lose what it has there.`;
  }),
  nobodyLost: ofAgents(
    "nobodyLost",
    "No agent lost its monitoring",
    "No agent that it listed is gone without a word.",
    (left) => `${counted(left, "agent")} gone from every management group. Bring them back, or exclude them with a reason.`,
  ),
  exportNewer: ({ group, wholeAt, dropped }) => ({
    code: "exportNewer",
    title: "No agent left it after its latest export",
    passes: wholeAt !== null && dropped === null,
    words:
      dropped !== null
        ? `${counted(dropped.agents, "agent")} ${dropped.agents === 1 ? "says" : "say"} since then to have left it. Export ${group} once more.`
        : wholeAt === null
          ? `Nothing of ${group} was exported whole yet.`
          : "What it lists is as new as what agents say of themselves.",
    count: dropped?.agents ?? null,
  }),
};

function goOf(code: GoCode, facts: OriginalFacts): Condition {
  if (!isPolled(code)) return goLines[code](facts);
  const said = facts.statements[code];
  const name = polledKindNames[code];
  const left = facts.polledOnlyHere[code];
  // What exports tell counts, whatever somebody stated.
  if (left !== undefined) {
    const words =
      left === 0
        ? "Its latest export lists none that no new management group polls."
        : `${counted(left, polledNouns[code])} that no new management group polls: without it nothing watches them.`;
    return { code, title: `No ${name} are polled only there`, passes: left === 0, words, count: left };
  }
  return {
    code,
    title: `No ${name} are polled only there`,
    passes: said !== undefined,
    words: said
      ? `${said.by}: ${said.reason}`
      : `No whole export tells of ${name} that is as new as that of its agents. A lead states that there are none, with a reason.`,
    count: null,
  };
}

/** Why an original is not ready, in one sentence whose agents open; null when everything holds. */
export function notReady(group: string, conditions: readonly Condition[]): Sentence | null {
  const open = conditions.filter(({ passes }) => !passes);
  if (open.length === 0) return null;
  const [first] = open;
  const how = `${count(open.length)} of ${counted(conditions.length, "condition")}`;
  if (!first || open.length > 1) return say`${how} are not met, the first: “${first?.title ?? ""}”.`;
  const { code, count: left, words } = first;
  return say`${how} is not met: ${left !== null && isAgentCondition(code) ? opening(words, left, rowsOf(code, group)) : words}`;
}
