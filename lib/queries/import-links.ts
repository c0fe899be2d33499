import type { SectionName } from "@/lib/domain/collected/sections";
import type { RowOutcome } from "@/lib/domain/row-outcomes";
import { search } from "./request";

/** One import, or those of its rows to which something happened, of all its management groups or of one. */
export const importHref = (migration: string, id: string, outcome?: RowOutcome, group?: string): string =>
  `/m/${migration}/imports/${id}${search({ outcome, group })}`;

/** All rows of one section of the collector's file. */
export const sectionHref = (migration: string, id: string, section: SectionName): string =>
  `/m/${migration}/imports/${id}${search({ section })}`;
