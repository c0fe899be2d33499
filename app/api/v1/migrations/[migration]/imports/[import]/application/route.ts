import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { applyImport } from "@/lib/server/imports/apply";

export const POST = answering(endpoints.importsApply, ({ call, params, migration, body, ifMatch }) =>
  applyImport(call, migration.id, params.import, body, ifMatch),
);
