import { roomWithOneDown } from "../capacity";
import { compatibilityWarnings } from "../compatibility";
import { evaluationOf } from "../licence";
import { highestRelease } from "../releases";
import { calendarDay } from "../words/moments";
import { count, counted } from "../words/numbers";
import type { CheckedDrift, CheckedServer, CheckFacts } from "./facts";
import { healthOf, importsOf, listedOf, serversOf } from "./of-servers";
import { type Check, fail, groupsOf, none, pass, unknown } from "./result";
import { inOriginal, inScope } from "./rows";
import { about, agents, differences, joined, named, say, someServers } from "./sentence";

/** Checks on management servers, gateways and the management groups themselves. */

/** The management servers that the latest exports of the new management groups list; null where one was not exported. */
function newServers(facts: CheckFacts): CheckedServer[] | null {
  if (groupsOf(facts, "target").some(({ serversImport }) => serversImport === null)) return null;
  return serversOf(facts, "target", "managementServer").filter(({ listed }) => listed);
}

const noServers = unknown("No export of management servers of the new management group yet.");

const sourceRecorded: Check = (facts) => {
  if (facts.drift) {
    const { imports, ...counts } = facts.drift.frozen;
    return pass(`${counted(counts.agents, "agent")} and ${counted(counts.servers, "server")} frozen as the baseline.`, { counts, imports });
  }
  const sources = groupsOf(facts, "source");
  const imports = sources.flatMap(({ agentsImport, serversImport }) => [agentsImport, serversImport]);
  for (const group of sources) {
    if (!group.whole || group.agents === 0) return unknown(`No whole export of agents of ${group.name} yet.`, { imports });
    if (!serversOf(facts, "source", "managementServer").some(({ group: of, listed }) => of === group.name && listed))
      return unknown(`No export of management servers of ${group.name} yet.`, { imports });
  }
  const listed = inOriginal.reduce((sum, stage) => sum + facts.stages[stage], 0);
  const servers = serversOf(facts, "source").filter((one) => one.listed);
  const told = say`${agents(listed, { stage: inOriginal, ...inScope })} and ${someServers(servers)} on record, but no baseline is frozen yet.`;
  return unknown(told, { counts: { agents: listed, servers: servers.length }, imports });
};

/** The release that servers prove is compared, not the one that was entered. */
const releasePair: Check = (facts) => {
  const groups = facts.groups.map((group) => {
    const proven = serversOf(facts, group.role, "managementServer").flatMap(({ group: of, release }) =>
      of === group.name && release ? [release] : [],
    );
    return { ...group, proven: highestRelease(proven) };
  });
  const unproven = groups.find(({ role, proven }) => role === "source" && proven === null);
  const imports = groups.map(({ serversImport }) => serversImport);
  if (unproven) return unknown(`No export tells the release of ${unproven.name}'s servers yet.`, { imports });
  const [warning] = compatibilityWarnings(groups.map(({ name, role, release, proven }) => ({ name, role, release: proven ?? release })));
  if (!warning) return pass("The documents list this pair of releases side by side.", { imports });
  return warning.code === "pair-disputed" ? unknown(warning.message, { imports }) : fail(warning.message, { imports });
};

/** Without a frozen baseline a loss is all that can be told. */
const sourceIntact: Check = (facts) => {
  if (facts.drift) return drifted(facts.drift);
  const servers = serversOf(facts, "source");
  const lost = servers.filter(({ listed }) => listed === false);
  if (lost.length) return fail(say`Not listed any more: ${named(lost)}.`, { counts: { lost: lost.length }, imports: importsOf(lost) });
  return unknown("No server was lost so far. No baseline is frozen, so drift cannot be told yet.", { imports: importsOf(servers) });
};

function drifted({ imports, frozen: _, ...counts }: CheckedDrift): ReturnType<Check> {
  const { stops, unexplained, explained, information } = counts;
  const basis = { counts, imports };
  if (stops)
    return fail(
      say`${differences(stops, "stops", "loss or change", "losses or changes")} of the original that no reason explains away.`,
      basis,
    );
  if (unexplained) return fail(say`${differences(unexplained, "unexplained")} from the baseline without a reason.`, basis);
  const rest = differences(explained + information, null);
  return pass(explained + information ? say`${rest} from the baseline, all explained.` : "As it was when the baseline was frozen.", basis);
}

const targetNamed: Check = (facts) => {
  const targets = groupsOf(facts, "target");
  const unseen = targets.find(({ latestImport }) => latestImport === null);
  if (unseen) return unknown(`No export of ${unseen.name} yet.`);
  const imports = targets.map(({ latestImport }) => latestImport);
  return pass(`${targets.map(({ name }) => name).join(", ")} seen in exports, under a name of its own.`, { imports });
};

/** Whether every new management group has its product key. */
const licensed: Check = (facts) => {
  const targets = groupsOf(facts, "target");
  const imports = targets.map(({ licenseImport }) => licenseImport);
  const trial = targets.flatMap((group) => {
    const evaluation = evaluationOf(group);
    return evaluation ? [{ name: group.name, ...evaluation }] : [];
  });
  const words = trial.map(({ name, ends }) => `${name}${ends ? `, until ${calendarDay(ends)}` : ""}`).join("; ");
  if (trial.length) return fail(`Runs as an evaluation: ${words}.`, { counts: { trial: trial.length }, imports });
  const untold = targets.filter(({ license }) => license === null).map(({ name }) => name);
  if (untold.length) return unknown(`No export tells the license of ${untold.join(", ")}.`, { imports });
  return pass("Every new management group is licensed.", { counts: { trial: 0 }, imports });
};

/** Agents that connect or will, excluded ones too, against the servers that there are or will be, with the largest one down, and against what the management groups should carry. */
const roomStays: Check = (facts) => {
  const servers = serversOf(facts, "target", "managementServer").filter(({ listed, planned }) => listed || planned);
  const limits = servers.map(({ limit }) => limit ?? 0);
  if (!servers.length) return unknown("No new management server is observed or planned yet.");
  const all = facts.connecting;
  const room = roomWithOneDown(limits);
  const carried = groupsOf(facts, "target").reduce((sum, group) => sum + group.limit, 0);
  const counts = { servers: servers.length, room, agents: all, carried };
  const beyond = all > carried ? ` The new side should carry ${count(carried)} at most.` : "";
  const words = say`${agents(all, { connecting: true })}, room for ${count(room)} with one of ${someServers(servers, "management server")} down.${beyond}`;
  const imports = [...importsOf(servers), ...facts.groups.map(({ agentsImport }) => agentsImport)];
  if (all === 0) return unknown("No agent is in scope yet.", { counts, imports });
  return Math.min(room, carried) >= all ? pass(words, { counts, imports }) : fail(words, { counts, imports });
};

const firstServer: Check = (facts) => {
  const servers = newServers(facts);
  if (!servers) return noServers;
  const without = groupsOf(facts, "target").find(({ name }) => !servers.some(({ group }) => group === name));
  const imports = [...importsOf(servers), ...groupsOf(facts, "target").map(({ serversImport }) => serversImport)];
  if (without) return fail(`${without.name} lists no management server.`, { imports });
  return listedOf(servers, imports);
};

const furtherServers: Check = (facts) => {
  const servers = newServers(facts);
  if (!servers) return noServers;
  const missing = serversOf(facts, "target", "managementServer").filter(({ planned, listed }) => planned && !listed);
  const imports = [...importsOf(servers), ...groupsOf(facts, "target").map(({ serversImport }) => serversImport)];
  if (missing.length) return fail(say`Planned and not listed yet: ${named(missing)}.`, { counts: { missing: missing.length }, imports });
  if (servers.length < 2)
    return unknown("One management server is listed and no other is planned.", { counts: { servers: servers.length }, imports });
  return listedOf(servers, imports);
};

const oneRollup: Check = (facts) => {
  const servers = newServers(facts);
  if (!servers?.length) return noServers;
  const all = [...servers, ...serversOf(facts, "target", "gateway").filter(({ listed }) => listed)];
  const imports = importsOf(all);
  const untold = all.filter(({ rollup }) => rollup === null);
  if (untold.length) return unknown(say`No export tells the update rollup of ${named(untold)}. Look under Help, About.`, { imports });
  const levels = [...new Set(all.map(({ rollup }) => rollup))];
  if (levels.length === 1) return pass(say`${someServers(all)} on ${levels[0] ?? ""}.`, { counts: { servers: all.length }, imports });
  const at = joined(
    levels.map((level) => [
      about(
        level ?? "",
        all.filter(({ rollup }) => rollup === level),
      ),
    ]),
  );
  return fail(say`Different update rollups: ${at}.`, { counts: { servers: all.length, levels: levels.length }, imports });
};

const targetHealthy: Check = (facts) => {
  if (!newServers(facts)?.length) return noServers;
  const servers = serversOf(facts, "target").filter(({ listed }) => listed !== null);
  return healthOf(servers, importsOf(servers));
};

const manualAgentsLetIn: Check = (facts) => {
  const servers = newServers(facts);
  if (!servers?.length) return noServers;
  const imports = importsOf(servers);
  if (servers.some(({ rejectsManual }) => rejectsManual === null))
    return unknown("No export tells whether the servers reject agents installed by hand.", { imports });
  const left = servers.filter(({ rejectsManual }) => rejectsManual);
  const words = { pass: "No server rejects agents installed by hand.", fail: say`Rejected by ${named(left)}.` };
  return none(left.length, words, { counts: { servers: servers.length, rejecting: left.length }, imports });
};

/**
 * Whether the new side keeps the heartbeats of the original and lets agents in as it does: all that exports tell of global settings. Passing
 * would say more than that, so what agrees is said and the rest is left to people.
 */
const settingsAlike: Check = (facts) => {
  const fields = { heartbeatInterval: "heartbeat interval", missedHeartbeats: "missed heartbeats" } as const;
  const [old, fresh] = [serversOf(facts, "source", "managementServer"), serversOf(facts, "target", "managementServer")];
  const imports = importsOf([...old, ...fresh].filter(({ listed }) => listed));
  const values = (servers: readonly CheckedServer[], field: keyof typeof fields) =>
    [...new Set(servers.flatMap((one) => (one.listed && one[field] !== null ? [one[field]] : [])))].sort().join(" and ");
  const told = (Object.keys(fields) as (keyof typeof fields)[])
    .map((field) => ({ name: fields[field], before: values(old, field), now: values(fresh, field) }))
    .filter(({ before, now }) => before && now);
  const differ = told.filter(({ before, now }) => before !== now);
  const counts = { compared: told.length, differ: differ.length };
  if (told.length === 0) return unknown("No export tells the heartbeats of servers on both sides.", { imports });
  if (differ.length === 0) return unknown("Heartbeats are as in the original. No export tells the other settings.", { counts, imports });
  return fail(`Other than in the original: ${differ.map(({ name, before, now }) => `${name} ${now} instead of ${before}`).join(", ")}.`, {
    counts,
    imports,
    servers: [...old, ...fresh].filter(({ listed }) => listed),
  });
};

/** A server of the original that is to go: may servers go, lib/domain/retire/conditions.ts, until it is listed no more. */
const serverGone: Check = (facts, subject) => {
  const server = serversOf(facts, "source").find(({ name }) => name === subject);
  if (!server || server.listed === null) return unknown("No export of servers of the original has spoken of it.");
  const imports = [server.import];
  const original = facts.originals.find(({ group }) => group === server.group);
  if (original?.open === null) return pass(`${server.group} is retired.`, { imports });
  const may = original && (original.open.go === null ? " It may go." : say` It may not go yet: ${original.open.go}`);
  return server.listed
    ? fail(say`${server.group} still lists it.${may ?? ""}`, { imports, servers: [server] })
    : pass(`${server.group} does not list it any more.`, { imports });
};

export const serverChecks = {
  sourceRecorded,
  releasePair,
  sourceIntact,
  targetNamed,
  licensed,
  roomWithOneDown: roomStays,
  firstServer,
  furtherServers,
  oneRollup,
  targetHealthy,
  manualAgentsLetIn,
  settingsAlike,
  serverGone,
} as const satisfies Record<string, Check>;
