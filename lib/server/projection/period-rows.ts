import "server-only";
import { createHash } from "node:crypto";
import type { AgentFacts } from "@/lib/domain/agent-facts";
import type { Period, PeriodListing } from "@/lib/domain/agent-history";
import { domainOf } from "@/lib/domain/agent-names";
import { isGrey } from "@/lib/domain/listings";
import type { GroupRole, Health } from "@/lib/domain/stages";
import type { CopyValue } from "@/lib/server/database/copy";
import type { DerivedAgent } from "./derive";

/** A group's word as a period keeps it. Which import said it last is added when it is read: see agents/present.ts. */
export type StoredListing = {
  key: number;
  name: string;
  role: GroupRole;
  version: string | null;
  health: Health | null;
  grey: boolean | null;
  primaryServer: string | null;
  manuallyInstalled: boolean | null;
  proxying: boolean | null;
  lastModified: string | null;
  facts: AgentFacts;
  claimed: boolean;
  claimedBy: number | null;
  part: number | null;
};

export const periodColumns = [
  "migration_id",
  "agent_key",
  "from_at",
  "to_at",
  "stage",
  "stage_reason",
  "version",
  "version_sort",
  "release",
  "rollup",
  "method",
  "manually_installed",
  "domain",
  "in_group",
  "done",
  "not_reporting",
  "flag_codes",
  "flags",
  "group_names",
  "servers",
  "groups",
  "digest",
] as const;

/** Rows to write for an agent; the open period carries the digest of them all. */
export function periodRows(migrationId: string, agent: DerivedAgent): { rows: CopyValue[][]; digest: string | null } {
  const domain = domainOf(agent.name);
  const rows = agent.periods.map((period) => row(migrationId, agent.key, domain, period));
  if (!rows.length) return { rows, digest: null };
  const digest = createHash("sha1")
    .update(JSON.stringify(rows.map((r) => r.slice(2))))
    .digest("base64");
  return { rows: rows.map((r, i) => [...r, agent.periods[i]?.to === null ? digest : null]), digest };
}

function row(migrationId: string, agentKey: number, domain: string | null, { from, to, state, listings }: Period): CopyValue[] {
  const stored = listings.map(storedListing);
  return [
    migrationId,
    agentKey,
    new Date(from),
    to === null ? null : new Date(to),
    state.stage,
    state.stageReason,
    state.version,
    state.versionSort,
    state.release,
    state.rollup,
    state.method,
    state.manuallyInstalled,
    domain,
    state.inGroup,
    state.done,
    state.notReporting,
    state.flags.map((f) => f.code),
    JSON.stringify(state.flags),
    stored.map((l) => l.name.toLowerCase()),
    [...new Set(stored.flatMap((l) => (l.primaryServer ? [l.primaryServer.toLowerCase()] : [])))],
    JSON.stringify(stored),
  ];
}

function storedListing({ listing: { group, facts, claimed }, part, claimedBy }: PeriodListing): StoredListing {
  return {
    key: group.key,
    name: group.name,
    role: group.role,
    version: facts.version ?? null,
    health: facts.health ?? null,
    grey: isGrey(facts),
    primaryServer: facts.primaryServer ?? null,
    manuallyInstalled: facts.manuallyInstalled ?? null,
    proxying: facts.proxying ?? null,
    lastModified: facts.lastModified ?? null,
    facts: otherFacts(facts),
    claimed,
    claimedBy,
    part,
  };
}

const shown = new Set(["version", "health", "primaryServer", "manuallyInstalled", "proxying", "lastModified"]);

function otherFacts(facts: AgentFacts): AgentFacts {
  return Object.fromEntries(Object.entries(facts).filter(([field, value]) => value !== null && !shown.has(field)));
}
