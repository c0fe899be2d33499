import "server-only";
import { hash } from "node:crypto";
import type { Period, PeriodListing } from "@/lib/domain/agent-history";
import { domainOf } from "@/lib/domain/agent-names";
import { agentToldOf } from "@/lib/domain/agent-told";
import { isGrey } from "@/lib/domain/listings";
import type { GroupRole, Health } from "@/lib/domain/stages";
import { toldOf } from "@/lib/domain/told-listings";
import { toldText } from "@/lib/domain/told-text";
import { type CopyValue, copyFields, copyLine } from "@/lib/server/database/copy";
import type { AlikeAgents } from "./alike";
import type { DerivedAgent } from "./derive";
import { flagFields } from "./flag-fields";
import { groupNamesOf, serversOf } from "./listed-names";

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
  "settling",
  "worst",
  "flags",
  "group_names",
  "servers",
  "groups",
  "told",
  "told_text",
  "digest",
  "span",
] as const;

/** What lists of agents filter and sort by, of the open period alone. */
export const nowColumns = [
  "migration_id",
  "agent_key",
  "name",
  "stage",
  "version_sort",
  "release",
  "method",
  "domain",
  "in_group",
  "done",
  "not_reporting",
  "flag_codes",
  "settling",
  "worst",
  "group_names",
  "servers",
  "alike",
] as const;

/** The line to copy of what an agent is now; null where nothing is known of it any more. */
export function nowLine(migrationId: string, { key, name, periods }: DerivedAgent, alike: AlikeAgents): string | null {
  const open = periods.at(-1);
  if (!open || open.to !== null) return null;
  const { state, listings } = open;
  return copyLine([
    migrationId,
    key,
    name,
    state.stage,
    state.versionSort,
    state.release,
    state.method,
    domainOf(name),
    state.inGroup,
    state.done,
    state.notReporting,
    ...flagFields(state.flags),
    groupNamesOf(listings),
    serversOf(listings),
    alike.now(open),
  ]);
}

/** Lines to copy for an agent, made when they are wanted; the open period carries the digest of them all. */
export function periodLines(migrationId: string, agent: DerivedAgent): { lines: (alike: AlikeAgents) => string[]; digest: string | null } {
  const domain = domainOf(agent.name);
  const fields = agent.periods.map((period) => copyFields(periodFields(domain, period)));
  if (!fields.length) return { lines: () => [], digest: null };
  const digest = hash("sha1", fields.join("\n"), "base64");
  const whose = copyFields([migrationId, agent.key]);
  const lines = (alike: AlikeAgents) =>
    agent.periods.map((period, i) => `${whose}\t${fields[i]}\t${copyFields([period.to === null ? digest : null, alike.span(period)])}\n`);
  return { lines, digest };
}

function periodFields(domain: string | null, { from, to, state, listings }: Period): CopyValue[] {
  return [
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
    ...flagFields(state.flags),
    JSON.stringify(state.flags),
    groupNamesOf(listings),
    serversOf(listings),
    JSON.stringify(listings.map(storedListing)),
    toldOf({ state, listings }),
    toldText(agentToldOf({ state, listings })),
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
