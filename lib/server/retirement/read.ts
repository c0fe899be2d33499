import "server-only";
import type { Gate } from "@/lib/contracts/gates";
import type { Retirement } from "@/lib/contracts/retirement";
import { blockersOf, type Part, readinessWords } from "@/lib/domain/gates/readiness";
import { pool } from "@/lib/server/database/pool";
import { loadGateFacts, loadPhases } from "@/lib/server/gates/read";
import { agentsOn, blockingAgents } from "./counted";
import { findRetirement } from "./rows";

/** Whether the Retire phase is open, and whether the original may go: what stands in the way, and whose it is. */
export async function readRetirement(migrationId: string): Promise<Retirement> {
  const facts = await loadGateFacts(migrationId);
  const { groups, servers } = facts.known.facts;
  const originals = servers.filter(({ role }) => role === "source").map(({ name }) => name);
  const [phases, agents, serversInUse, opened] = await Promise.all([
    loadPhases(pool(), migrationId, facts),
    blockingAgents(migrationId),
    agentsOn(migrationId, originals),
    findRetirement(pool(), migrationId),
  ]);
  const unsigned = phases.flatMap(({ gate }) => (gate.signature || gate.phase === "retire" ? [] : [partOf(gate.phase, gateName(gate))]));
  const contradicted = phases.flatMap(({ tasks }) =>
    tasks.flatMap(({ id, key, subject, ownerName, stale }) =>
      stale ? [partOf(id, `${key}${subject ? ` (${subject})` : ""}, ${ownerName ?? "nobody's"}`)] : [],
    ),
  );
  const unobserved = groups.flatMap(({ role, whole, name }) => (role === "source" && !whole ? [partOf(null, name)] : []));
  const blockers = blockersOf({ ...agents, unobserved, serversInUse, contradicted, unsigned });
  return {
    opened: opened && { ...opened, at: opened.at.toISOString() },
    mayOpen: phases.some(({ gate }) => gate.phase === "upgrade" && gate.signature !== null),
    ready: blockers.length === 0,
    summary: readinessWords(blockers),
    blockers,
  };
}

const partOf = (id: string | null, name: string): Part => ({ id, name, count: 1 });

const gateName = ({ phase }: Gate) => `${phase.charAt(0).toUpperCase()}${phase.slice(1)} gate`;
