import type { RowOutcome } from "@/lib/domain/row-outcomes";
import { search } from "./request";

/** One import, or those of its rows to which something happened, of all its management groups or of one. */
export const importHref = (migration: string, id: string, outcome?: RowOutcome, group?: string): string =>
  `/m/${migration}/imports/${id}${search({ outcome, group })}`;
