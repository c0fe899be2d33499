import { count, counted } from "../words/numbers";
import type { CheckFacts } from "./facts";
import { pendingChecks, waitingRows } from "./pending";
import { agentImports, type Check, fail, groupsOf, isRetired, none, pass, unheard, unknown } from "./result";
import { type AgentRows, checkedRows, flaggedRows, inOriginal } from "./rows";

/** Checks on leaving the original. What is not known to be gone counts as there. */

const inSource = ({ stages }: CheckFacts) => stages.waiting + stages.upgraded + stages.joined + stages.dualHomed;

/** A whole export of every original must have spoken, or absence proves nothing. */
function notWhole(facts: CheckFacts): ReturnType<Check> | null {
  const partial = groupsOf(facts, "source").find(({ name, whole }) => !whole && !isRetired(facts, name));
  return partial ? unknown(`No whole export of agents of ${partial.name} yet.`) : unheard(facts, "source", "target");
}

const readyToRetire: Check = (facts) => {
  const silence = notWhole(facts);
  if (silence) return silence;
  const left = facts.total - facts.done;
  const { critical } = facts.flagged;
  const targets = groupsOf(facts, "target");
  const failed = targets.reduce((sum, group) => sum + group.failed, 0);
  const ways = [
    left > 0 && `${counted(left, "agent")} of ${count(facts.total)} not done`,
    !left && critical > 0 && `${counted(critical, "agent")} with a critical flag`,
    failed > 0 && `${counted(failed, "failed action")} under Pending Management`,
  ].filter(Boolean);
  const words = { pass: `All ${counted(facts.total, "agent")} are across and report.`, fail: `Not yet: ${ways.join(", ")}.` };
  const imports = [...agentImports(facts), ...targets.flatMap(({ pendingImport }) => pendingImport ?? [])];
  const opens: AgentRows | undefined = left > 0 ? { done: false, inScope: true } : critical > 0 ? flaggedRows.critical : undefined;
  const pending = failed > 0 ? waitingRows(targets, ["repair"]) : undefined;
  return none(left + critical + failed, words, { counts: { total: facts.total, left, critical, failed }, imports, opens, pending });
};

/** An agent that dropped the original and is still listed there has left it: the listing is another task. */
const originalRemoved: Check = (facts) => {
  const silence = notWhole(facts);
  if (silence) return silence;
  const left = Math.max(0, inSource(facts) - facts.flags.lingering);
  const words = { pass: "No agent in scope reports to the original.", fail: `${counted(left, "agent")} still in the original.` };
  const opens: AgentRows = { stage: inOriginal, without: ["lingering"], inScope: true };
  return none(left, words, { counts: { left }, imports: agentImports(facts), opens });
};

const sourceEmpty: Check = (facts) => {
  const silence = notWhole(facts);
  if (silence) return silence;
  const left = inSource(facts);
  const words = { pass: "The original lists no agent in scope.", fail: `The original still lists ${counted(left, "agent")}.` };
  const opens = { stage: inOriginal, inScope: true };
  return none(left, words, { counts: { left }, imports: agentImports(facts, "source"), opens });
};

/** May agents leave? Of every original that is not retired: lib/domain/retire/conditions.ts. */
const agentsMayLeave: Check = (facts) => {
  const silence = unheard(facts, "source", "target");
  if (silence) return silence;
  const waiting = facts.originals.flatMap(({ group, open }) => (open?.leave ? [`${group}: ${open.leave}`] : []));
  const counts = { originals: facts.originals.length, waiting: waiting.length };
  const words = { pass: "Agents may leave the original.", fail: `Agents may not leave yet. ${waiting.join(" ")}` };
  return none(waiting.length, words, { counts, imports: agentImports(facts) });
};

/**
 * Policies, applications and images that install the agent with the old management group show in what comes back: an agent that every
 * original had left out while a new management group listed it, and that one lists again.
 */
const originalStaysAway: Check = (facts) => {
  const silence = notWhole(facts);
  if (silence) return silence;
  const back = facts.rows.cameBack;
  const left = Math.max(0, facts.stages.cutOver - facts.flags.newOnly);
  const basis = { counts: { left, back }, imports: agentImports(facts) };
  if (back > 0)
    return fail(`${counted(back, "agent")} in the original again after they had left it.`, { ...basis, opens: checkedRows.cameBack });
  return left === 0
    ? unknown("No agent left the original so far, so none could come back.", basis)
    : pass(`None of the ${counted(left, "agent")} that left the original is in it again.`, basis);
};

/** Agents whose server was taken away stay where they were, and those that nobody let in wait: neither shows by itself. */
const noOrphans: Check = (facts, subject) => {
  const waiting = pendingChecks.sourcePending(facts, subject);
  const open = groupsOf(facts, "source").filter(({ name }) => !isRetired(facts, name));
  const { agents, servers } = facts.orphans;
  const imports = [
    ...waiting.imports,
    ...agentImports(facts, "source"),
    ...open.flatMap((group) => [group.serversImport, group.gatewaysImport]),
  ];
  const untold = open.find(({ serversImport, gatewaysImport }) => serversImport === null || gatewaysImport === null);
  if (untold)
    return waiting.result === "fail" ? waiting : unknown(`No export tells the servers and gateways of ${untold.name} yet.`, { imports });
  const counts = { ...waiting.counts, orphans: agents };
  const shown = servers.length > 3 ? counted(servers.length, "server") : servers.join(", ");
  if (agents > 0) {
    const words = `${counted(agents, "agent")} of ${shown}, which the original does not list.`;
    return fail(words, { counts, imports, opens: { sourceServer: [...servers] } });
  }
  if (waiting.result !== "pass") return waiting;
  return pass("Nothing waits in Pending Management, and every agent of the original has a server that it lists.", { counts, imports });
};

export const retireChecks = {
  originalStaysAway,
  noOrphans,
  readyToRetire,
  agentsMayLeave,
  originalRemoved,
  sourceEmpty,
  nothingForgotten: sourceEmpty,
} as const satisfies Record<string, Check>;
