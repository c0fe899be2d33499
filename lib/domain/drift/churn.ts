import { count } from "../words/numbers";
import type { SourceAgent } from "./facts";
import { type DriftItem, driftItem } from "./item";

const week = 7 * 24 * 3600_000;

/** Agents that may go within some weeks: at least one week counts, and a part of an agent is one. */
export function allowed(percent: number, weeks: number, agents: number): number {
  return Math.max(0, Math.ceil((percent * Math.max(1, weeks) * agents) / 100 - 1e-9));
}

export function weeksBetween(from: number | null, to: number | null): number {
  return from === null || to === null ? 1 : Math.max(1, (to - from) / week);
}

/** Losses of one management group, or of one server or domain in it, against what is allowed. */
export type ChurnUse = {
  group: string;
  of: "group" | "server" | "domain";
  name: string;
  agents: number;
  lost: number;
  allowed: number;
  /** More went than is allowed since the baseline, or between two exports. */
  over: boolean;
  /** Between which two exports, in ms, most went beyond what is allowed in that time; null where it was a trickle. */
  atOnce: { lost: number; allowed: number; after: number | null; by: number | null } | null;
};

/** Whether a difference is a loss that counts against the allowance: nothing explains it but that, or a written reason. */
export const countsAsChurn = ({ kind, change, rule }: Pick<DriftItem, "kind" | "change" | "rule">): boolean =>
  kind === "agent" && change === "lost" && (rule === null || rule === "churn" || rule === "written");

/** Losses that nothing else explains between two neighbouring exports, in ms, against what may go in that time. */
export type ChurnStep = { group: string; from: number; to: number; lost: number; allowed: number };

/** From export to export since the baseline. Exports closer than an hour count together: one evening's files are one look. */
export function churnSteps(
  group: string,
  instants: readonly number[],
  losses: readonly DriftItem[],
  percent: number,
  agents: number,
): ChurnStep[] {
  const looks = instants.filter((at, i) => i === 0 || at === instants.at(-1) || at - (instants[i - 1] ?? 0) >= 3600_000);
  return looks.slice(1).map((to, i) => {
    const from = looks[i] ?? to;
    const lost = losses.filter(({ span }) => span.by !== null && span.by > from && span.by <= to).length;
    return { group, from, to, lost, allowed: allowed(percent, weeksBetween(from, to), agents) };
  });
}

export type Bucket = { key: number; group: string; of: ChurnUse["of"]; name: string; agents: number; losses: DriftItem[] };

/** The group as a whole, each primary server and each domain: how many agents the baseline has there, and which of them are lost. */
export function buckets(
  { key, name: group }: { key: number; name: string },
  agents: readonly SourceAgent[],
  losses: readonly DriftItem[],
  domain: (name: string) => string | null,
): Bucket[] {
  const made = { group: new Map<string, Bucket>(), server: new Map<string, Bucket>(), domain: new Map<string, Bucket>() };
  const at = (of: Bucket["of"], name: string | null): Bucket | null => {
    if (name === null) return null;
    const found = made[of].get(name) ?? { key, group, of, name, agents: 0, losses: [] };
    made[of].set(name, found);
    return found;
  };
  for (const agent of agents)
    for (const bucket of [at("group", group), at("server", agent.server), at("domain", domain(agent.name))]) if (bucket) bucket.agents += 1;
  for (const item of losses)
    for (const bucket of [at("group", group), at("server", item.server), at("domain", item.domain)]) bucket?.losses.push(item);
  return [made.group, made.server, made.domain].flatMap((own) => [...own.values()]);
}

/** Whether a trickle became an accident: too many since the baseline, or too many from one export to the next. */
export function churnUse({ group, of, name, agents, losses }: Bucket, percent: number, weeks: number): ChurnUse {
  const most = allowed(percent, weeks, agents);
  const steps = new Map<number | null, DriftItem[]>();
  for (const item of losses) steps.set(item.span.by, [...(steps.get(item.span.by) ?? []), item]);
  // Of several that lost as much the earliest, so that the order of rows decides nothing.
  const [atOnce = null] = [...steps]
    .map(([by, step]) => {
      const after = step.some(({ span }) => span.after === null) ? null : Math.max(...step.map(({ span }) => span.after ?? 0));
      return { after, by, lost: step.length, allowed: allowed(percent, weeksBetween(after, by), agents) };
    })
    .filter((step) => step.lost > step.allowed)
    .toSorted((a, b) => b.lost - b.allowed - (a.lost - a.allowed) || (a.by ?? 0) - (b.by ?? 0));
  return { group, of, name, agents, lost: losses.length, allowed: most, over: losses.length > most || atOnce !== null, atOnce };
}

/** What always keeps the gate shut: one server or domain that lost more than life takes. */
export function bulkLoss({ key, group, of, name, agents, losses }: Bucket, use: ChurnUse): DriftItem {
  const latest = Math.max(...losses.map(({ span }) => span.by ?? 0));
  return driftItem({
    key,
    kind: of === "server" ? "agentsOfServer" : "agentsOfDomain",
    subject: name,
    group,
    change: "lost",
    severity: "stops",
    fields: [{ field: "agents", from: String(agents), to: String(agents - losses.length) }],
    span: { after: null, by: latest || null },
    says: `${broken(use)}. Bring them back, exclude them, list them as decommissioned, or renew the baseline.`,
    server: of === "server" ? name : null,
    domain: of === "domain" ? name : null,
  });
}

/** How many may go, by the measure that was broken: "All of them from one export to the next, where 8 may go". */
function broken({ lost, allowed: most, atOnce }: ChurnUse): string {
  if (lost > most || !atOnce) return `${count(most)} may go since the baseline`;
  const which = atOnce.lost === lost ? "All" : count(atOnce.lost);
  return `${which} of them from one export to the next, where ${count(atOnce.allowed)} may go`;
}
