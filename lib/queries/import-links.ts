import type { RowOutcome } from "@/lib/domain/row-outcomes";
import { search } from "./request";

/** One import, or those of its rows to which something happened. */
export const importHref = (migration: string, id: string, outcome?: RowOutcome): string =>
  `/m/${migration}/imports/${id}${search({ outcome })}`;
