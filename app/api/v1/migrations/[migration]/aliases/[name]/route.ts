import { endpoints } from "@/lib/contracts/endpoints";
import { removeAlias } from "@/lib/server/aliases/edit";
import { handler } from "@/lib/server/http/handler";

export const DELETE = handler(endpoints.aliasesRemove, async ({ call, params, migration, ifMatch }) => ({
  status: 200,
  body: await removeAlias(call, migration.id, params.name, ifMatch),
}));
