import "server-only";
import { isPlainlySaid, plainNameNeeded } from "@/lib/domain/names";
import { invalidRequest } from "./problem";

type Texts = readonly (string | null | undefined)[];

/**
 * Refuses what is newly said and not plain: it would hide, or turn around what stands beside it. What a thing had before may be
 * sent again with the rest, so that one who takes away one of two old ones is not refused because of the other.
 * @param what the field, by the word of the form
 */
export function requirePlain(what: string, said: Texts | null | undefined, before: readonly (string | null)[] = []): void {
  if (said && !isPlainlySaid(said, before))
    throw invalidRequest(`The ${what} cannot be used: ${plainNameNeeded.charAt(0).toLowerCase()}${plainNameNeeded.slice(1)}.`);
}
