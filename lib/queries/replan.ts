import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { applyImport, discardImport, originalFile } from "./imports";
import { ProblemError } from "./request";
import { uploadExport } from "./upload";

/** Plans a file again with other answers. The earlier plan is discarded once the new one stands. */
export async function replanImport(migration: string, record: ImportRecord, said: ImportInput): Promise<ImportRecord> {
  const file = await originalFile(migration, record);
  const planned = await uploadExport({ migration, file, said, onProgress: () => undefined });
  if (planned.id !== record.id) await discardImport(migration, record.id);
  return planned;
}

export const isPlanChanged = (error: unknown) => error instanceof ProblemError && error.code === "plan-changed";

/**
 * Applies one after the other. Each is counted on top of the one before, so its plan moves: that was said when the
 * whole row was confirmed, and the plan last answered is applied. Anything else stops the rest.
 */
export async function applyInOrder(
  migration: string,
  records: readonly ImportRecord[],
  onApplied: (record: ImportRecord) => void,
): Promise<void> {
  for (const record of records) onApplied(await applyMoved(migration, record));
}

async function applyMoved(migration: string, record: ImportRecord): Promise<ImportRecord> {
  try {
    return await applyImport(migration, record);
  } catch (error) {
    if (!(error instanceof ProblemError) || (error.code !== "plan-changed" && error.code !== "stale")) throw error;
    return applyImport(migration, { ...record, revision: revisionIn(error) ?? record.revision });
  }
}

function revisionIn({ problem }: ProblemError): number | null {
  const current = problem.current ?? problem.import;
  return current && typeof current === "object" && "revision" in current && typeof current.revision === "number" ? current.revision : null;
}
