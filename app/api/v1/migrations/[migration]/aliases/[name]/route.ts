import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { removeAlias } from "@/lib/server/imports/aliases/edit";

export const DELETE = handler(endpoints.aliasesRemove, async ({ call, params, migration, ifMatch }) => ({
  status: 200,
  body: await removeAlias(call, migration.id, params.name, ifMatch),
}));
