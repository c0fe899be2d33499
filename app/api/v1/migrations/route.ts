import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { handler } from "@/lib/server/endpoint/handler";
import { createMigration } from "@/lib/server/migrations/create";
import { listMigrations } from "@/lib/server/migrations/list";

export const GET = answering(endpoints.migrationsList, ({ query }) => listMigrations(query));

export const POST = handler(endpoints.migrationsCreate, async ({ call, body }) => {
  const migration = await createMigration(call, body);
  return { status: 201, body: migration, headers: { location: `/api/v1/migrations/${migration.id}` } };
});
