import "server-only";
import type { Told } from "@/lib/server/events/change";
import type { ImportRow } from "./record";

/** An import as events name it. */
export const subjectOf = ({ id, number, fileName }: ImportRow) => ({ kind: "import", id, name: `#${number} ${fileName}` }) as const;

/** The event of a change to an import. */
export function eventOf(row: ImportRow, event: Pick<Told, "verb" | "summary" | "before" | "after">): Told {
  return { ...event, importId: row.id, subject: subjectOf(row) };
}
