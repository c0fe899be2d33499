import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Source } from "./decode";
import { type ReadExport, type ReadOptions, readExport } from "./read-export";
import { Refusal } from "./refusal";

export const limits = { rows: 2_000_000, cell: 1_000_000, columns: 2_000 };

export const inChunks = (bytes: Uint8Array, size = 65_536): Source =>
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };

export const readBytes = (bytes: Uint8Array, options: Partial<ReadOptions> = {}, size?: number): Promise<ReadExport> =>
  readExport(inChunks(bytes, size), { fileName: "agents.csv", limits, ...options });

export const readText = (text: string, options: Partial<ReadOptions> = {}): Promise<ReadExport> =>
  readBytes(new TextEncoder().encode(text), options);

/** The refusal of a file; fails when the file is read or anything else is thrown. */
export async function refusalOf(reading: Promise<unknown>): Promise<Refusal> {
  const outcome = await reading.then(
    () => "it was read",
    (error: unknown) => error,
  );
  if (outcome instanceof Refusal) return outcome;
  throw outcome instanceof Error ? outcome : new Error(`Not refused: ${String(outcome)}`);
}

export const sample = (path: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../${path.startsWith("exports/") ? "public" : "e2e"}/samples/${path}`, import.meta.url)));

export const codes = ({ file }: ReadExport): string[] => file.issues.map(({ code }) => code);
