import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { taskShows } from "./checklist-links";

/** How the address of a checklist is read. */
export const checklistKeys = { show: parseAsStringLiteral(taskShows).withDefault("all"), task: parseAsString };
