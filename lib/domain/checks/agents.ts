import { hasSystems } from "../operating-systems";
import { lowestRelease } from "../releases";
import type { FlagCode, Method } from "../stages";
import type { CheckFacts } from "./facts";
import { agentImports, type Check, type CheckOutcome, fail, groupsOf, none, pass, unheard, unknown } from "./result";
import { type AgentRows, checkedRows, flaggedRows, inScope, notAcross } from "./rows";
import { agents, joined, ofAgents, say } from "./sentence";

/** Checks on agents in the parallel run. Excluded agents count nowhere. */

const ofFlag = (flag: FlagCode): AgentRows => ({ flag: [flag], inScope: true });

const noSilentAgents: Check = (facts) => {
  const silence = unheard(facts, "source");
  if (silence) return silence;
  const imports = agentImports(facts);
  if (!facts.told.grey) return unknown("No export tells which agents are grey.", { imports });
  const grey = facts.flags.grey;
  const words = { pass: "Every agent was heard from.", fail: say`${agents(grey, ofFlag("grey"))} not heard from.` };
  return none(grey, words, { counts: { grey }, imports });
};

const manualAgentsByCommandLine: Check = (facts) => {
  const silence = unheard(facts, "source");
  if (silence) return silence;
  const imports = agentImports(facts, "source");
  if (!facts.told.manualInSource) return unknown("No export tells which agents were installed by hand.", { imports });
  const [manual, left] = [facts.flags.manuallyInstalled, facts.manualWithoutCommandLine];
  const words = {
    pass: say`${agents(manual, ofFlag("manuallyInstalled"))} installed by hand; those not across yet have the command line as method.`,
    fail: say`${agents(left, { ...ofFlag("manuallyInstalled"), stage: notAcross, method: ["push"] })} installed by hand and not across yet with another method than the command line.`,
  };
  return none(left, words, { counts: { manual, left }, imports });
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
  if (over > 0) return fail(say`${agents(over, ofFlag("tooManyGroups"))} in more than four management groups.`, basis);
  if (full > 0)
    return fail(say`${agents(full, { fullGroups: true, ...inScope })} in four management groups already: no room for the new one.`, basis);
  if (told === 0) return unknown("Exports of agents do not tell of other management groups; a list from the agents would.", { imports });
  return told === total
    ? pass(say`All ${agents(total, inScope)} tell their management groups, and each has room for the new one.`, basis)
    : unknown(
        say`The management groups of ${ofAgents(told, { groupsTold: true, ...inScope })} of ${agents(total, inScope)} are known; each of those has room.`,
        basis,
      );
};

/** Owners are what people say: no import proves them. */
const agentsOwned: Check = (facts) => {
  const silence = unheard(facts, "source");
  if (silence) return silence;
  const left = facts.total - facts.owned;
  const words = {
    pass: say`All ${agents(facts.total, inScope)} have an owner.`,
    fail: say`${agents(left, { owned: false, ...inScope })} of ${ofAgents(facts.total, inScope)} without an owner.`,
  };
  return none(left, words, { counts: { owned: facts.owned, total: facts.total }, imports: [] });
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

const systemTold: AgentRows = { systemTold: true, inScope: true };

/** Passes once every system is known, whatever it is: those outside the list are named by their flag, and left to who stays behind. */
const operatingSystems: Check = (facts) => {
  const silence = systemsUntold(facts);
  if (silence) return silence;
  const { total, systemsTold: told } = facts;
  const outside = facts.flags.osNotSupported;
  const basis = { counts: { total, told, outside }, imports: agentImports(facts) };
  const found = say`${ofAgents(outside, ofFlag("osNotSupported"))} on systems that the new agent is not supported on`;
  return told === total
    ? pass(say`The systems of all ${agents(total, inScope)} are known, ${found}.`, basis)
    : unknown(say`The systems of ${ofAgents(told, systemTold)} of ${agents(total, inScope)} are known, ${found}.`, basis);
};

const stayingBehind: Check = (facts) => {
  const silence = systemsUntold(facts);
  if (silence) return silence;
  const { total, systemsTold: told } = facts;
  const outside = facts.flags.osNotSupported;
  const basis = { counts: { total, told, outside }, imports: agentImports(facts) };
  if (outside > 0)
    return fail(say`${agents(outside, ofFlag("osNotSupported"))} on systems that the new agent is not supported on, not excluded.`, basis);
  return told === total
    ? pass("No agent in scope is on a system that the new agent is not supported on.", basis)
    : unknown(
        say`None of the agents whose system is known (${ofAgents(told, systemTold)} of ${ofAgents(total, inScope)}) is outside the list.`,
        basis,
      );
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
      pass: say`All ${agents(total, { method: [method], ...inScope })} by ${methodNames[method]} ${words.pass}.`,
      fail: say`${ofAgents(remaining, leftRows(method, left))} of ${agents(total, { method: [method], ...inScope })} by ${methodNames[method]} ${words.fail}.`,
    };
    return none(remaining, said, { counts: { total, left: remaining }, imports });
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
  const words = {
    pass: "Proxying is on wherever it is on in the original.",
    fail: say`Proxying differs for ${agents(differs, ofFlag("proxyDiffers"))}.`,
  };
  return none(differs, words, { counts: { differs }, imports });
};

const versionsReached: Check = (facts) => {
  const silence = unheard(facts, "source", "target");
  if (silence) return silence;
  const left = facts.stages.waiting + facts.stages.joined + facts.flags.belowTarget;
  const words = {
    pass: say`All ${agents(facts.total, inScope)} have the new release.`,
    fail: say`${agents(left, { oldRelease: true, ...inScope })} still on an old release.`,
  };
  return none(left, words, { counts: { total: facts.total, left }, imports: agentImports(facts) });
};

const healthyInBoth: Check = (facts) => {
  const silence = unheard(facts, "source", "target");
  if (silence) return silence;
  const both = facts.stages.dualHomed + facts.stages.joined;
  const imports = agentImports(facts);
  if (both === 0) return unknown("No agent is in both management groups yet.", { imports });
  const { unhealthy, neverReported, grey } = facts.flags;
  const left = facts.flagged.worse;
  const inBoth: AgentRows = { stage: ["joined", "dualHomed"], ...inScope };
  const how = ways(
    [unhealthy, "unhealthy", "critical in the new only"],
    [neverReported, "neverReported", "never reported"],
    [grey, "grey", "not heard from"],
  );
  const words = {
    pass: say`${agents(both, inBoth)} in both management groups, none worse off in the new one.`,
    fail: say`${agents(left, flaggedRows.worse)} of ${ofAgents(both, inBoth)} not as well: ${how}.`,
  };
  return none(left, words, { counts: { both, left, unhealthy, neverReported, grey }, imports });
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
    fail: say`${agents(left, flaggedRows.unmanaged)} to look at: ${ways([manual, "notRemotelyManageable", "not remotely manageable"], [proxyDiffers, "proxyDiffers", "with other proxying"])}.`,
  };
  return none(left, words, { counts: { left, manual, proxyDiffers }, imports });
};

/** Agents that were installed by hand in the new management group get no rollup by push. Source: support article KB 10147. */
const remotelyManageable: Check = (facts) => {
  const silence = unheard(facts, "target");
  if (silence) return silence;
  const imports = agentImports(facts, "target");
  if (!facts.told.manualInTarget) return unknown("No export tells which agents were installed by hand.", { imports });
  const manual = facts.flags.notRemotelyManageable;
  const words = {
    pass: "Every agent is remotely manageable there.",
    fail: say`${agents(manual, ofFlag("notRemotelyManageable"))} not remotely manageable.`,
  };
  return none(manual, words, { counts: { manual }, imports });
};

/** From where people say that alerts are answered; no export tells it. */
const alertsMoved: Check = (facts) => {
  const silence = unheard(facts, "target");
  if (silence) return silence;
  const { said: told, moved } = facts.alerts;
  const counts = { total: facts.total, said: told, moved };
  if (told === 0) return unknown("Nobody said of any agent from where its alerts are answered.", { counts, imports: [] });
  const words = {
    pass: say`Alerts of all ${agents(facts.total, inScope)} are answered from the new management group.`,
    fail: say`Alerts of ${agents(facts.total - moved, { alertsFrom: ["source", "both", "unknown"], ...inScope })} are not answered from the new management group alone.`,
  };
  return none(facts.total - moved, words, { counts, imports: [] });
};

/** "1 never reported, 2 not heard from", without those of none. An agent may be in several. */
const ways = (...all: readonly [left: number, flag: FlagCode, words: string][]) =>
  joined(all.flatMap(([left, flag, words]) => (left > 0 ? [say`${ofAgents(left, ofFlag(flag))} ${words}`] : [])));

const behindGatewaysAcross: Check = (facts) => {
  const silence = unheard(facts, "target");
  if (silence) return silence;
  const gateways = facts.servers.filter(({ role, kind }) => role === "source" && kind === "gateway");
  const { agents: total, left, servers } = facts.behindGateways;
  const imports = [...agentImports(facts), ...gateways.map((one) => one.import)];
  if (total === 0) return unknown("No agent is known to report to a gateway of the original.", { imports });
  const behind: AgentRows = { sourceServer: [...servers], ...inScope };
  const words = {
    pass: say`All ${agents(total, behind)} behind gateways are in the new management group.`,
    fail: say`${agents(left, { ...behind, stage: notAcross })} behind gateways not in the new management group yet.`,
  };
  return none(left, words, { counts: { agents: total, left }, imports });
};

/**
 * An agent whose integration is on looks in Active Directory for its management groups; whether it is assigned one there, no export tells. So nothing of it fails, and
 * who is not across yet is told. Source: MicrosoftDocs/SystemCenterDocs, SystemCenterDocs/scom/manage-ad-integration-agent-assignment.md.
 */
const directoryAssigned: Check = (facts) => {
  const silence = unheard(facts, "source", "target");
  if (silence) return silence;
  const { directoryTold: told, integrated, integratedLeft: left } = facts.rows;
  const basis = { counts: { total: facts.total, told, integrated, left }, imports: agentImports(facts) };
  if (told === 0) return unknown("No export tells which agents look in Active Directory; details of agents would.", basis);
  const found = say`${agents(integrated, checkedRows.integrated)} with Active Directory integration`;
  if (left > 0)
    return unknown(
      say`${found}, ${ofAgents(left, checkedRows.integratedLeft)} not in the new management group yet. No export tells whom it assigns.`,
      basis,
    );
  return told === facts.total
    ? pass(say`${found}, none left behind.`, basis)
    : unknown(
        say`${found}, none left behind, as told of ${ofAgents(told, checkedRows.directoryTold)} of ${agents(facts.total, inScope)}.`,
        basis,
      );
};

export const agentChecks = {
  directoryAssigned,
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
