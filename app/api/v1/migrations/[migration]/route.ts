import { endpoints } from "@/lib/contracts/endpoints";
import { pool } from "@/lib/server/database/pool";
import { handler } from "@/lib/server/endpoint/handler";
import { readMigration } from "@/lib/server/migrations/read";
import { editMigration } from "@/lib/server/settings/migration";

export const GET = handler(endpoints.migrationsGet, async ({ params }) => ({
  status: 200,
  body: await readMigration(pool(), params.migration),
}));

export const PATCH = handler(endpoints.migrationsEdit, async ({ call, params, body, ifMatch }) => ({
  status: 200,
  body: await editMigration(call, params.migration, body, ifMatch),
}));
