import { type NamedBuilds, readBuild } from "../builds";
import { componentKindNames } from "../components";
import { counted } from "../words/numbers";
import { moved, type SourceFacts, type SourceGroup, type SourceServer } from "./facts";
import { type DriftFields, type DriftItem, driftItem } from "./item";

/** Differences of management groups, management servers and gateways. A lost one and a change of release always stop. */
export function serverDrift(baseline: SourceFacts, now: SourceFacts, named: NamedBuilds): DriftItem[] {
  return [...groupDrift(baseline, now, named), ...serversDrift(baseline, now, named)];
}

function groupDrift(baseline: SourceFacts, now: SourceFacts, named: NamedBuilds): DriftItem[] {
  const before = new Map(baseline.groups.map((group) => [group.key, group]));
  const after = new Map(now.groups.map((group) => [group.key, group]));
  const made = { kind: "managementGroup" } as const;
  const items = baseline.groups.flatMap((group): DriftItem[] => {
    const same = after.get(group.key);
    const about = { ...made, key: group.key, subject: same?.name ?? group.name, group: same?.name ?? group.name };
    const silent = same && silence(group, same);
    if (!same || silent)
      return [driftItem({ ...about, change: "lost", severity: "stops", says: silent ?? "It is no original of this migration any more." })];
    const change = versionChange(group, same, named);
    return change ? [driftItem({ ...about, change: "changed", ...change })] : [];
  });
  const added = now.groups.filter(({ key }) => !before.has(key));
  return [
    ...items,
    ...added.map(({ key, name }) =>
      driftItem({ ...made, key, subject: name, group: name, change: "added", says: "The baseline does not know it. Renew the baseline." }),
    ),
  ];
}

/** Nothing can be compared with what no export tells any more. */
function silence(before: SourceGroup, now: SourceGroup): string | null {
  if (before.agentsImport !== null && now.agentsImport === null) return "No export of its agents counts any more.";
  return before.serversImport !== null && now.serversImport === null ? "No export of its management servers counts any more." : null;
}

function serversDrift(baseline: SourceFacts, now: SourceFacts, named: NamedBuilds): DriftItem[] {
  const areBoth = (server: SourceServer) => isTold(baseline, server) && isTold(now, server);
  const { lost, added, stayed } = moved(baseline.servers.filter(areBoth), now.servers.filter(areBoth));
  const groups = new Map([...baseline.groups, ...now.groups].map((group) => [group.key, group]));
  const behind = new Map<string, number>();
  for (const { group, server } of baseline.agents)
    if (server) behind.set(`${group} ${server}`, (behind.get(`${group} ${server}`) ?? 0) + 1);
  const item = (server: SourceServer, change: DriftItem["change"], more: Pick<DriftItem, "says"> & Partial<DriftItem>) => {
    const group = groups.get(server.group)?.name ?? "";
    const span = { after: serversAt(baseline, server.group), by: serversAt(now, server.group) };
    return driftItem({ key: server.group, kind: server.kind, subject: server.name, group, change, span, ...more });
  };
  return [
    ...lost.map((server) =>
      item(server, "lost", {
        severity: "stops",
        says: `${componentKindNames[server.kind]} not listed any more${agentsBehind(behind.get(`${server.group} ${server.name}`))}.`,
      }),
    ),
    ...added.map((server) =>
      item(server, "added", { says: `${componentKindNames[server.kind]} that the baseline does not have. Plan it, or write a reason.` }),
    ),
    ...stayed.flatMap(([before, after]) => {
      const change = serverChange(before, after, named);
      return change ? [item(after, "changed", change)] : [];
    }),
  ];
}

/** Whether an export of the kind spoke for the group: otherwise a server there is neither lost nor new. */
function isTold({ groups }: SourceFacts, { group, kind }: SourceServer): boolean {
  const of = groups.find(({ key }) => key === group);
  return (kind === "gateway" ? (of?.gatewaysImport ?? of?.serversImport) : of?.serversImport) != null;
}

function serversAt({ groups }: SourceFacts, key: number): number | null {
  return groups.find((group) => group.key === key)?.serversAt ?? null;
}

const agentsBehind = (agents: number | undefined) => (agents ? `; ${counted(agents, "agent")} reported to it` : "");

type Change = Pick<DriftItem, "says" | "fields"> & Partial<DriftItem>;

function serverChange(before: SourceServer, now: SourceServer, named: NamedBuilds): Change | null {
  const version = versionChange(before, now, named);
  const fields: DriftFields = [...(version?.fields ?? [])];
  if (before.rollup !== now.rollup && now.rollup !== null) fields.push({ field: "rollup", from: before.rollup, to: now.rollup });
  const movedTo = before.primaryServer !== now.primaryServer && before.primaryServer !== null && now.primaryServer !== null;
  if (movedTo) fields.push({ field: "primaryServer", from: before.primaryServer, to: now.primaryServer });
  if (!fields.length) return null;
  if (version) return { ...version, fields };
  const lower = rollupNumber(now.rollup) < rollupNumber(before.rollup);
  if (lower) return { fields, says: "A rollup was taken off. Plan it, or write a reason." };
  const patched = fields.some(({ field }) => field === "rollup");
  const rule = patched ? "rollup" : "serverMove";
  const says = patched ? "Patched within its release." : "Reports to another management server.";
  return { fields, severity: "information", rule, says, reason: says };
}

const rollupNumber = (rollup: string | null) => Number(rollup?.slice(2) ?? 0) || 0;

/** A version against the one that was frozen; null where the same or one of them is not told. */
function versionChange(before: { version: string | null }, now: { version: string | null }, named: NamedBuilds): Change | null {
  if (before.version === now.version || before.version === null || now.version === null) return null;
  const [from, to] = [readBuild(before.version, named), readBuild(now.version, named)];
  const fields: DriftFields = [{ field: "version", from: before.version, to: now.version }];
  if (!from?.release || !to?.release) return { fields, says: "A build whose release is not known. Name the build, or write a reason." };
  if (from.release !== to.release) {
    const says = `Its release changed from ${from.release} to ${to.release}.`;
    return { fields: [...fields, { field: "release", from: from.release, to: to.release }], severity: "stops", says };
  }
  if (isBelow(to.parts ?? [], from.parts ?? [])) return { fields, says: "An older build of the same release. Plan it, or write a reason." };
  const says = "Patched within its release.";
  return { fields, severity: "information", rule: "rollup", says, reason: says };
}

/** Builds of one server are of one family, so their numbers compare. */
function isBelow(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((number, i) => number !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
