import { z } from "zod";
import { count, instant } from "./wire";

/** What one import changed of an agent or a server: a field with its words before and after. */
export const historyEntry = z.object({
  at: instant,
  import: count,
  importId: z.uuid(),
  group: z.string(),
  field: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
