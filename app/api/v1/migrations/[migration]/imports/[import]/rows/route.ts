import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { importRowsOf } from "@/lib/server/imports/rows";

export const GET = handler(endpoints.importsRows, async ({ params, migration, query }) => ({
  status: 200,
  body: await importRowsOf(migration.id, params.import, query),
}));
