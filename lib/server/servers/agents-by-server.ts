import "server-only";
import type { AgentTold } from "@/lib/domain/agent-told";
import { grouped } from "@/lib/domain/grouped";
import type { Stage } from "@/lib/domain/stages";
import type { View } from "@/lib/server/estate/estate";

/** Agents of one management group that name one primary server, counted by stage and build. */
export type ServedAgents = {
  groupKey: number;
  /** Lower case, as agents spell it. */
  server: string;
  stage: Stage;
  version: string | null;
  release: string | null;
  agents: number;
};

/** How many agents report to which server, excluded ones too. What an agent only claims of a group says nothing of its servers. */
export function agentsByServer(view: View): ServedAgents[] {
  const told = new Map<AgentTold, number>();
  for (const { told: one, count } of view.all().alike()) told.set(one, (told.get(one) ?? 0) + count);
  const served = [...told].flatMap(([{ listings, stage, version, release }, agents]) =>
    listings.flatMap(({ key: groupKey, server, claimed }) =>
      server === null || claimed ? [] : [{ groupKey, server, stage, version, release, agents }],
    ),
  );
  const alike = grouped(served, ({ agents, ...one }) => JSON.stringify(one));
  return [...alike.values()].flatMap(([one, ...more]) =>
    one ? [{ ...one, agents: more.reduce((sum, { agents }) => sum + agents, one.agents) }] : [],
  );
}
