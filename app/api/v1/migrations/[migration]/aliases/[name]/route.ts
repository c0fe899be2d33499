import { endpoints } from "@/lib/contracts/endpoints";
import { removeAlias } from "@/lib/server/aliases/edit";
import { handler } from "@/lib/server/http/handler";

export const DELETE = handler(endpoints.aliasesRemove, async ({ actor, now, requestId, params, migration, ifMatch }) => ({
  status: 200,
  body: await removeAlias({ actor, now, requestId }, migration.id, params.name, ifMatch),
}));
