import { olderBlocks } from "@/lib/domain/export-blocks";
import type { OlderBlocks, ReadRow } from "@/lib/domain/export-rows";
import type { DateOrder, Kind } from "@/lib/domain/stages";
import type { Column } from "./columns";
import { toInstant } from "./dates";
import { isCapturedHeader } from "./headers";
import type { RowReader } from "./row-reader";

type Marked = Pick<RowReader, "rows" | "capturedAt" | "headersAbove" | "repeatedHeaders">;

/** Of a file to which one export after the other was appended only the newest block of a management group is its state: the rows of others are set aside. */
export function setOlderBlocksAside(
  { rows, capturedAt, headersAbove, repeatedHeaders }: Marked,
  kind: Kind | null,
  order: DateOrder | null,
  captured: Column | null,
): OlderBlocks[] {
  const capturedMs = capturedAt.length > 0 ? capturedAt.map((text) => milliseconds(text, order)) : null;
  // Servers are few, and a loss of any asks; of agents nothing but the blocks themselves may tell.
  if (kind !== "agents" && capturedMs === null) return [];
  const marks = {
    capturedAt: capturedMs,
    named: captured !== null && isCapturedHeader(captured.key),
    headersAbove: repeatedHeaders > 0 ? headersAbove : null,
  };
  const found = olderBlocks(rows, marks, (one, other) => isOlder(one, other, order)).filter(({ sure }) => sure || kind === "agents");
  for (const { rows: older } of found)
    for (const row of older) {
      row.outcome = "ignored";
      row.facts = {};
    }
  return found;
}

function milliseconds(text: string | null, order: DateOrder | null): number | null {
  const instant = text === null ? null : toInstant(text, order);
  return instant === null ? null : Date.parse(instant);
}

function isOlder(one: ReadRow, other: ReadRow, order: DateOrder | null): boolean | null {
  const [mine, theirs] = [one, other].map(({ facts }) => milliseconds(facts.lastModified ?? null, order));
  if (mine === undefined || theirs === undefined || mine === null || theirs === null || mine === theirs) return null;
  return mine < theirs;
}
