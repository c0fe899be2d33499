import "server-only";
import { type Flag, worstOf } from "@/lib/domain/stages";

/** Codes of flags, those of them that settle still, and the gravest severity: what is counted, filtered and sorted of flags. */
export function flagFields(flags: readonly Flag[]): [codes: string[], settling: string[], worst: string | null] {
  return [flags.map(({ code }) => code), flags.flatMap(({ code, settling }) => (settling ? [code] : [])), worstOf(flags)];
}
