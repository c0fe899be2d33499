import "server-only";
import type { Overview, OverviewGroup } from "@/lib/contracts/overview";
import { healthOf } from "@/lib/domain/agent-told";
import { type HealthCounts, toldHealths } from "@/lib/domain/health-course";
import type { View } from "@/lib/server/estate/estate";

type Health = { inNew: Overview["inNew"]; of: (groupKey: number) => OverviewGroup["health"] };

/** Agents that are not excluded by health, as each management group tells it; and of all that a new one lists, those that one tells to be healthy. */
export function healthOfGroups(view: View): Health {
  const groups = new Map<number, HealthCounts>();
  const inNew = { agents: 0, healthy: 0 };
  for (const { told, count } of view.where({ excluded: false }).alike()) {
    for (const listing of told.listings) {
      const counts = groups.get(listing.key) ?? none();
      counts[healthOf(listing)] += count;
      groups.set(listing.key, counts);
    }
    const targets = told.listings.filter(({ role }) => role === "target");
    if (targets.length > 0) inNew.agents += count;
    if (targets.some((listing) => healthOf(listing) === "healthy")) inNew.healthy += count;
  }
  return { inNew, of: (groupKey) => groups.get(groupKey) ?? none() };
}

const none = () => Object.fromEntries(toldHealths.map((health) => [health, 0])) as HealthCounts;
