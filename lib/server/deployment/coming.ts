import "server-only";
import { Shelf } from "@/lib/server/agents/kept";
import { agentsQuestion } from "@/lib/server/agents/select";
import { countingQuery } from "@/lib/server/progress/counting";
import type { LoadedComponent } from "@/lib/server/servers/load";

/** Agents in scope that no new management group lists yet, by what they report to now. */
export type AgentsComing = { managementServer: number; gateway: number };
const shelf = new Shelf<{ servers: string[]; count: number }[]>(20);

/** Those behind a gateway of the original need one again; all others report to a management server. */
export async function agentsComing(migrationId: string, components: readonly LoadedComponent[]): Promise<AgentsComing> {
  const alike = await shelf.answer(migrationId, "coming", () => {
    const { text, values } = agentsQuestion(migrationId, null, { inScope: true, stage: ["waiting", "upgraded"] });
    return countingQuery<{ servers: string[]; count: number }>(
      `select p.servers, count(*)::int as count ${text} group by p.servers`,
      values,
    );
  });
  const gateways = components.filter(({ shown }) => shown.role === "source" && shown.kind === "gateway");
  const names = new Set(gateways.flatMap(({ shown }) => [shown.name, ...shown.knownAs]));
  const sum = (behind: boolean) =>
    alike.reduce((all, { servers, count }) => all + (servers.some((name) => names.has(name)) === behind ? count : 0), 0);
  return { managementServer: sum(false), gateway: sum(true) };
}
