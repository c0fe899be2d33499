import "server-only";
import type { Retirement } from "@/lib/contracts/retirement";
import { type Condition, conditionsOf, holds, isAgentCondition } from "@/lib/domain/retire/conditions";
import { readinessWords } from "@/lib/domain/retire/readiness";
import { pool } from "@/lib/server/database/pool";
import { findRetirement, isUpgradeSigned } from "@/lib/server/plans/retirement";
import { loadOriginalFacts, type OriginalNow } from "./facts";

/** Whether the Retire phase is open, and the two questions for each original, condition by condition. */
export async function readRetirement(migrationId: string): Promise<Retirement> {
  const opened = await findRetirement(pool(), migrationId);
  const groups = (await loadOriginalFacts(pool(), migrationId)).map(groupNow);
  return {
    opened: opened && { ...opened, at: opened.at.toISOString() },
    mayOpen: await isUpgradeSigned(pool(), migrationId),
    ready: groups.every(({ retired, go }) => retired !== null || go.ready),
    summary: readinessWords(groups),
    groups,
  };
}

function groupNow({ original: { id, name, retired, statements }, owned, facts }: OriginalNow): Retirement["groups"][number] {
  const { leave, go } = conditionsOf(facts);
  const shown = (condition: Condition) => ({ ...condition, parts: isAgentCondition(condition.code) ? owned[condition.code] : [] });
  return {
    id,
    name,
    retired,
    statements: { unixAgents: null, agentless: null, networkDevices: null, ...statements },
    leave: { ready: holds(leave), conditions: leave.map(shown) },
    go: { ready: holds([...leave, ...go]), conditions: go.map(shown) },
  };
}
