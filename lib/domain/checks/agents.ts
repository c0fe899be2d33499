import { hasSystems } from "../operating-systems";
import { lowestRelease } from "../releases";
import type { Method } from "../stages";
import { count, counted } from "../words/numbers";
import type { CheckFacts } from "./facts";
import { agentImports, type Check, type CheckOutcome, fail, groupsOf, none, pass, unheard, unknown } from "./result";
import { type AgentRows, flaggedRows, notAcross } from "./rows";

/** Checks on agents in the parallel run. Excluded agents count nowhere. */

const noSilentAgents: Check = (facts) => {
  const silence = unheard(facts, "source");
  if (silence) return silence;
  const imports = agentImports(facts);
  if (!facts.told.grey) return unknown("No export tells which agents are grey.", { imports });
  const grey = facts.flags.grey;
  const words = { pass: "Every agent was heard from.", fail: `${counted(grey, "agent")} not heard from.` };
  return none(grey, words, { counts: { grey }, imports, opens: { flag: ["grey"], inScope: true } });
};

const manualAgentsByCommandLine: Check = (facts) => {
  const silence = unheard(facts, "source");
  if (silence) return silence;
  const imports = agentImports(facts, "source");
  if (!facts.told.manualInSource) return unknown("No export tells which agents were installed by hand.", { imports });
  const [manual, left] = [facts.flags.manuallyInstalled, facts.manualWithoutCommandLine];
  const words = {
    pass: `${counted(manual, "agent")} installed by hand; those not across yet have the command line as method.`,
    fail: `${counted(left, "agent")} installed by hand and not across yet with another method than the command line.`,
  };
  const opens: AgentRows = { flag: ["manuallyInstalled"], stage: notAcross, method: ["push"], inScope: true };
  return none(left, words, { counts: { manual, left }, imports, opens });
};

/**
 * An agent may belong to four management groups at most, so one in four has no room for the new one. Source: MicrosoftDocs/SystemCenterDocs,
 * SystemCenterDocs/scom/manage-deploy-config-windows-agent.md. Only the agents' own lists tell; whole once every agent in scope has one.
 */
const roomForAnotherGroup: Check = (facts) => {
  const silence = unheard(facts, "source");
  if (silence) return silence;
  const { told, full } = facts.groupLists;
  const [over, total, imports] = [facts.flags.tooManyGroups, facts.total, agentImports(facts)];
  const basis = { counts: { total, told, full, over }, imports };
  if (over > 0)
    return fail(`${counted(over, "agent")} in more than four management groups.`, {
      ...basis,
      opens: { flag: ["tooManyGroups"], inScope: true },
    });
  if (full > 0)
    return fail(`${counted(full, "agent")} in four management groups already: no room for the new one.`, {
      ...basis,
      opens: { fullGroups: true, inScope: true },
    });
  if (told === 0) return unknown("Exports of agents do not tell of other management groups; a list from the agents would.", { imports });
  return told === total
    ? pass(`All ${counted(total, "agent")} tell their management groups, and each has room for the new one.`, basis)
    : unknown(`The management groups of ${count(told)} of ${counted(total, "agent")} are known; each of those has room.`, basis);
};

/** Owners are what people say: no import proves them. */
const agentsOwned: Check = (facts) => {
  const silence = unheard(facts, "source");
  if (silence) return silence;
  const left = facts.total - facts.owned;
  const words = {
    pass: `All ${counted(facts.total, "agent")} have an owner.`,
    fail: `${counted(left, "agent")} of ${count(facts.total)} without an owner.`,
  };
  return none(left, words, { counts: { owned: facts.owned, total: facts.total }, imports: [], opens: { owned: false, inScope: true } });
};

/** No import of agents, no list of the release, or no column: nothing can be said of systems. */
function systemsUntold(facts: CheckFacts): CheckOutcome | null {
  const silence = unheard(facts, "source");
  if (silence) return silence;
  const imports = agentImports(facts);
  const release = lowestRelease(groupsOf(facts, "target").map((group) => group.release));
  if (!release || !hasSystems(release)) return unknown(`No list of systems is public for the ${release ?? "new"} agent.`, { imports });
  return facts.systemsTold === 0 ? unknown("No export tells the agents' operating systems.", { imports }) : null;
}

/** Passes once every system is known, whatever it is: those outside the list are named by their flag, and left to who stays behind. */
const operatingSystems: Check = (facts) => {
  const silence = systemsUntold(facts);
  if (silence) return silence;
  const { total, systemsTold: told } = facts;
  const outside = facts.flags.osNotSupported;
  const basis = { counts: { total, told, outside }, imports: agentImports(facts) };
  const found = `${count(outside)} on systems that the new agent is not supported on`;
  return told === total
    ? pass(`The systems of all ${counted(total, "agent")} are known, ${found}.`, basis)
    : unknown(`The systems of ${count(told)} of ${counted(total, "agent")} are known, ${found}.`, basis);
};

const stayingBehind: Check = (facts) => {
  const silence = systemsUntold(facts);
  if (silence) return silence;
  const { total, systemsTold: told } = facts;
  const outside = facts.flags.osNotSupported;
  const basis = { counts: { total, told, outside }, imports: agentImports(facts) };
  const opens: AgentRows = { flag: ["osNotSupported"], inScope: true };
  if (outside > 0)
    return fail(`${counted(outside, "agent")} on systems that the new agent is not supported on, not excluded.`, { ...basis, opens });
  return told === total
    ? pass("No agent in scope is on a system that the new agent is not supported on.", basis)
    : unknown(`None of the agents whose system is known (${count(told)} of ${count(total)}) is outside the list.`, basis);
};

const methodNames: Record<Method, string> = { push: "push", commandLine: "command line" };

/** Agents of a method with nothing left of what must go. Without any such agent there is nothing to prove. */
const ofMethod =
  (method: Method, left: "notDone" | "belowTarget" | "notJoined", words: { pass: string; fail: string }): Check =>
  (facts) => {
    const silence = unheard(facts, "source", "target");
    if (silence) return silence;
    const { total, done, ...counts } = facts.methods[method];
    const imports = agentImports(facts);
    if (total === 0) return unknown(`No agent has ${methodNames[method]} as its method.`, { imports });
    const remaining = left === "notDone" ? total - done : counts[left];
    const said = {
      pass: `All ${counted(total, "agent")} by ${methodNames[method]} ${words.pass}.`,
      fail: `${count(remaining)} of ${counted(total, "agent")} by ${methodNames[method]} ${words.fail}.`,
    };
    return none(remaining, said, { counts: { total, left: remaining }, imports, opens: leftRows(method, left) });
  };

const leftRows = (method: Method, left: "notDone" | "belowTarget" | "notJoined"): AgentRows => ({
  method: [method],
  ...{ notDone: { done: false }, belowTarget: { oldRelease: true }, notJoined: { stage: notAcross } }[left],
  inScope: true,
});

const pushedAcross = ofMethod("push", "notDone", { pass: "are across and report", fail: "not across yet" });
const commandLineUpgraded = ofMethod("commandLine", "belowTarget", {
  pass: "have the new release",
  fail: "still on the old release",
});
const commandLineJoined = ofMethod("commandLine", "notJoined", {
  pass: "are in the new management group",
  fail: "not in the new management group yet",
});

const proxyingAlike: Check = (facts) => {
  const silence = unheard(facts, "source", "target");
  if (silence) return silence;
  const imports = agentImports(facts);
  if (!facts.told.proxying) return unknown("No agent's proxying is told by both management groups.", { imports });
  const differs = facts.flags.proxyDiffers;
  const words = { pass: "Proxying is on wherever it is on in the original.", fail: `Proxying differs for ${counted(differs, "agent")}.` };
  return none(differs, words, { counts: { differs }, imports, opens: { flag: ["proxyDiffers"], inScope: true } });
};

const versionsReached: Check = (facts) => {
  const silence = unheard(facts, "source", "target");
  if (silence) return silence;
  const left = facts.stages.waiting + facts.stages.joined + facts.flags.belowTarget;
  const words = {
    pass: `All ${counted(facts.total, "agent")} have the new release.`,
    fail: `${counted(left, "agent")} still on an old release.`,
  };
  const opens: AgentRows = { oldRelease: true, inScope: true };
  return none(left, words, { counts: { total: facts.total, left }, imports: agentImports(facts), opens });
};

const healthyInBoth: Check = (facts) => {
  const silence = unheard(facts, "source", "target");
  if (silence) return silence;
  const both = facts.stages.dualHomed + facts.stages.joined;
  const imports = agentImports(facts);
  if (both === 0) return unknown("No agent is in both management groups yet.", { imports });
  const { unhealthy, neverReported, grey } = facts.flags;
  const left = facts.flagged.worse;
  const words = {
    pass: `${counted(both, "agent")} in both management groups, none worse off in the new one.`,
    fail: `${counted(left, "agent")} of ${count(both)} not as well: ${ways([unhealthy, "critical in the new only"], [neverReported, "never reported"], [grey, "not heard from"])}.`,
  };
  return none(left, words, { counts: { both, left, unhealthy, neverReported, grey }, imports, opens: flaggedRows.worse });
};

const manageableInTarget: Check = (facts) => {
  const silence = unheard(facts, "target");
  if (silence) return silence;
  const imports = agentImports(facts, "target");
  const { notRemotelyManageable: manual, proxyDiffers } = facts.flags;
  const left = facts.flagged.unmanaged;
  if (!facts.told.manualInTarget) return unknown("No export tells which agents were installed by hand.", { imports });
  const words = {
    pass: "Every agent can be managed from the new management group.",
    fail: `${counted(left, "agent")} to look at: ${ways([manual, "not remotely manageable"], [proxyDiffers, "with other proxying"])}.`,
  };
  return none(left, words, { counts: { left, manual, proxyDiffers }, imports, opens: flaggedRows.unmanaged });
};

/** Agents that were installed by hand in the new management group get no rollup by push. Source: support article KB 10147. */
const remotelyManageable: Check = (facts) => {
  const silence = unheard(facts, "target");
  if (silence) return silence;
  const imports = agentImports(facts, "target");
  if (!facts.told.manualInTarget) return unknown("No export tells which agents were installed by hand.", { imports });
  const manual = facts.flags.notRemotelyManageable;
  const words = { pass: "Every agent is remotely manageable there.", fail: `${counted(manual, "agent")} not remotely manageable.` };
  return none(manual, words, { counts: { manual }, imports, opens: { flag: ["notRemotelyManageable"], inScope: true } });
};

/** From where people say that alerts are answered; no export tells it. */
const alertsMoved: Check = (facts) => {
  const silence = unheard(facts, "target");
  if (silence) return silence;
  const { said: told, moved } = facts.alerts;
  const counts = { total: facts.total, said: told, moved };
  if (told === 0) return unknown("Nobody said of any agent from where its alerts are answered.", { counts, imports: [] });
  const words = {
    pass: `Alerts of all ${counted(facts.total, "agent")} are answered from the new management group.`,
    fail: `Alerts of ${counted(facts.total - moved, "agent")} are not answered from the new management group alone.`,
  };
  const opens: AgentRows = { alertsFrom: ["source", "both", "unknown"], inScope: true };
  return none(facts.total - moved, words, { counts, imports: [], opens });
};

/** "1 never reported, 2 not heard from", without those of none. An agent may be in several. */
const ways = (...all: readonly [number, string][]) =>
  all.flatMap(([left, words]) => (left > 0 ? [`${count(left)} ${words}`] : [])).join(", ");

const behindGatewaysAcross: Check = (facts) => {
  const silence = unheard(facts, "target");
  if (silence) return silence;
  const gateways = facts.servers.filter(({ role, kind }) => role === "source" && kind === "gateway");
  const { agents, left, servers } = facts.behindGateways;
  const imports = [...agentImports(facts), ...gateways.map((one) => one.import)];
  if (agents === 0) return unknown("No agent is known to report to a gateway of the original.", { imports });
  const words = {
    pass: `All ${counted(agents, "agent")} behind gateways are in the new management group.`,
    fail: `${counted(left, "agent")} behind gateways not in the new management group yet.`,
  };
  const opens: AgentRows = { sourceServer: [...servers], stage: notAcross, inScope: true };
  return none(left, words, { counts: { agents, left }, imports, opens });
};

export const agentChecks = {
  noSilentAgents,
  manualAgentsByCommandLine,
  roomForAnotherGroup,
  agentsOwned,
  operatingSystems,
  stayingBehind,
  pushedAcross,
  commandLineUpgraded,
  commandLineJoined,
  proxyingAlike,
  versionsReached,
  healthyInBoth,
  manageableInTarget,
  remotelyManageable,
  behindGatewaysAcross,
  alertsMoved,
} as const satisfies Record<string, Check>;
