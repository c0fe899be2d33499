import type { CheckFacts } from "./facts";
import { pendingChecks, waitingRows } from "./pending";
import { agentImports, type Check, fail, groupsOf, isRetired, none, pass, unheard, unknown } from "./result";
import { type AgentRows, checkedRows, flaggedRows, inOriginal, inScope } from "./rows";
import { actions, agents, joined, ofAgents, say } from "./sentence";

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
    left > 0 && say`${agents(left, { done: false, ...inScope })} of ${ofAgents(facts.total, inScope)} not done`,
    !left && critical > 0 && say`${agents(critical, flaggedRows.critical)} with a critical flag`,
    failed > 0 && say`${actions(failed, "failed action", waitingRows(targets, ["repair"]))} under Pending Management`,
  ].filter((one) => one !== false);
  const words = { pass: say`All ${agents(facts.total, inScope)} are across and report.`, fail: say`Not yet: ${joined(ways)}.` };
  const imports = [...agentImports(facts), ...targets.flatMap(({ pendingImport }) => pendingImport ?? [])];
  return none(left + critical + failed, words, { counts: { total: facts.total, left, critical, failed }, imports });
};

/** An agent that dropped the original and is still listed there has left it: the listing is another task. */
const originalRemoved: Check = (facts) => {
  const silence = notWhole(facts);
  if (silence) return silence;
  const left = Math.max(0, inSource(facts) - facts.flags.lingering);
  const still: AgentRows = { stage: inOriginal, without: ["lingering"], inScope: true };
  const words = { pass: "No agent in scope reports to the original.", fail: say`${agents(left, still)} still in the original.` };
  return none(left, words, { counts: { left }, imports: agentImports(facts) });
};

const sourceEmpty: Check = (facts) => {
  const silence = notWhole(facts);
  if (silence) return silence;
  const left = inSource(facts);
  const still: AgentRows = { stage: inOriginal, inScope: true };
  const words = { pass: "The original lists no agent in scope.", fail: say`The original still lists ${agents(left, still)}.` };
  return none(left, words, { counts: { left }, imports: agentImports(facts, "source") });
};

/** May agents leave? Of every original that is not retired: lib/domain/retire/conditions.ts. */
const agentsMayLeave: Check = (facts) => {
  const silence = unheard(facts, "source", "target");
  if (silence) return silence;
  const waiting = facts.originals.flatMap(({ group, open }) => (open?.leave ? [say`${group}: ${open.leave}`] : []));
  const counts = { originals: facts.originals.length, waiting: waiting.length };
  const words = { pass: "Agents may leave the original.", fail: say`Agents may not leave yet. ${joined(waiting, " ")}` };
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
  if (back > 0) return fail(say`${agents(back, checkedRows.cameBack)} in the original again after they had left it.`, basis);
  const gone: AgentRows = { stage: ["cutOver"], without: ["newOnly"], inScope: true };
  return left === 0
    ? unknown("No agent left the original so far, so none could come back.", basis)
    : pass(say`None of the ${agents(left, gone)} that left the original is in it again.`, basis);
};

/** Agents whose server was taken away stay where they were, and those that nobody let in wait: neither shows by itself. */
const noOrphans: Check = (facts, subject) => {
  const waiting = pendingChecks.sourcePending(facts, subject);
  const open = groupsOf(facts, "source").filter(({ name }) => !isRetired(facts, name));
  const { agents: orphans, servers } = facts.orphans;
  const imports = [
    ...waiting.imports,
    ...agentImports(facts, "source"),
    ...open.flatMap((group) => [group.serversImport, group.gatewaysImport]),
  ];
  const untold = open.find(({ serversImport, gatewaysImport }) => serversImport === null || gatewaysImport === null);
  if (untold)
    return waiting.result === "fail" ? waiting : unknown(`No export tells the servers and gateways of ${untold.name} yet.`, { imports });
  const counts = { ...waiting.counts, orphans };
  const shown = `${servers.slice(0, 3).join(", ")}${servers.length > 3 ? " and others" : ""}`;
  if (orphans > 0)
    return fail(say`${agents(orphans, { sourceServer: [...servers] })} of ${shown}, which the original does not list.`, {
      counts,
      imports,
    });
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
