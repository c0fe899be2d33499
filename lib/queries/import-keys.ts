import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { rowOutcomes } from "@/lib/domain/row-outcomes";

/** How the address of an import is read. */
export const importKeys = { outcome: parseAsStringLiteral(rowOutcomes), group: parseAsString };
