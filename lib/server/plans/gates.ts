import "server-only";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import type { GateSignature } from "@/lib/server/database/client/client";
import { allTyped, type Typed } from "@/lib/server/database/columns";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";

export type SignatureRow = Typed<"GateSignature", GateSignature>;

export async function loadSignatures(db: Queryable, migrationId: string): Promise<Map<PhaseId, SignatureRow>> {
  const rows = allTyped("GateSignature", await tables(db).gateSignature.findMany({ where: { migrationId } }));
  return new Map(rows.map((row) => [row.phase, row]));
}
