import { type Build, readBuild } from "./builds";
import { isGrey, type Listing, type StageContext } from "./listings";
import { groupKeyOf, type ManagementGroup } from "./management-groups";
import { isSupported, windowsOf } from "./operating-systems";
import { pendingWords } from "./pending";
import { compareReleases, highestRelease, lowestRelease, type Release } from "./releases";
import { type Flag, type FlagCode, flagCodes, flags, type Stage } from "./stages";
import { configuredGroups, mostGroupsPerAgent } from "./told-listings";

type Facts = {
  stage: Stage;
  sources: readonly Listing[];
  targets: readonly Listing[];
  build: Build | null;
  target: Release | null;
  expected: boolean;
  reached: boolean;
  context: StageContext;
};

/** Every flag the facts prove, critical first, each with its reason. An agent that is gone carries none. */
export function agentFlags(facts: Facts): Flag[] {
  if (facts.stage === "gone") return [];
  const raised = new Map<FlagCode, string>();
  raiseOfMembership(facts, raised);
  raiseOfVersion(facts, raised);
  raiseOfSystem(facts, raised);
  for (const listing of [...facts.sources, ...facts.targets]) raiseOfListing(listing, raised);
  raiseOfPairs(facts, raised);
  if (!raised.size) return [];
  return flagCodes.flatMap((code) => {
    const reason = raised.get(code);
    return reason === undefined ? [] : [{ code, severity: flags[code].severity, reason }];
  });
}

function raiseOfMembership({ stage, expected, sources, targets, context }: Facts, raised: Map<FlagCode, string>) {
  if (stage === "cutOver" && !expected)
    raised.set("leftSource", "Was listed in an original management group, is not any more; nobody accepted the cut-over.");
  if (context.returned) raised.set("returned", context.returned);
  if (context.ambiguous) raised.set("ambiguousName", `An export names "${context.ambiguous}", which may be this agent or another.`);
  const listed = new Set([...sources, ...targets].filter((l) => !l.claimed).map((l) => l.group.key));
  raiseOfPending(context, raised);
  for (const { group, gateway } of context.aroundIt.alone)
    append(raised, "noFailover", `Behind the gateway ${gateway} alone in ${group.name}; gateways' agents do not fail over by themselves.`);
  const lists = [...sources, ...targets].flatMap((l) => (l.facts.mgList ? [l.facts.mgList] : []));
  if (!lists.length) return;
  const configured = new Set(lists.flat().map(groupKeyOf));
  const most = configuredGroups([...sources, ...targets]) ?? 0;
  if (most > mostGroupsPerAgent)
    raised.set("tooManyGroups", `Configured for ${most} management groups; ${mostGroupsPerAgent} is the limit.`);
  const has = (group: ManagementGroup) => configured.has(groupKeyOf(group.name));
  const absent = context.groups.filter((g) => g.role === "target" && has(g) && !listed.has(g.key) && context.exported.has(g.key));
  if (absent.length) raised.set("notAccepted", `Configured for ${absent.map((g) => g.name).join(", ")}, but not listed there.`);
  // A group that the agent dropped keeps the list it last heard; a new group that the agent still talks to knows better.
  const heard = targets.flatMap((l) => (l.facts.mgList ? [l.facts.mgList] : []));
  const current = (heard.length ? heard : lists).flat().map(groupKeyOf);
  // A list in which no management group of the migration is found was not understood: it accuses nobody.
  const understood = context.groups.some((g) => current.includes(groupKeyOf(g.name)));
  const stale = understood ? sources.filter((l) => !l.claimed && !current.some((name) => name.includes(groupKeyOf(l.group.name)))) : [];
  if (stale.length) raised.set("lingering", `Listed in ${stale.map((l) => l.group.name).join(", ")}, but no longer configured for it.`);
}

function raiseOfPending({ aroundIt }: StageContext, raised: Map<FlagCode, string>) {
  for (const { group, action, server, since } of aroundIt.pending) {
    const { name, waits } = pendingWords(action);
    if (waits !== "decision" && waits !== "repair") continue;
    const where = `${group.name}${server ? ` on ${server}` : ""}${since ? `, ${since.slice(0, 10)}` : ""}`;
    append(raised, waits === "repair" ? "pendingFailed" : "pendingApproval", `${name} (${where}).`);
  }
}

function raiseOfVersion({ stage, sources, targets, build, target, reached, context }: Facts, raised: Map<FlagCode, string>) {
  const told = [...sources, ...targets].filter((l) => !l.claimed);
  if (build?.azure) raised.set("azureAgent", `${build.text} is a stand-alone Azure agent's build.`);
  if (told.length && !build) raised.set("unknownBuild", "No export tells the version.");
  if (build?.unknown)
    raised.set("unknownBuild", `${build.text} is not in the catalogue${build.release ? `; its series is ${build.release}` : ""}.`);
  if (stage === "cutOver" && !reached && told.length)
    raised.set("belowTarget", `${build?.text ?? "Its version"} is below ${target ?? "the target"}.`);
  const said = told.flatMap((l) => {
    const b = readBuild(l.facts.version, context.namedBuilds);
    return b?.release ? [{ name: l.group.name, build: b, release: b.release }] : [];
  });
  if (new Set(said.map((s) => s.release)).size > 1) {
    raised.set("versionDisagreement", said.map((s) => `${s.name} says ${s.build.text} (${s.release})`).join("; "));
  }
  if (!build?.release) return;
  const release = build.release;
  const source = lowestRelease(sources.map((l) => l.group.release));
  if (source && compareReleases(release, source) < 0) raised.set("olderThanSource", `${build.text} (${release}) is older than ${source}.`);
  const limit = targets.length
    ? lowestRelease(targets.map((l) => l.group.release))
    : highestRelease(context.groups.filter((g) => g.role === "target").map((g) => g.release));
  if (limit && compareReleases(release, limit) > 0) raised.set("newerThanTarget", `${build.text} (${release}) is newer than ${limit}.`);
}

/** A computer that was given a new system is told late by one group: it counts when any of them names one that is supported. */
function raiseOfSystem({ sources, targets, target }: Facts, raised: Map<FlagCode, string>) {
  if (!target) return;
  const told = [...sources, ...targets].flatMap(({ facts }) => facts.osName ?? []);
  const [first] = told;
  if (first === undefined || told.some((name) => isSupported(name, target) !== false)) return;
  raised.set("osNotSupported", `${windowsOf(first)} is not among the systems of the ${target} agent.`);
}

function raiseOfListing({ group, facts }: Listing, raised: Map<FlagCode, string>) {
  if (isGrey(facts)) append(raised, "grey", `${group.name} does not hear from it.`);
  if (facts.inMaintenance) append(raised, "inMaintenance", `In maintenance in ${group.name}.`);
  if (group.role === "source" && facts.manuallyInstalled) append(raised, "manuallyInstalled", `Installed by hand in ${group.name}.`);
  if (group.role === "target" && facts.manuallyInstalled) append(raised, "notRemotelyManageable", `Installed by hand in ${group.name}.`);
  if (group.role === "target" && facts.health === "notMonitored")
    append(raised, "neverReported", `${group.name} lists it but has never heard from it.`);
}

function raiseOfPairs({ sources, targets }: Facts, raised: Map<FlagCode, string>) {
  const better = sources.find((l) => l.facts.health === "healthy" || l.facts.health === "warning");
  const worse = targets.find((l) => l.facts.health === "critical");
  if (better && worse) raised.set("unhealthy", `Critical in ${worse.group.name}, ${better.facts.health} in ${better.group.name}.`);
  const on = sources.find((l) => l.facts.proxying === true);
  const off = targets.find((l) => l.facts.proxying === false);
  if (on && off) raised.set("proxyDiffers", `Agent proxy is on in ${on.group.name} and off in ${off.group.name}.`);
}

function append(raised: Map<FlagCode, string>, code: FlagCode, reason: string) {
  const before = raised.get(code);
  raised.set(code, before ? `${before} ${reason}` : reason);
}
