import type { SignatureInput, Withdrawal } from "@/lib/contracts/gates";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import { reading } from "./ask";
import { change } from "./change";
import { migrationKey } from "./touched";

export const gatesQuery = (migration: string) =>
  reading([...migrationKey(migration), "gates"], "GET /api/v1/migrations/{migration}/gates", { params: { migration } });

export const signGate = (migration: string, phase: PhaseId, body: SignatureInput) =>
  change("PUT /api/v1/migrations/{migration}/gates/{phase}/signature", { params: { migration, phase }, body });

export const withdrawSignature = (migration: string, phase: PhaseId, body: Withdrawal) =>
  change("DELETE /api/v1/migrations/{migration}/gates/{phase}/signature", { params: { migration, phase }, body });
