import type { GroupRetirementInput, RetirementInput } from "@/lib/contracts/retirement";
import type { PolledKind } from "@/lib/domain/polled/kinds";
import { reading } from "./ask";
import { change } from "./change";
import { migrationKey } from "./touched";

/** Below the key of gates: whatever moves a gate, an agent or a task may move it. */
export const retirementQuery = (migration: string) =>
  reading([...migrationKey(migration), "gates", "retirement"], "GET /api/v1/migrations/{migration}/retirement", { params: { migration } });

export const openRetirement = (migration: string, body: RetirementInput) =>
  change("PUT /api/v1/migrations/{migration}/retirement", { params: { migration }, body });

export const closeRetirement = (migration: string, body: RetirementInput) =>
  change("DELETE /api/v1/migrations/{migration}/retirement", { params: { migration }, body });

export const retireGroup = (migration: string, group: string, body: GroupRetirementInput) =>
  change("PUT /api/v1/migrations/{migration}/groups/{group}/retirement", { params: { migration, group }, body });

export const unretireGroup = (migration: string, group: string) =>
  change("DELETE /api/v1/migrations/{migration}/groups/{group}/retirement", { params: { migration, group } });

export const stateNone = (migration: string, group: string, kind: PolledKind, body: RetirementInput) =>
  change("PUT /api/v1/migrations/{migration}/groups/{group}/statements/{kind}", { params: { migration, group, kind }, body });

export const unstateNone = (migration: string, group: string, kind: PolledKind) =>
  change("DELETE /api/v1/migrations/{migration}/groups/{group}/statements/{kind}", { params: { migration, group, kind } });
