import "server-only";
import type { ImportInput } from "@/lib/contracts/imports";
import { saidOf } from "@/lib/domain/said-coverage";
import type { Mappings } from "./column-mappings";
import { fileLimits } from "./limits";
import { openReading, type Reading } from "./reading/reading";

/**
 * Reads an export from a file on the disk. An empty one is no rows only if everything about it is said; that
 * nothing waits in Pending Management is said by its kind alone. `reads` hears how many bytes are read.
 */
export async function readFrom(
  path: string,
  fileName: string,
  input: ImportInput,
  mappings: Mappings,
  reads?: (bytes: number) => void,
): Promise<Reading> {
  const allowEmpty =
    input.kind !== undefined && input.group !== undefined && (input.kind === "pending" || saidOf(input.coverage, input.group) === "whole");
  const { kind, dateOrder, columns, sheet } = input;
  return await openReading({ path, fileName, kind, dateOrder, columns, sheet, allowEmpty, mappings, limits: fileLimits }, reads);
}
