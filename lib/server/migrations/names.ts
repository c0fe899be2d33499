import "server-only";
import { conflict } from "@/lib/server/http/problem";

/** The database knows best whether a name is taken: two people may choose it at once. */
export async function nameTaken<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (constraintOf(error) === "migration_name_unarchived_key")
      throw conflict("name-taken", `There is a migration called "${name}" already.`);
    throw error;
  }
}

function constraintOf(error: unknown): unknown {
  return error instanceof Error && "constraint" in error ? error.constraint : undefined;
}
