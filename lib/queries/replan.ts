import type { ImportRecord } from "@/lib/contracts/imports";
import { applyImport } from "./imports";
import { ProblemError } from "./request";

export const isPlanChanged = (error: unknown) => error instanceof ProblemError && error.code === "plan-changed";

/**
 * Applies one after the other. Each is counted on top of the one before, so its plan moves: that was said when the whole row
 * was confirmed, and the plan last answered is applied. One that is in doubt beside those before it is left out, and
 * answered; anything else stops the rest.
 */
export async function applyInOrder(
  migration: string,
  records: readonly ImportRecord[],
  onDone: (record: ImportRecord) => void,
): Promise<{ leftOut: ImportRecord[] }> {
  const leftOut: ImportRecord[] = [];
  for (const record of records) {
    if ((await applyMoved(migration, record)) === null) leftOut.push(record);
    onDone(record);
  }
  return { leftOut };
}

/** Null where the import asks something now. */
async function applyMoved(migration: string, record: ImportRecord): Promise<ImportRecord | null> {
  try {
    return await applyImport(migration, record);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.code === "needs-input") return null;
    if (error.code !== "plan-changed" && error.code !== "stale") throw error;
    return await applyMoved(migration, { ...record, revision: revisionIn(error) ?? record.revision });
  }
}

function revisionIn({ problem }: ProblemError): number | null {
  const current = problem.current ?? problem.import;
  return current && typeof current === "object" && "revision" in current && typeof current.revision === "number" ? current.revision : null;
}
