import "server-only";
import type { Queryable } from "./queryable";

/** What one transaction at a time changes: of the whole installation, or of one migration, which is named by its id. */
type Whole = "accounts" | "names of accounts" | "names of migrations" | "names of checklists" | "limits" | "migrations";
type Part = "migration" | "tasks" | "gates" | "reports" | "components" | "schedules";
export type Lock = Whole | `${Part} ${string}`;

/**
 * Waits until nobody else holds this, and holds it until the transaction ends. "migration" is its row: imports hold it while they change facts.
 * Whoever takes several takes gates before the migration, and the migration before the rest.
 */
export async function lock(db: Queryable, what: Lock): Promise<void> {
  const [part, id] = what.split(" ");
  if (what === "migrations") await db.query("select from migration order by id for update");
  else if (part === "migration") await db.query("select from migration where id = $1 for update", [id]);
  else await db.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [what]);
}
