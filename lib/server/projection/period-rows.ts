import "server-only";
import { hash } from "node:crypto";
import type { Period, PeriodListing } from "@/lib/domain/agent-history";
import { domainOf } from "@/lib/domain/agent-names";
import { type AgentTold, agentToldOf, groupsOf, serversOf } from "@/lib/domain/agent-told";
import { isGrey } from "@/lib/domain/listings";
import type { GroupRole, Health } from "@/lib/domain/stages";
import { toldText } from "@/lib/domain/told-text";
import { type CopyValue, copyFields } from "@/lib/server/database/copy-text";
import type { DerivedAgent } from "./deriving/derived-agents";

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
  "release",
  "rollup",
  "method",
  "manually_installed",
  "domain",
  "done",
  "not_reporting",
  "flag_codes",
  "flags",
  "group_names",
  "servers",
  "groups",
  "told",
  "digest",
] as const;

/** A period as a line to copy, and what of it the estate reads, as that line has it. */
type PeriodRow = { line: string; told: string };

/** Periods of an agent as rows, made when they are wanted; the open one carries the digest of them all. */
export function periodRows(migrationId: string, agent: DerivedAgent): { rows: () => PeriodRow[]; digest: string | null } {
  const domain = domainOf(agent.name);
  const fields = agent.periods.map((period) => {
    const told = agentToldOf(period);
    return { to: period.to, others: copyFields(periodFields(domain, period, told)), told: copyFields([toldText(told)]) };
  });
  if (!fields.length) return { rows: () => [], digest: null };
  const digest = hash("sha1", fields.map(({ others, told }) => `${others}\t${told}`).join("\n"), "base64");
  const whose = copyFields([migrationId, agent.key]);
  const rows = () =>
    fields.map(({ to, others, told }) => ({ line: `${whose}\t${others}\t${told}\t${copyFields([to === null ? digest : null])}\n`, told }));
  return { rows, digest };
}

/** All but what is told, which comes last. */
function periodFields(domain: string | null, { from, to, state, listings }: Period, told: AgentTold): CopyValue[] {
  return [
    new Date(from),
    to === null ? null : new Date(to),
    state.stage,
    state.stageReason,
    state.version,
    state.release,
    state.rollup,
    state.method,
    state.manuallyInstalled,
    domain,
    state.done,
    state.notReporting,
    told.flagCodes,
    JSON.stringify(state.flags),
    groupsOf(told),
    serversOf(told),
    JSON.stringify(listings.map(storedListing)),
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
    claimed,
    claimedBy,
    part,
  };
}
