import { endpoints } from "@/lib/contracts/endpoints";
import { archivePlannedChange, editPlannedChange } from "@/lib/server/drift/planned";
import { handler } from "@/lib/server/endpoint/handler";

export const PATCH = handler(endpoints.plannedChangesEdit, async ({ call, migration, params, body, ifMatch }) => ({
  status: 200,
  body: await editPlannedChange(call, migration, params.planned, body, ifMatch),
}));

export const DELETE = handler(endpoints.plannedChangesArchive, async ({ call, migration, params, ifMatch }) => ({
  status: 200,
  body: await archivePlannedChange(call, migration, params.planned, ifMatch),
}));
