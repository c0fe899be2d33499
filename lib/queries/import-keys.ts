import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { sectionNames } from "@/lib/domain/collected/sections";
import { rowOutcomes } from "@/lib/domain/row-outcomes";

/** How the address of an import is read. */
export const importKeys = { outcome: parseAsStringLiteral(rowOutcomes), group: parseAsString, section: parseAsStringLiteral(sectionNames) };
