import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { applyImport } from "@/lib/server/imports/apply";

export const POST = handler(endpoints.importsApply, async ({ actor, now, requestId, params, migration, body, ifMatch }) => ({
  status: 200,
  body: await applyImport({ actor, now, requestId }, migration.id, params.import, body, ifMatch),
}));
