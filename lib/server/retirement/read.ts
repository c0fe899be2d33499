import "server-only";
import type { Retirement } from "@/lib/contracts/retirement";
import { labelOf } from "@/lib/domain/gates/items";
import { blockersOf, type Part, readinessWords } from "@/lib/domain/gates/readiness";
import { gateName } from "@/lib/domain/gates/state";
import { keptComponents } from "@/lib/server/components/kept";
import { pool } from "@/lib/server/database/pool";
import { loadGateFacts, loadPhases } from "@/lib/server/gates/read";
import { agentsOn, blockingAgents } from "./counted";
import { findRetirement } from "./rows";

/** Whether the Retire phase is open, and whether the original may go: what stands in the way, and whose it is. */
export async function readRetirement(migrationId: string): Promise<Retirement> {
  const facts = await loadGateFacts(migrationId);
  const { groups, servers } = facts.known.facts;
  const originals = servers.filter(({ role }) => role === "source").map(({ name }) => name);
  const [phases, agents, used, { components }, opened] = await Promise.all([
    loadPhases(pool(), migrationId, facts),
    blockingAgents(migrationId),
    agentsOn(migrationId, originals),
    keptComponents(migrationId),
    findRetirement(pool(), migrationId),
  ]);
  const unsigned = phases.flatMap(({ gate }) =>
    gate.signature || gate.phase === "retire" ? [] : [partOf(gate.phase, gateName(gate.phase))],
  );
  const contradicted = phases.flatMap(({ tasks }) =>
    tasks.flatMap((task) => (task.stale ? [partOf(task.id, `${labelOf(task)}, ${task.ownerName ?? "nobody's"}`)] : [])),
  );
  const owners = new Map(components.map(({ shown }) => [shown.name.toLowerCase(), shown.owner]));
  const serversInUse = used.map((part) => ({ ...part, owner: owners.get(part.name?.toLowerCase() ?? "") ?? null }));
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
