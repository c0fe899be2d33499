import { domainOf } from "../agent-names";
import { type NamedBuilds, readBuild } from "../builds";
import { compareReleases } from "../releases";
import { sameServer } from "../server-names";
import { type Between, moved, type Sightings, type SourceAgent, type SourceFacts, sourceKey } from "./facts";
import { type DriftFields, type DriftItem, driftItem } from "./item";

/** Differences of agents, group by group, before anything explains them. */
export function agentDrift(baseline: SourceFacts, now: SourceFacts, seen: Sightings, named: NamedBuilds): DriftItem[] {
  const told = new Map(now.groups.filter(({ agentsImport }) => agentsImport !== null).map((group) => [group.key, group.name]));
  const frozen = new Set(baseline.groups.map(({ key }) => key));
  const { lost, added, stayed } = moved(
    baseline.agents.filter(({ group }) => told.has(group)),
    now.agents.filter(({ group }) => frozen.has(group)),
  );
  const betweenOriginals = movesOf(lost, added, told);
  const item = (agent: SourceAgent, change: DriftItem["change"], more: Pick<DriftItem, "says"> & Partial<DriftItem>) =>
    driftItem({
      key: agent.group,
      kind: "agent",
      subject: agent.name,
      group: told.get(agent.group) ?? "",
      change,
      server: agent.server,
      domain: domainOf(agent.name),
      ...more,
    });
  return [
    ...lost.map((agent) =>
      item(agent, "lost", { says: whereabouts(agent, seen), span: spanOf(agent, seen.lost, seen), ...betweenOriginals.to(agent) }),
    ),
    ...added.map((agent) =>
      item(agent, "added", { says: "Not in the baseline.", span: spanOf(agent, seen.added, seen), ...betweenOriginals.from(agent) }),
    ),
    ...stayed.flatMap(([before, after]) => {
      const change = agentChange(before, after, named);
      return change ? [item(after, "changed", { ...change, span: betweenExports(after, baseline, now) })] : [];
    }),
  ];
}

/** What left one original and came to another is moved: no original has lost what the others did not gain. */
function movesOf(lost: readonly SourceAgent[], added: readonly SourceAgent[], told: ReadonlyMap<number, string>) {
  const groups = (agents: readonly SourceAgent[]) => {
    const found = new Map<string, string[]>();
    for (const { name, group } of agents) found.set(name, [...(found.get(name) ?? []), told.get(group) ?? ""]);
    return found;
  };
  const [left, came] = [groups(lost), groups(added)];
  const explained = (names: readonly string[] | undefined, words: string): Partial<DriftItem> =>
    names ? { severity: "explained", rule: "betweenOriginals", reason: `${words} ${names.join(", ")}, another original.` } : {};
  return {
    to: ({ name }: SourceAgent) => explained(came.get(name), "Moved to"),
    from: ({ name }: SourceAgent) => explained(left.get(name), "Came from"),
  };
}

function whereabouts({ name }: SourceAgent, { elsewhere }: Sightings): string {
  const groups = elsewhere.get(name) ?? [];
  return groups.length ? `Left the original; listed by ${groups.join(", ")}.` : "In no management group any more.";
}

/** Between the export that first told it and the one before. */
function spanOf(agent: SourceAgent, instants: ReadonlyMap<string, number>, { exports }: Sightings): Between {
  const by = instants.get(sourceKey(agent)) ?? null;
  if (by === null) return { after: null, by };
  return { after: (exports.get(agent.group) ?? []).findLast((at) => at < by) ?? null, by };
}

function betweenExports({ group }: SourceAgent, baseline: SourceFacts, now: SourceFacts): Between {
  const at = ({ groups }: SourceFacts) => groups.find(({ key }) => key === group)?.agentsAt ?? null;
  return { after: at(baseline), by: at(now) };
}

type Change = Pick<DriftItem, "fields" | "says"> & Partial<DriftItem>;

/** An upgrade is the plan, a rollup and another primary server are life. Going back is not. */
function agentChange(before: SourceAgent, now: SourceAgent, named: NamedBuilds): Change | null {
  const fields: DriftFields = [];
  const told = (rule: DriftItem["rule"], says: string): Change => ({ fields, severity: "information", rule, says, reason: says });
  const versions = before.version !== now.version && before.version !== null && now.version !== null;
  if (versions) fields.push({ field: "version", from: before.version, to: now.version });
  const patched = before.rollup !== now.rollup && before.rollup !== null && now.rollup !== null;
  if (patched) fields.push({ field: "rollup", from: before.rollup, to: now.rollup });
  // What is not told is no move.
  const served = before.server === null || now.server === null || sameServer(before.server, now.server);
  if (!served) fields.push({ field: "primaryServer", from: before.server, to: now.server });
  if (!fields.length) return null;
  if (!versions) return patched ? told("rollup", "Patched within its release.") : told("serverMove", "Reports to another primary server.");
  const [from, to] = [readBuild(before.version, named)?.release, readBuild(now.version, named)?.release];
  if (!from || !to) return { fields, says: "A build whose release is not known. Name the build, or write a reason." };
  fields.push(...(from === to ? [] : [{ field: "release" as const, from, to }]));
  if (compareReleases(to, from) < 0) return { fields, says: `Its agent went back from ${from} to ${to}.` };
  return from === to ? told("rollup", "Patched within its release.") : told("upgrade", `Upgraded to ${to}.`);
}
