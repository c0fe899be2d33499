import "server-only";
import type { ImportInput } from "@/lib/contracts/imports";
import { saidOf } from "@/lib/domain/said-coverage";
import { type ReadExport, readExport } from "@/lib/readers/read-export";
import { headerSetKey, type Mappings } from "./column-mappings";
import { fileLimits } from "./limits";
import { askForRoom } from "./memory";

/**
 * Reads an export from bytes that can be opened again. An empty file is no rows only if everything about it is said; that
 * nothing waits in Pending Management is said by its kind alone.
 */
export async function readFrom(
  open: () => AsyncIterable<Uint8Array>,
  fileName: string,
  input: ImportInput,
  mappings: Mappings,
): Promise<ReadExport> {
  const allowEmpty =
    input.kind !== undefined && input.group !== undefined && (input.kind === "pending" || saidOf(input.coverage, input.group) === "whole");
  const mapping = (headers: readonly string[]) => input.columns ?? mappings.get(headerSetKey(headers)) ?? null;
  return await readExport(open, {
    fileName,
    kind: input.kind,
    dateOrder: input.dateOrder,
    allowEmpty,
    mapping,
    limits: fileLimits,
    room: askForRoom,
  });
}
