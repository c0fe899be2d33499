import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { removeAlias } from "@/lib/server/imports/aliases/edit";

export const DELETE = answering(endpoints.aliasesRemove, ({ call, params, migration, ifMatch }) =>
  removeAlias(call, migration.id, params.name, ifMatch),
);
