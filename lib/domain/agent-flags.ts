import { type Build, readBuild } from "./builds";
import { certificateReason } from "./certificates";
import { isGrey, type Listing, type StageContext } from "./listings";
import { groupKeyOf, type ManagementGroup } from "./management-groups";
import { isSupported, windowsOf } from "./operating-systems";
import { pendingWords } from "./pending";
import { compareReleases, highestRelease, lowestRelease, type Release } from "./releases";
import { type Behind, type Settling, settledAt, settles } from "./settling";
import { type Flag, type FlagCode, flagCodes, flags, type Severity, type Stage } from "./stages";
import { configuredGroups, mostGroupsPerAgent } from "./told-listings";
import { dayInWords } from "./words/days";

type Facts = {
  stage: Stage;
  sources: readonly Listing[];
  targets: readonly Listing[];
  build: Build | null;
  target: Release | null;
  expected: boolean;
  reached: boolean;
  /** Whether every source group has an applied whole export. */
  complete: boolean;
  context: StageContext;
};

/** What a flag says. `behind`: the management groups whose next exports settle it. */
type Said = { reason: string; severity?: Severity; behind?: Behind[] };
type Raised = Map<FlagCode, Said>;

/** Every flag the facts prove, critical first, each with its reason and since when; and what ends the settling of those that settle. */
export function agentFlags(facts: Facts): { flags: Flag[]; settling: Settling[] } {
  const raised: Raised = new Map();
  if (facts.stage === "gone") raiseOfGone(facts, raised);
  else {
    raiseOfMembership(facts, raised);
    raiseOfVersion(facts, raised);
    raiseOfSystem(facts, raised);
    raiseOfCertificate(facts, raised);
    for (const listing of [...facts.sources, ...facts.targets]) raiseOfListing(listing, facts, raised);
    raiseOfPairs(facts, raised);
  }
  const settling: Settling[] = [];
  const told = raised.size ? flagCodes.flatMap((code) => flagOf(code, raised.get(code), facts.context, settling)) : [];
  return { flags: told, settling };
}

function flagOf(code: FlagCode, said: Said | undefined, { at, since, captures, settling: time }: StageContext, open: Settling[]): Flag[] {
  if (!said) return [];
  const first = since.get(code) ?? at;
  const waits: Settling | null = settles(code) && said.behind?.length ? { behind: said.behind, from: first + time } : null;
  const settled = waits && settledAt(waits, captures);
  const settling = waits !== null && (settled === null || settled === undefined || settled > at);
  if (waits && settling) open.push(waits);
  const severity = settling ? "information" : (said.severity ?? flags[code].severity);
  return [{ code, severity, reason: said.reason, since: new Date(first).toISOString(), settling }];
}

/** An agent that no management group lists any more is a server that nobody watches, unless somebody said that it may go. */
function raiseOfGone({ context }: Facts, raised: Raised) {
  const { excluded, endPlanned, everInTarget, retireOpenedAt, since, at } = context;
  if (excluded || endPlanned) return;
  const left = since.get("lostMonitoring") ?? at;
  const mild = everInTarget && (retireOpenedAt === null || left < retireOpenedAt);
  raised.set("lostMonitoring", {
    reason: `Listed in no management group since ${dayInWords(left)}; nobody excluded it or planned its end.`,
    ...(mild ? { severity: "warning" } : {}),
  });
}

function raiseOfMembership({ stage, expected, sources, targets, complete, context }: Facts, raised: Raised) {
  if (stage === "cutOver" && !expected)
    append(raised, "leftSource", "Was listed in an original management group, is not any more; nobody accepted the cut-over.");
  if (stage === "cutOver" && !context.everInSource && complete) append(raised, "newOnly", "No original management group ever listed it.");
  if (context.returned) append(raised, "returned", context.returned);
  if (context.excluded && context.listedAgainAt !== null)
    append(raised, "excludedButListed", `Excluded; was in no export, and is listed again since ${dayInWords(context.listedAgainAt)}.`);
  if (context.silentSince !== null)
    append(raised, "notHeardAbout", `Last named by an export of ${dayInWords(context.silentSince)}; later exports do not speak of it.`);
  if (context.ambiguous) append(raised, "ambiguousName", `An export names "${context.ambiguous}", which may be this agent or another.`);
  const listed = new Set([...sources, ...targets].filter((l) => !l.claimed).map((l) => l.group.key));
  raiseOfPending(context, raised);
  for (const { group, gateway } of context.aroundIt.alone)
    append(raised, "noFailover", `Behind the gateway ${gateway} alone in ${group.name}; gateways' agents do not fail over by themselves.`);
  const lists = [...sources, ...targets].flatMap((l) => (l.facts.mgList ? [l.facts.mgList] : []));
  if (!lists.length) return;
  const configured = new Set(lists.flat().map(groupKeyOf));
  const most = configuredGroups([...sources, ...targets]) ?? 0;
  if (most > mostGroupsPerAgent)
    append(raised, "tooManyGroups", `Configured for ${most} management groups; ${mostGroupsPerAgent} is the limit.`);
  const has = (group: ManagementGroup) => configured.has(groupKeyOf(group.name));
  const absent = context.groups.filter((g) => g.role === "target" && has(g) && !listed.has(g.key) && context.exported.has(g.key));
  const reason = `Configured for ${absent.map((g) => g.name).join(", ")}, but not listed there.`;
  if (absent.length) raised.set("notAccepted", { reason, behind: absent.map(agentsOf) });
  // A group that the agent dropped keeps the list it last heard; a new group that the agent still talks to knows better.
  const heard = targets.flatMap((l) => (l.facts.mgList ? [l.facts.mgList] : []));
  const current = (heard.length ? heard : lists).flat().map(groupKeyOf);
  // A list in which no management group of the migration is found was not understood: it accuses nobody.
  const understood = context.groups.some((g) => current.includes(groupKeyOf(g.name)));
  const stale = understood ? sources.filter((l) => !l.claimed && !current.some((name) => name.includes(groupKeyOf(l.group.name)))) : [];
  if (stale.length) append(raised, "lingering", `Listed in ${stale.map((l) => l.group.name).join(", ")}, but no longer configured for it.`);
}

function raiseOfPending({ aroundIt }: StageContext, raised: Raised) {
  for (const { group, action, server, since } of aroundIt.pending) {
    const { name, waits } = pendingWords(action);
    if (waits !== "decision" && waits !== "repair") continue;
    const where = `${group.name}${server ? ` on ${server}` : ""}${since ? `, ${dayInWords(Date.parse(since))}` : ""}`;
    const behind: Behind = { groupKey: group.key, kind: "pending" };
    append(raised, waits === "repair" ? "pendingFailed" : "pendingApproval", `${name} (${where}).`, behind);
  }
}

function raiseOfVersion({ stage, sources, targets, build, target, reached, context }: Facts, raised: Raised) {
  const told = [...sources, ...targets].filter((l) => !l.claimed);
  if (build?.azure) append(raised, "azureAgent", `${build.text} is a stand-alone Azure agent's build.`);
  if (told.length && !build) append(raised, "unknownBuild", "No export tells the version.");
  if (build?.unknown)
    append(raised, "unknownBuild", `${build.text} is not in the catalogue${build.release ? `; its series is ${build.release}` : ""}.`);
  if (stage === "cutOver" && !reached && told.length)
    append(raised, "belowTarget", `${build?.text ?? "Its version"} is below ${target ?? "the target"}.`);
  raiseOfWords(told, build, context, raised);
  if (!build?.release) return;
  const release = build.release;
  const source = lowestRelease(sources.map((l) => l.group.release));
  if (source && compareReleases(release, source) < 0)
    append(raised, "olderThanSource", `${build.text} (${release}) is older than ${source}.`);
  const limit = targets.length
    ? lowestRelease(targets.map((l) => l.group.release))
    : highestRelease(context.groups.filter((g) => g.role === "target").map((g) => g.release));
  if (limit && compareReleases(release, limit) > 0) append(raised, "newerThanTarget", `${build.text} (${release}) is newer than ${limit}.`);
}

/** What groups say of the release: that theirs went down, and that they disagree. Behind is whoever says another than is installed. */
function raiseOfWords(told: readonly Listing[], build: Build | null, { words, namedBuilds, returned }: StageContext, raised: Raised) {
  // That it went back a stage says more.
  if (returned === null)
    for (const { group, facts } of told) {
      const fallen = words.get(group.key)?.fallen;
      if (fallen)
        append(
          raised,
          "returned",
          `${group.name} said ${fallen.had} before ${dayInWords(fallen.at)}, and ${facts.version ?? "less"} since.`,
        );
    }
  const said = told.flatMap(({ group, facts }) => {
    const own = readBuild(facts.version, namedBuilds);
    return own?.release ? [{ group, build: own, release: own.release }] : [];
  });
  if (new Set(said.map((s) => s.release)).size < 2) return;
  const reason = said.map((s) => `${s.group.name} says ${s.build.text} (${s.release})`).join("; ");
  raised.set("versionDisagreement", {
    reason,
    behind: said.flatMap((s) => (s.release === build?.release ? [] : agentsOf(s.group))),
  });
}

/** A computer that was given a new system is told late by one group: it counts when any of them names one that is supported. */
function raiseOfSystem({ sources, targets, target }: Facts, raised: Raised) {
  if (!target) return;
  const told = [...sources, ...targets].flatMap(({ facts }) => facts.osName ?? []);
  const [first] = told;
  if (first === undefined || told.some((name) => isSupported(name, target) !== false)) return;
  append(raised, "osNotSupported", `${windowsOf(first)} is not among the systems of the ${target} agent.`);
}

function raiseOfCertificate({ context: { own, at } }: Facts, raised: Raised) {
  const reason = certificateReason(own.certificateEnd, at);
  if (reason !== null) append(raised, "certificateEnds", reason);
}

function raiseOfListing({ group, facts }: Listing, { context }: Facts, raised: Raised) {
  const leaves = group.role === "source" && (context.cutOverAccepted || context.retireOpen);
  if (isGrey(facts) && !leaves) append(raised, "grey", `${group.name} does not hear from it.`);
  if (facts.inMaintenance) append(raised, "inMaintenance", `In maintenance in ${group.name}.`);
  if (group.role === "source" && facts.manuallyInstalled) append(raised, "manuallyInstalled", `Installed by hand in ${group.name}.`);
  if (group.role === "target" && facts.manuallyInstalled) append(raised, "notRemotelyManageable", `Installed by hand in ${group.name}.`);
  if (group.role === "target" && facts.health === "notMonitored")
    append(raised, "neverReported", `${group.name} lists it but has never heard from it.`, agentsOf(group));
}

function raiseOfPairs({ sources, targets }: Facts, raised: Raised) {
  const better = sources.find((l) => l.facts.health === "healthy" || l.facts.health === "warning");
  const worse = targets.find((l) => l.facts.health === "critical");
  if (better && worse) append(raised, "unhealthy", `Critical in ${worse.group.name}, ${better.facts.health} in ${better.group.name}.`);
  const on = sources.find((l) => l.facts.proxying === true);
  const off = targets.find((l) => l.facts.proxying === false);
  if (on && off) append(raised, "proxyDiffers", `Agent proxy is on in ${on.group.name} and off in ${off.group.name}.`);
}

function append(raised: Raised, code: FlagCode, reason: string, behind?: Behind) {
  const before = raised.get(code);
  const all = [...(before?.behind ?? []), ...(behind ? [behind] : [])];
  raised.set(code, { reason: before ? `${before.reason} ${reason}` : reason, behind: all });
}

const agentsOf = ({ key }: ManagementGroup): Behind => ({ groupKey: key, kind: "agents" });
