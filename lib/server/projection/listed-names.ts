import "server-only";
import type { PeriodListing } from "@/lib/domain/agent-history";

/** Names of the management groups that list an agent, in lower case. */
export function groupNamesOf(listings: readonly PeriodListing[]): string[] {
  return listings.map(({ listing }) => listing.group.name.toLowerCase());
}

/** The primary servers that they name, each once, in lower case. */
export function serversOf(listings: readonly PeriodListing[]): string[] {
  const servers = listings.flatMap(({ listing }) => listing.facts.primaryServer?.toLowerCase() ?? []);
  return servers.length > 1 ? [...new Set(servers)] : servers;
}
