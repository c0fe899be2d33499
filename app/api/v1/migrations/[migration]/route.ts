import { endpoints } from "@/lib/contracts/endpoints";
import { pool } from "@/lib/server/database/pool";
import { handler } from "@/lib/server/http/handler";
import { editMigration } from "@/lib/server/migrations/edit";
import { readMigration } from "@/lib/server/migrations/read";

export const GET = handler(endpoints.migrationsGet, async ({ params }) => ({
  status: 200,
  body: await readMigration(pool(), params.migration),
}));

export const PATCH = handler(endpoints.migrationsEdit, async ({ call, params, body, ifMatch }) => ({
  status: 200,
  body: await editMigration(call, params.migration, body, ifMatch),
}));
