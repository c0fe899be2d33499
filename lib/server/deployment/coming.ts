import "server-only";
import { serversOf } from "@/lib/domain/agent-told";
import { notAcross } from "@/lib/domain/checks/rows";
import { estateOf } from "@/lib/server/estate/kept";
import type { LoadedComponent } from "@/lib/server/servers/load";

/** Agents in scope that no new management group lists yet, by what they report to now. */
export type AgentsComing = { managementServer: number; gateway: number };

/** Those behind a gateway of the original need one again; all others report to a management server. */
export async function agentsComing(migrationId: string, components: readonly LoadedComponent[]): Promise<AgentsComing> {
  const coming = (await estateOf(migrationId)).at(null).where({ inScope: true, stage: notAcross }).alike();
  const gateways = components.filter(({ shown }) => shown.role === "source" && shown.kind === "gateway");
  const names = new Set(gateways.flatMap(({ shown }) => [shown.name, ...shown.knownAs]));
  const sum = (behind: boolean) =>
    coming.reduce((all, { told, count }) => all + (serversOf(told).some((name) => names.has(name)) === behind ? count : 0), 0);
  return { managementServer: sum(false), gateway: sum(true) };
}
