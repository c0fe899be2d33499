import { describe, expect, it } from "vitest";
import { polledStages } from "../polled/objects";
import { flagCodes, stages } from "../stages";
import { type CheckName, checks } from "./checks";
import type { CheckedGroup, CheckedServer, CheckFacts } from "./facts";
import type { CheckOutcome } from "./result";
import { type AgentRows, type CheckedRows, checkedRows, inOriginal } from "./rows";
import { say } from "./sentence";

const zeros = <K extends string>(keys: readonly K[]) => Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
const nothingPolled = {
  ...zeros([...polledStages, "total", "done", "belowFloor"]),
  untold: { source: ["OLD"], target: ["NEW"] },
  imports: [] as number[],
};
const group = (role: CheckedGroup["role"], more: Partial<CheckedGroup> = {}): CheckedGroup => ({
  name: role === "source" ? "OLD" : "NEW",
  role,
  release: role === "source" ? "2012 SP1" : "2012 R2",
  agents: 10,
  limit: 15_000,
  agentsImport: role === "source" ? 1 : 2,
  whole: true,
  serversImport: role === "source" ? 3 : 4,
  gatewaysImport: role === "source" ? 3 : 4,
  pendingImport: role === "source" ? 5 : 6,
  waiting: 0,
  failed: 0,
  license: "Retail",
  expires: null,
  licenseImport: role === "source" ? null : 7,
  latestImport: role === "source" ? 3 : 4,
  ...more,
});
const server = (role: CheckedServer["role"], more: Partial<CheckedServer> = {}): CheckedServer => ({
  id: "0190b2a4-0000-7000-8000-000000000001",
  name: role === "source" ? "oms1" : "nms1",
  kind: "managementServer",
  group: role === "source" ? "OLD" : "NEW",
  role,
  release: role === "source" ? "2012 SP1" : "2012 R2",
  rollup: null,
  health: "healthy",
  listed: true,
  planned: false,
  limit: 3000,
  failover: null,
  failoverImport: null,
  rejectsManual: null,
  heartbeatInterval: null,
  missedHeartbeats: null,
  certificate: null,
  import: role === "source" ? 3 : 4,
  ...more,
});
const gateway = (role: CheckedServer["role"], more: Partial<CheckedServer> = {}) =>
  server(role, { kind: "gateway", name: "gw1", limit: 2000, ...more });

const drift = (more: Partial<CheckFacts["drift"]> = {}) => ({
  stops: 0,
  unexplained: 0,
  explained: 0,
  information: 0,
  imports: [1, 3],
  frozen: { agents: 10, servers: 1, imports: [1, 3] },
  ...more,
});

type Given = {
  groups?: CheckedGroup[];
  drift?: CheckFacts["drift"];
  originals?: CheckFacts["originals"];
  servers?: CheckedServer[];
  stages?: Partial<CheckFacts["stages"]>;
  flags?: Partial<CheckFacts["flags"]>;
  told?: Partial<CheckFacts["told"]>;
  rows?: Partial<CheckFacts["rows"]>;
  flagged?: Partial<CheckFacts["flagged"]>;
  push?: Partial<CheckFacts["methods"]["push"]>;
  commandLine?: Partial<CheckFacts["methods"]["push"]>;
} & Partial<
  Pick<
    CheckFacts,
    | "polled"
    | "total"
    | "done"
    | "connecting"
    | "owned"
    | "systemsTold"
    | "groupLists"
    | "alerts"
    | "manualWithoutCommandLine"
    | "orphans"
    | "behindGateways"
  >
>;

function facts({
  groups,
  drift,
  originals,
  servers,
  stages: at,
  flags,
  flagged,
  told,
  rows,
  push,
  commandLine,
  ...rest
}: Given = {}): CheckFacts {
  const noAgents = { total: 0, done: 0, belowTarget: 0, notJoined: 0 };
  return {
    groups: groups ?? [group("source"), group("target")],
    drift: drift ?? null,
    originals: originals ?? [{ group: "OLD", open: { leave: null, go: null } }],
    servers: servers ?? [server("source"), server("target"), server("target", { name: "nms2" })],
    total: 10,
    done: 0,
    notReporting: 0,
    stages: { ...zeros(stages), ...at },
    flags: { ...zeros(flagCodes), ...flags },
    connecting: rest.total ?? 10,
    owned: 0,
    systemsTold: 0,
    groupLists: { told: 0, full: 0 },
    alerts: { said: 0, moved: 0 },
    methods: { push: { ...noAgents, ...push }, commandLine: { ...noAgents, ...commandLine } },
    manualWithoutCommandLine: 0,
    told: {
      grey: true,
      proxying: true,
      manualInSource: true,
      manualInTarget: true,
      system: true,
      groups: true,
      fullGroups: true,
      directory: true,
      integrated: true,
      ...told,
    },
    rows: { ...zeros(Object.keys(checkedRows) as CheckedRows[]), ...rows },
    flagged: { worse: 0, unmanaged: 0, critical: 0, ...flagged },
    behindGateways: { agents: 0, left: 0, servers: [] },
    orphans: { agents: 0, servers: [] },
    polled: { unixAgents: nothingPolled, agentless: nothingPolled, networkDevices: nothingPolled },
    ...rest,
  };
}

const noAgentsImport = [group("source", { agentsImport: null, whole: false, agents: 0 }), group("target", { agentsImport: null })];
const noServersImport = [group("source", { serversImport: null }), group("target", { serversImport: null, gatewaysImport: null })];
const to2022 = { groups: [group("source", { release: "2019" }), group("target", { release: "2022" })] };
const across = { total: 10, done: 10, stages: { dualHomed: 10 } };

/** What people enter is proven by no import. */
const entered: ReadonlySet<CheckName> = new Set(["agentsOwned", "alertsMoved"]);

/** What truly has no list to open, and why. */
const withoutList: Partial<Record<CheckName, string>> = {
  releasePair: "tells of two releases",
  licensed: "tells of management groups, which it names",
  agentsMayLeave: "each condition stands on the card of Retire, with its own number and list",
  firstServer: "there is no server to show: the management group lists none",
};

/** Numbers that count no rows of a list. */
const bareNumbers: Partial<Record<CheckName, string>> = {
  sourceRecorded: "what was frozen is kept as counts; the baseline stands on its page",
  releasePair: "releases",
  operatingSystems: "a release, where no list of systems is public",
  roomWithOneDown: "room is a limit and no row",
  certificates: "a date",
  licensed: "a date",
  settingsAlike: "values of settings",
};

type Row = [CheckName, string, Given, CheckOutcome["result"], string?, string?];
const rows: Row[] = [
  [
    "sourceRecorded",
    "agents and servers are there, a baseline is frozen",
    { drift: drift() },
    "pass",
    "10 agents and 1 server frozen as the baseline.",
  ],
  [
    "sourceRecorded",
    "no baseline",
    { stages: { waiting: 10 } },
    "unknown",
    "10 agents and 1 server on record, but no baseline is frozen yet.",
  ],
  ["sourceRecorded", "only part of the agents", { groups: [group("source", { whole: false })] }, "unknown"],
  ["sourceRecorded", "an export without agents", { groups: [group("source", { agents: 0 })] }, "unknown"],
  ["sourceRecorded", "no servers", { servers: [] }, "unknown", "No export of management servers of OLD yet."],
  ["releasePair", "listed by the documents", {}, "pass"],
  ["releasePair", "what servers prove counts, not what was entered", { servers: [server("source", { release: "2022" })] }, "fail"],
  [
    "releasePair",
    "the documents disagree",
    { servers: [server("source", { release: "2016" }), server("target", { release: "2022" })] },
    "unknown",
  ],
  ["releasePair", "no servers of the original", { servers: [server("target")] }, "unknown"],
  ["noSilentAgents", "none is grey", {}, "pass"],
  ["noSilentAgents", "some are", { flags: { grey: 2 } }, "fail", "2 agents not heard from."],
  ["noSilentAgents", "exports do not tell", { told: { grey: false } }, "unknown"],
  [
    "sourcePending",
    "no export",
    { groups: [group("source", { pendingImport: null }), group("target")] },
    "unknown",
    "No export of Pending Management of OLD yet.",
  ],
  ["sourcePending", "nothing waits", {}, "pass"],
  [
    "sourcePending",
    "something waits",
    { groups: [group("source", { waiting: 2, failed: 1 }), group("target")] },
    "fail",
    "2 pending actions in OLD.",
  ],
  [
    "sourcePending",
    "waits in one of two, the other untold",
    { groups: [group("source", { waiting: 1 }), group("source", { name: "OLD2", pendingImport: null }), group("target")] },
    "fail",
    "1 pending action in OLD.",
  ],
  ["targetPending", "no export", { groups: [group("source"), group("target", { pendingImport: null })] }, "unknown"],
  ["targetPending", "only failures", { groups: [group("source"), group("target", { waiting: 2, failed: 2 })] }, "pass"],
  [
    "targetPending",
    "one waits",
    { groups: [group("source"), group("target", { waiting: 3, failed: 2 })] },
    "fail",
    "1 pending action in NEW.",
  ],
  ["failedPushes", "no export", { groups: [group("source"), group("target", { pendingImport: null })] }, "unknown"],
  ["failedPushes", "none", { groups: [group("source"), group("target", { waiting: 2 })] }, "pass"],
  ["failedPushes", "two", { groups: [group("source"), group("target", { waiting: 2, failed: 2 })] }, "fail", "2 failed actions in NEW."],
  ["noSilentAgents", "no export", { groups: noAgentsImport }, "unknown", "No export of agents of OLD yet."],
  ["manualAgentsByCommandLine", "all have the method", { flags: { manuallyInstalled: 3 } }, "pass"],
  ["manualAgentsByCommandLine", "some have another", { flags: { manuallyInstalled: 3 }, manualWithoutCommandLine: 1 }, "fail"],
  ["manualAgentsByCommandLine", "no column", { told: { manualInSource: false } }, "unknown"],
  ["roomForAnotherGroup", "exports of agents do not tell", {}, "unknown"],
  ["roomForAnotherGroup", "more than four", { flags: { tooManyGroups: 1 } }, "fail", "1 agent in more than four management groups."],
  [
    "roomForAnotherGroup",
    "four already",
    { groupLists: { told: 10, full: 2 } },
    "fail",
    "2 agents in four management groups already: no room for the new one.",
  ],
  ["roomForAnotherGroup", "a list of all", { groupLists: { told: 10, full: 0 } }, "pass"],
  ["roomForAnotherGroup", "a list of some", { groupLists: { told: 4, full: 0 } }, "unknown"],
  ["operatingSystems", "a release without a list", { systemsTold: 10 }, "unknown", "No list of systems is public for the 2012 R2 agent."],
  ["operatingSystems", "nothing told", to2022, "unknown", "No export tells the agents' operating systems."],
  [
    "operatingSystems",
    "some told",
    { ...to2022, systemsTold: 4, flags: { osNotSupported: 1 } },
    "unknown",
    "The systems of 4 of 10 agents are known, 1 on systems that the new agent is not supported on.",
  ],
  [
    "operatingSystems",
    "all told, whatever they are",
    { ...to2022, systemsTold: 10, flags: { osNotSupported: 2 } },
    "pass",
    "The systems of all 10 agents are known, 2 on systems that the new agent is not supported on.",
  ],
  [
    "operatingSystems",
    "with several new management groups the oldest release counts",
    { groups: [...to2022.groups, group("target", { name: "NEW2" })], systemsTold: 10 },
    "unknown",
  ],
  ["stayingBehind", "nothing told", to2022, "unknown"],
  ["stayingBehind", "none outside, all told", { ...to2022, systemsTold: 10 }, "pass"],
  [
    "stayingBehind",
    "none outside, some told",
    { ...to2022, systemsTold: 4 },
    "unknown",
    "None of the agents whose system is known (4 of 10) is outside the list.",
  ],
  [
    "stayingBehind",
    "one outside, not excluded",
    { ...to2022, systemsTold: 4, flags: { osNotSupported: 1 } },
    "fail",
    "1 agent on systems that the new agent is not supported on, not excluded.",
  ],
  ["alertsMoved", "nobody said", {}, "unknown"],
  [
    "alertsMoved",
    "all",
    { alerts: { said: 10, moved: 10 } },
    "pass",
    "Alerts of all 10 agents are answered from the new management group.",
  ],
  [
    "alertsMoved",
    "some",
    { alerts: { said: 9, moved: 7 } },
    "fail",
    "Alerts of 3 agents are not answered from the new management group alone.",
  ],
  ["agentsOwned", "all", { owned: 10 }, "pass"],
  ["agentsOwned", "some", { owned: 7 }, "fail", "3 agents of 10 without an owner."],
  ["agentsOwned", "nobody in scope", { total: 0 }, "unknown"],
  ["sourceIntact", "nothing lost proves nothing without a baseline", {}, "unknown"],
  ["sourceIntact", "as it was", { drift: drift() }, "pass", "As it was when the baseline was frozen."],
  [
    "sourceIntact",
    "all explained",
    { drift: drift({ explained: 2, information: 7 }) },
    "pass",
    "9 differences from the baseline, all explained.",
  ],
  ["sourceIntact", "one without a reason", { drift: drift({ unexplained: 1, explained: 2 }) }, "fail"],
  ["sourceIntact", "what stops comes first", { drift: drift({ stops: 2, unexplained: 1 }) }, "fail"],
  ["sourceIntact", "a server lost", { servers: [server("source", { listed: false })] }, "fail", "Not listed any more: oms1."],
  ["targetNamed", "seen", {}, "pass"],
  ["targetNamed", "not seen", { groups: [group("source"), group("target", { latestImport: null })] }, "unknown"],
  ["roomWithOneDown", "two servers", { total: 3000 }, "pass"],
  ["roomWithOneDown", "one agent too many", { total: 3001 }, "fail"],
  [
    "roomWithOneDown",
    "the largest is the one that fails",
    { total: 2500, servers: [server("target"), server("target", { name: "b", limit: 2000, listed: null, planned: true })] },
    "fail",
  ],
  [
    "roomWithOneDown",
    "more than the management group should carry",
    { total: 2001, groups: [group("source"), group("target", { limit: 2000 })] },
    "fail",
    "2,001 agents, room for 3,000 with one of 2 management servers down. The new side should carry 2,000 at most.",
  ],
  ["roomWithOneDown", "no server", { servers: [server("source")] }, "unknown"],
  ["roomWithOneDown", "nobody in scope", { total: 0 }, "unknown"],
  ["firstServer", "healthy", {}, "pass"],
  [
    "firstServer",
    "red, and installed all the same",
    { servers: [server("target", { health: "critical" })] },
    "pass",
    "nms1 is listed; not healthy: nms1.",
  ],
  ["firstServer", "none listed", { servers: [server("source")] }, "fail", "NEW lists no management server."],
  ["firstServer", "health not told", { servers: [server("target", { health: null })] }, "pass", "nms1 is listed."],
  ["firstServer", "no export", { groups: noServersImport }, "unknown"],
  ["furtherServers", "two", {}, "pass", "2 servers listed."],
  ["furtherServers", "one, and no plan", { servers: [server("target")] }, "unknown"],
  [
    "furtherServers",
    "a planned one is missing",
    { servers: [server("target"), server("target", { name: "nms2", listed: null, planned: true })] },
    "fail",
    "Planned and not listed yet: nms2.",
  ],
  ["furtherServers", "no export", { groups: noServersImport }, "unknown"],
  ["oneRollup", "not told: the version is no proof", {}, "unknown"],
  [
    "oneRollup",
    "the same",
    { servers: [server("target", { rollup: "UR14" }), gateway("target", { rollup: "UR14" })] },
    "pass",
    "2 servers on UR14.",
  ],
  ["oneRollup", "a gateway behind", { servers: [server("target", { rollup: "UR14" }), gateway("target", { rollup: "UR9" })] }, "fail"],
  ["oneRollup", "no export", { groups: noServersImport }, "unknown"],
  ["targetHealthy", "all", {}, "pass"],
  ["targetHealthy", "a lost gateway", { servers: [server("target"), gateway("target", { listed: false })] }, "fail"],
  [
    "targetHealthy",
    "planned ones do not count",
    { servers: [server("target"), gateway("target", { listed: null, planned: true })] },
    "pass",
  ],
  ["targetHealthy", "no export", { groups: noServersImport }, "unknown"],
  ["manualAgentsLetIn", "let in", { servers: [server("target", { rejectsManual: false })] }, "pass"],
  ["manualAgentsLetIn", "rejected", { servers: [server("target", { rejectsManual: true })] }, "fail"],
  ["manualAgentsLetIn", "no column", {}, "unknown"],
  ["manualAgentsLetIn", "no export", { groups: noServersImport }, "unknown"],
  ["gatewayListed", "listed", { servers: [gateway("target")] }, "pass", undefined, "gw1"],
  [
    "gatewayListed",
    "planned only",
    { servers: [gateway("target", { listed: null, planned: true })] },
    "fail",
    "NEW does not list gw1.",
    "gw1",
  ],
  ["gatewayListed", "no export of gateways", { servers: [gateway("target")], groups: noServersImport }, "unknown", undefined, "gw1"],
  ["gatewayListed", "no gateway", {}, "unknown"],
  ["gatewayInstalled", "listed", { servers: [gateway("target")] }, "pass", "gw1 is listed.", "gw1"],
  [
    "gatewayInstalled",
    "red, and installed all the same",
    { servers: [gateway("target", { health: "critical" })] },
    "pass",
    "gw1 is listed; not healthy: gw1.",
    "gw1",
  ],
  ["gatewayInstalled", "health not told", { servers: [gateway("target", { health: null })] }, "pass", undefined, "gw1"],
  ["gatewayInstalled", "lost", { servers: [gateway("target", { listed: false })] }, "fail", undefined, "gw1"],
  ["certificates", "nothing told", { servers: [gateway("target")] }, "unknown", undefined, "gw1"],
  [
    "certificates",
    "one that holds",
    { servers: [gateway("target", { certificate: { told: "2027-03-12T00:00:00.000Z", renewal: null } })] },
    "pass",
    "The certificate of gw1 holds until 12 Mar 2027.",
    "gw1",
  ],
  [
    "certificates",
    "one that ends soon",
    { servers: [gateway("target", { certificate: { told: "2027-03-12T00:00:00.000Z", renewal: "soon" } })] },
    "fail",
    "The certificate of gw1 ends on 12 Mar 2027: renew it.",
    "gw1",
  ],
  [
    "certificates",
    "one that has ended",
    { servers: [gateway("target", { certificate: { told: "2027-03-12T00:00:00.000Z", renewal: "ended" } })] },
    "fail",
    "The certificate of gw1 ended on 12 Mar 2027.",
    "gw1",
  ],
  [
    "certificates",
    "a date that reads two ways",
    { servers: [gateway("target", { certificate: { told: "03/04/2027", renewal: null } })] },
    "unknown",
    "The certificate of gw1 ends on 03/04/2027, as the file writes it.",
    "gw1",
  ],
  [
    "certificates",
    "a gateway that is gone",
    { servers: [gateway("target", { listed: false, certificate: { told: "2027-03-12T00:00:00.000Z", renewal: null } })] },
    "unknown",
    undefined,
    "gw1",
  ],
  ["certificates", "no gateway", {}, "unknown", undefined, "gw1"],
  ["directoryAssigned", "nothing told", {}, "unknown"],
  [
    "directoryAssigned",
    "some left",
    { rows: { directoryTold: 4, integrated: 3, integratedLeft: 1 } },
    "unknown",
    "3 agents with Active Directory integration, 1 not in the new management group yet. No export tells whom it assigns.",
  ],
  [
    "directoryAssigned",
    "all across, told of all",
    { rows: { directoryTold: 10, integrated: 3 } },
    "pass",
    "3 agents with Active Directory integration, none left behind.",
  ],
  [
    "directoryAssigned",
    "none, told of some",
    { rows: { directoryTold: 4 } },
    "unknown",
    "0 agents with Active Directory integration, none left behind, as told of 4 of 10 agents.",
  ],
  ["directoryAssigned", "nobody was exported", { groups: noAgentsImport }, "unknown"],
  ["gatewayFailover", "set", { servers: [gateway("target", { failover: ["nms2"] })] }, "pass", undefined, "gw1"],
  ["gatewayFailover", "none set", { servers: [gateway("target", { failover: [] })] }, "fail", undefined, "gw1"],
  ["gatewayFailover", "no column", { servers: [gateway("target")] }, "unknown", undefined, "gw1"],
  ["pushedAcross", "all done", { push: { total: 5, done: 5 } }, "pass"],
  ["pushedAcross", "some not", { push: { total: 5, done: 4 } }, "fail", "1 of 5 agents by push not across yet."],
  ["pushedAcross", "none by push", {}, "unknown"],
  ["pushedAcross", "no export", { groups: noAgentsImport, push: { total: 5 } }, "unknown"],
  ["commandLineUpgraded", "all", { commandLine: { total: 5 } }, "pass"],
  ["commandLineUpgraded", "some not", { commandLine: { total: 5, belowTarget: 2 } }, "fail"],
  ["commandLineUpgraded", "none by command line", {}, "unknown"],
  ["commandLineJoined", "all", { commandLine: { total: 5 } }, "pass"],
  ["commandLineJoined", "some not", { commandLine: { total: 5, notJoined: 2 } }, "fail"],
  ["commandLineJoined", "none by command line", {}, "unknown"],
  ["proxyingAlike", "no difference", {}, "pass"],
  ["proxyingAlike", "a difference", { flags: { proxyDiffers: 1 } }, "fail"],
  ["proxyingAlike", "not told by both", { told: { proxying: false } }, "unknown"],
  ["versionsReached", "all", across, "pass"],
  [
    "versionsReached",
    "old ones, in either place",
    { stages: { waiting: 1, joined: 2 }, flags: { belowTarget: 3 } },
    "fail",
    "6 agents still on an old release.",
  ],
  ["versionsReached", "no export of the new one", { groups: [group("source"), group("target", { agentsImport: null })] }, "unknown"],
  ["healthyInBoth", "all", across, "pass"],
  [
    "healthyInBoth",
    "some worse",
    { ...across, flags: { unhealthy: 1, neverReported: 2 }, flagged: { worse: 2 } },
    "fail",
    "2 agents of 10 not as well: 1 critical in the new only, 2 never reported.",
  ],
  ["healthyInBoth", "nobody in both", { stages: { waiting: 10 } }, "unknown"],
  ["manageableInTarget", "all", across, "pass"],
  [
    "manageableInTarget",
    "some not",
    { ...across, flags: { notRemotelyManageable: 4 }, flagged: { unmanaged: 4 } },
    "fail",
    "4 agents to look at: 4 not remotely manageable.",
  ],
  ["manageableInTarget", "no column", { ...across, told: { manualInTarget: false } }, "unknown"],
  ["behindGatewaysAcross", "all", { servers: [gateway("source")], behindGateways: { agents: 4, left: 0, servers: ["gw1"] } }, "pass"],
  ["behindGatewaysAcross", "some not", { servers: [gateway("source")], behindGateways: { agents: 4, left: 1, servers: ["gw1"] } }, "fail"],
  ["behindGatewaysAcross", "nobody behind one", { servers: [gateway("source")] }, "unknown"],
  ["readyToRetire", "all done", across, "pass"],
  ["readyToRetire", "some not", { ...across, done: 9 }, "fail", "Not yet: 1 agent of 10 not done."],
  ["readyToRetire", "a critical flag", { ...across, flagged: { critical: 1 } }, "fail", "Not yet: 1 agent with a critical flag."],
  [
    "readyToRetire",
    "a failed push",
    { ...across, groups: [group("source"), group("target", { failed: 2, pendingImport: 9 })] },
    "fail",
    "Not yet: 2 failed actions under Pending Management.",
  ],
  ["readyToRetire", "a part proves nothing", { ...across, groups: [group("source", { whole: false }), group("target")] }, "unknown"],
  ["originalRemoved", "all cut over", { total: 10, stages: { cutOver: 10 } }, "pass"],
  ["originalRemoved", "dropped, still listed", { stages: { cutOver: 9, dualHomed: 1 }, flags: { lingering: 1 } }, "pass"],
  ["originalRemoved", "some in it", { stages: { cutOver: 9, dualHomed: 1 } }, "fail"],
  ["originalRemoved", "a part proves nothing", { groups: [group("source", { whole: false }), group("target")] }, "unknown"],
  ["sourceEmpty", "all cut over", { total: 10, stages: { cutOver: 10 } }, "pass"],
  ["sourceEmpty", "listed counts, dropped or not", { stages: { dualHomed: 1 }, flags: { lingering: 1 } }, "fail"],
  ["nothingForgotten", "some in it", { stages: { waiting: 1 } }, "fail"],
  ["agentsMayLeave", "nothing in the way", {}, "pass"],
  ["agentsMayLeave", "retired", { originals: [{ group: "OLD", open: null }] }, "pass"],
  ["agentsMayLeave", "no export", { groups: noAgentsImport }, "unknown"],
  [
    "agentsMayLeave",
    "a condition not met",
    { originals: [{ group: "OLD", open: { leave: say`The gate is open.`, go: say`The gate is open.` } }] },
    "fail",
    "Agents may not leave yet. OLD: The gate is open.",
  ],
  ["licensed", "with a key", {}, "pass"],
  ["licensed", "for ever, as .NET writes it", { groups: [group("target", { expires: "9999-12-31T23:59:59.000Z" })] }, "pass"],
  [
    "licensed",
    "an evaluation",
    { groups: [group("target", { license: "Eval", expires: "2014-08-01T00:00:00.000Z" })] },
    "fail",
    "Runs as an evaluation: NEW, until 1 Aug 2014.",
  ],
  ["licensed", "with an end that is no moment", { groups: [group("target", { expires: "2027-13-45T00:00:00Z" })] }, "pass"],
  ["licensed", "not told", { groups: [group("target", { license: null, licenseImport: null })] }, "unknown"],
  ["remotelyManageable", "all", {}, "pass"],
  ["remotelyManageable", "some by hand", { flags: { notRemotelyManageable: 2 } }, "fail", "2 agents not remotely manageable."],
  ["remotelyManageable", "no column", { told: { manualInTarget: false } }, "unknown"],
  ["serverGone", "not listed any more", { servers: [server("source", { listed: false })] }, "pass", undefined, "oms1"],
  ["serverGone", "listed, and may go", {}, "fail", "OLD still lists it. It may go.", "oms1"],
  [
    "serverGone",
    "listed, and may not go yet",
    { originals: [{ group: "OLD", open: { leave: null, go: say`An agent is in it.` } }] },
    "fail",
    "OLD still lists it. It may not go yet: An agent is in it.",
    "oms1",
  ],
  ["serverGone", "retired", { originals: [{ group: "OLD", open: null }] }, "pass", "OLD is retired.", "oms1"],
  [
    "sourceEmpty",
    "a retired original needs no whole export",
    { groups: [group("source", { whole: false }), group("target")], originals: [{ group: "OLD", open: null }], stages: { cutOver: 10 } },
    "pass",
  ],
  ["serverGone", "never spoken of", { servers: [] }, "unknown", undefined, "oms1"],
  ["originalStaysAway", "nobody left yet", { stages: { dualHomed: 10 } }, "unknown"],
  ["originalStaysAway", "only computers that were never in it", { stages: { cutOver: 3 }, flags: { newOnly: 3 } }, "unknown"],
  [
    "originalStaysAway",
    "who left stays away",
    { stages: { cutOver: 7 }, flags: { newOnly: 1 } },
    "pass",
    "None of the 6 agents that left the original is in it again.",
  ],
  [
    "originalStaysAway",
    "two are back",
    { stages: { cutOver: 7, dualHomed: 2 }, rows: { cameBack: 2 } },
    "fail",
    "2 agents in the original again after they had left it.",
  ],
  ["originalStaysAway", "no whole export", { groups: [group("source", { whole: false }), group("target")] }, "unknown"],
  [
    "noOrphans",
    "all have a server, nothing waits",
    {},
    "pass",
    "Nothing waits in Pending Management, and every agent of the original has a server that it lists.",
  ],
  [
    "noOrphans",
    "agents of a server that is gone",
    { orphans: { agents: 3, servers: ["oms9.test"] } },
    "fail",
    "3 agents of oms9.test, which the original does not list.",
  ],
  ["noOrphans", "something waits", { groups: [group("source", { waiting: 1 }), group("target")] }, "fail", "1 pending action in OLD."],
  ["noOrphans", "no export of pending actions", { groups: [group("source", { pendingImport: null }), group("target")] }, "unknown"],
  [
    "noOrphans",
    "gateways are not told",
    { groups: [group("source", { gatewaysImport: null }), group("target")], orphans: { agents: 3, servers: ["gw1"] } },
    "unknown",
    "No export tells the servers and gateways of OLD yet.",
  ],
  ["clustersAcross", "nobody is tagged", {}, "unknown", "No export tells which agents these are. Tag them “cluster” to have this checked."],
  ["clustersAcross", "one is left", { rows: { clusterNodes: 4, clusterNodesLeft: 1 } }, "fail", "1 cluster node of 4 not across yet."],
  [
    "clustersAcross",
    "proxying is off",
    { rows: { clusterNodes: 4, clusterNodesProxying: 2 } },
    "fail",
    "Proxying differs for 2 cluster nodes.",
  ],
  ["clustersAcross", "all", { rows: { clusterNodes: 4 } }, "pass", "All 4 cluster nodes are across and report."],
  ["controllersAcross", "nobody is tagged", {}, "unknown"],
  [
    "controllersAcross",
    "some are left",
    { rows: { controllers: 6, controllersLeft: 5 } },
    "fail",
    "5 domain controllers of 6 not across yet.",
  ],
  ["controllersAcross", "all", { rows: { controllers: 6 } }, "pass"],
  ["settingsAlike", "no column", {}, "unknown", "No export tells the heartbeats of servers on both sides."],
  [
    "settingsAlike",
    "as it was, and the rest is not told",
    {
      servers: [
        server("source", { heartbeatInterval: "60", missedHeartbeats: "3" }),
        server("target", { heartbeatInterval: "60", missedHeartbeats: "3" }),
      ],
    },
    "unknown",
    "Heartbeats are as in the original. No export tells the other settings.",
  ],
  [
    "settingsAlike",
    "at its defaults again",
    {
      servers: [
        server("source", { heartbeatInterval: "180", missedHeartbeats: "5" }),
        server("target", { heartbeatInterval: "60", missedHeartbeats: "3" }),
      ],
    },
    "fail",
    "Other than in the original: heartbeat interval 60 instead of 180, missed heartbeats 3 instead of 5.",
  ],
];

describe("checks", () => {
  it.each(rows)("%s: %s", (name, _, given, result, summary, subject = "") => {
    const told = checks[name](facts(given), subject || null);
    expect(told.result).toBe(result);
    if (summary) expect(told.summary).toBe(summary);
  });

  it("pass and fail rest on imports; every check says unknown where there is none at all", () => {
    const empty = facts({
      groups: [
        group("source", {
          agentsImport: null,
          whole: false,
          agents: 0,
          serversImport: null,
          gatewaysImport: null,
          latestImport: null,
          pendingImport: null,
          license: null,
          licenseImport: null,
        }),
        group("target", {
          agentsImport: null,
          whole: false,
          agents: 0,
          serversImport: null,
          gatewaysImport: null,
          latestImport: null,
          pendingImport: null,
          license: null,
          licenseImport: null,
        }),
      ],
      servers: [],
      total: 0,
    });
    for (const [name, check] of Object.entries(checks)) expect([name, check(empty, null).result]).toEqual([name, "unknown"]);
    for (const [name, , given, result, , subject = ""] of rows)
      if (result !== "unknown" && !entered.has(name))
        expect(checks[name](facts(given), subject || null).imports.length, name).toBeGreaterThan(0);
  });

  it("has a row for each but those that nothing can tell yet", () => {
    const tested = new Set<string>(rows.map(([name]) => name));
    const untold = Object.entries(checks).flatMap(([name, check]) =>
      check(facts(across), "oms1").summary.match(/ yet\b|Active Directory/) ? [name] : [],
    );
    expect(Object.keys(checks).filter((name) => !tested.has(name) && !untold.includes(name))).toEqual([]);
  });

  it("shows the rows of whatever fails: agents, servers, actions or differences, or says why there is no list", () => {
    const bare = rows.flatMap(([name, told, given, result, , subject = ""]) => {
      if (result !== "fail") return [];
      const { opens, servers, pending, drift } = checks[name](facts(given), subject || null);
      return opens || servers?.length || pending || drift ? [] : [[name, told]];
    });
    expect([...new Set(bare.map(([name = ""]) => name))].sort()).toEqual(Object.keys(withoutList).sort());
  });

  it("opens the rows of every number that it tells, whatever it says, or the test says why there are none", () => {
    const bare = rows.flatMap(([name, told, given, , , subject = ""]) => {
      const { sentence, summary } = checks[name](facts(given), subject || null);
      expect(sentence.map(({ words }) => words).join("")).toBe(summary);
      const silent = sentence.filter(({ agents, servers, pending, drift }) => !(agents || servers || pending || drift !== undefined));
      return silent.some(({ words }) => /(?<![\w.-])\d[\d,]*(?![\w.-]*\w)/.test(words)) ? [[name, told]] : [];
    });
    expect([...new Set(bare.map(([name = ""]) => name))].sort()).toEqual(Object.keys(bareNumbers).sort());
  });

  it.each<[CheckName, Given, AgentRows]>([
    ["noSilentAgents", { flags: { grey: 2 } }, { flag: ["grey"], inScope: true }],
    ["agentsOwned", { owned: 7 }, { owned: false, inScope: true }],
    ["pushedAcross", { push: { total: 4, done: 1 } }, { method: ["push"], done: false, inScope: true }],
    ["originalStaysAway", { stages: { cutOver: 1 }, rows: { cameBack: 2 } }, checkedRows.cameBack],
    ["noOrphans", { orphans: { agents: 3, servers: ["oms9"] } }, { sourceServer: ["oms9"] }],
    ["clustersAcross", { rows: { clusterNodes: 4, clusterNodesLeft: 1 } }, checkedRows.clusterNodesLeft],
    ["sourceEmpty", { stages: { dualHomed: 2 } }, { stage: inOriginal, inScope: true }],
  ])("%s opens the agents that it counts, and nothing once it passes", (name, given, rows) => {
    expect(checks[name](facts(given), null).opens).toEqual(rows);
    expect(checks[name](facts({ ...across, stages: { cutOver: 10 }, owned: 10 }), null).opens).toBeUndefined();
  });
});

describe("checks on what has no agent", () => {
  const all = { source: [], target: [] };
  const unix = (more: Partial<typeof nothingPolled>, untold: { source: string[]; target: string[] } = all) =>
    facts({
      polled: { unixAgents: { ...nothingPolled, imports: [8], ...more, untold }, agentless: nothingPolled, networkDevices: nothingPolled },
    });
  const told = (name: CheckName, given: CheckFacts) => {
    const { result, summary, imports } = checks[name](given, null);
    return [result, summary, imports];
  };

  it.each<[string, CheckName, CheckFacts, string, string]>([
    [
      "nobody told",
      "unixAcross",
      facts(),
      "unknown",
      "No whole export of UNIX and Linux computers of OLD yet that is as new as that of its agents.",
    ],
    [
      "only the original told",
      "unixAcross",
      unix({ total: 2 }, { source: [], target: ["NEW"] }),
      "unknown",
      "No whole export of UNIX and Linux computers of NEW yet that is as new as that of its agents.",
    ],
    [
      "some are the original's alone",
      "unixAcross",
      unix({ total: 3, originalOnly: 2, both: 1 }),
      "fail",
      "Polled by an original only: 2 UNIX or Linux computers.",
    ],
    [
      "one has an old agent",
      "unixAcross",
      unix({ total: 1, newOnly: 1, belowFloor: 1 }),
      "fail",
      "1 agent older than the new management group supports.",
    ],
    [
      "all are across",
      "unixAcross",
      unix({ total: 3, both: 1, newOnly: 2 }),
      "pass",
      "All of them are polled by a new management group: 3 UNIX or Linux computers.",
    ],
    ["there are none", "unixAcross", unix({}), "pass", "Nothing of that kind is polled."],
    [
      "some are in the original still",
      "unixLeft",
      unix({ total: 3, both: 1, newOnly: 2 }),
      "fail",
      "Still polled by an original: 1 UNIX or Linux computer.",
    ],
    ["none is", "unixLeft", unix({ total: 2, newOnly: 2 }, { source: [], target: ["NEW"] }), "pass", "No original polls any."],
    [
      "network devices are not told",
      "agentlessLeft",
      facts({ polled: { ...facts().polled, agentless: { ...nothingPolled, untold: all } } }),
      "unknown",
      "No whole export of network devices of OLD yet that is as new as that of its agents.",
    ],
  ])("%s: %s", (_, name, given, result, summary) => expect(told(name, given).slice(0, 2)).toEqual([result, summary]));

  it("rest on the imports that told", () => expect(told("unixLeft", unix({ total: 2, newOnly: 2 }))[2]).toEqual([8]));
});
