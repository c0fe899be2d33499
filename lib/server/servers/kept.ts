import "server-only";
import { z } from "zod";
import { Shelf } from "@/lib/server/agents/kept";
import { asked } from "@/lib/server/database/asked";
import { pool } from "@/lib/server/database/pool";
import { type Loaded, loadComponents } from "./load";

const shelf = new Shelf<Loaded>(20);

/** Components as they stand. What people enter of them and the limits are no part of what a shelf knows, so they are part of the question. */
export async function keptComponents(migrationId: string): Promise<Loaded> {
  const [said] = await asked(
    pool(),
    z.object({ entered: z.string(), limits: z.string() }),
    `select (select coalesce(sum(revision), 0)::text from component_entry where migration_id = $1) as entered,
            (select coalesce(string_agg(name || value, ',' order by name), '') from limit_value) as limits`,
    [migrationId],
  );
  return await shelf.answer(migrationId, said, () => loadComponents(pool(), migrationId, null));
}
