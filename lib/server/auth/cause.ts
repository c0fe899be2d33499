import "server-only";
import { pool } from "@/lib/server/database/pool";

/** better-auth and Prisma hide why they failed; asked directly, a database that is away says so itself. */
export async function causeOf(error: unknown): Promise<unknown> {
  return pool()
    .query("select 1")
    .then(
      () => error,
      (away: unknown) => away,
    );
}
