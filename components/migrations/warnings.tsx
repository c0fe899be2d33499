import { Note } from "@/components/ui/states";
import type { Migration } from "@/lib/contracts/migrations";

/** Pairs of releases that the vendor's documents do not list. Said, never a block. */
export function Warnings({ warnings }: { warnings: Migration["warnings"] }) {
  return warnings.map((warning) => (
    <Note key={warning.code + warning.message} tone="warn" title={warning.message}>
      {warning.source}
    </Note>
  ));
}
