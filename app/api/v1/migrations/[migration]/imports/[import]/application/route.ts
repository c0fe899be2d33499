import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { applyImport } from "@/lib/server/imports/apply";

export const POST = handler(endpoints.importsApply, async ({ call, params, migration, body, ifMatch }) => ({
  status: 200,
  body: await applyImport(call, migration.id, params.import, body, ifMatch),
}));
