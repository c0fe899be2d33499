import "server-only";
import type { Agent } from "@/lib/contracts/agents";
import { momentsOf } from "@/lib/domain/agent-readings";
import type { ListSource } from "@/lib/domain/people-lists/listed";
import { causeOf } from "@/lib/domain/remaining/causes";
import { readTold } from "@/lib/domain/told-text";
import type { Attribution } from "./attribution";
import type { AgentRow } from "./by-key";

export function presentAgent(row: AgentRow, attribution: Attribution): Agent {
  return {
    id: row.id,
    key: row.key,
    fqdn: row.fqdn,
    stage: row.stage,
    stageReason: row.stageReason,
    version: row.version,
    release: row.release,
    rollup: row.rollup,
    flags: row.flags,
    done: row.done && row.excludedAt === null,
    notReporting: row.notReporting && row.excludedAt === null,
    cause: causeOf({ ...row, flagCodes: row.flags.map(({ code }) => code), excluded: row.excludedAt !== null, owned: row.owner !== null }),
    method: row.method ?? row.proposed,
    methodSet: row.method !== null,
    manuallyInstalled: row.manuallyInstalled,
    groups: row.groups.map((listing) => ({
      name: listing.name,
      role: listing.role,
      version: listing.version,
      health: listing.health,
      grey: listing.grey,
      primaryServer: listing.primaryServer,
      manuallyInstalled: listing.manuallyInstalled,
      proxying: listing.proxying,
      lastModified: listing.lastModified,
      claimed: listing.claimed,
      ...importOf(listing, row.groups, attribution),
    })),
    domain: row.domain,
    owner: row.owner,
    ownerSet: row.ownerSet,
    tags: row.tags,
    note: row.note,
    noteSet: row.noteSet,
    excluded: reasoned(row.excludedReason, row.excludedBy, row.excludedAt),
    cutOverAccepted: reasoned(row.acceptedReason, row.acceptedBy, row.acceptedAt),
    alertsFrom: row.alertsFrom,
    alertsSince: row.alertsSince,
    wave: null,
    listed: (row.listed ?? []).map(({ field, value, others, ...at }) => ({
      field,
      value,
      ...sourceOf(at, attribution),
      others: others.map(({ value: other, ...where }) => ({ value: other, ...sourceOf(where, attribution) })),
    })),
    revision: row.revision,
    ...momentsOf(readTold(row.told), attribution.lastSaid),
  };
}

type Listing = AgentRow["groups"][number];

function importOf(listing: Listing, all: readonly Listing[], { lastSaid, ids }: Attribution) {
  const from = listing.claimed ? (all.find(({ key }) => key === listing.claimedBy) ?? listing) : listing;
  const importNumber = lastSaid(from)?.number ?? 0;
  return { importId: ids.get(importNumber) ?? "", importNumber };
}

const sourceOf = ({ number, row }: ListSource, { ids }: Attribution) => ({ importId: ids.get(number) ?? "", importNumber: number, row });

function reasoned(reason: string | null, by: string | null, at: Date | null): Agent["excluded"] {
  return at ? { reason: reason ?? "", by: by ?? "", at: at.toISOString() } : null;
}
