import "server-only";
import type { Deployment } from "@/lib/contracts/deployment";
import { serversOf } from "@/lib/domain/agent-told";
import { notAcross } from "@/lib/domain/checks/rows";
import { estateOf } from "@/lib/server/estate/kept";
import type { LoadedComponent } from "@/lib/server/servers/load";

/** Agents in scope that no new management group lists yet, by what they report to now. */
export type AgentsComing = Record<
  "managementServer" | "gateway",
  { agents: number /** Null where no filter lists exactly them. */; rows: ComingRows }
>;
type ComingRows = Deployment["rooms"][number]["comingRows"];

/** Those behind a gateway of the original need one again; all others report to a management server. */
export async function agentsComing(migrationId: string, components: readonly LoadedComponent[]): Promise<AgentsComing> {
  const coming = (await estateOf(migrationId)).at(null).where({ inScope: true, stage: notAcross }).alike();
  const gateways = components.filter(({ shown }) => shown.role === "source" && shown.kind === "gateway");
  const names = new Set(gateways.flatMap(({ shown }) => [shown.name, ...shown.knownAs]));
  const sum = (behind: boolean) =>
    coming.reduce((all, { told, count }) => all + (serversOf(told).some((name) => names.has(name)) === behind ? count : 0), 0);
  const all: NonNullable<ComingRows> = { stage: notAcross, inScope: true };
  const behind = sum(true);
  return {
    managementServer: { agents: sum(false), rows: behind === 0 ? all : null },
    gateway: { agents: behind, rows: { ...all, server: [...names] } },
  };
}
