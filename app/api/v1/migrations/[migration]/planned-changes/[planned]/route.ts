import { endpoints } from "@/lib/contracts/endpoints";
import { archivePlannedChange, editPlannedChange } from "@/lib/server/drift/planned";
import { handler } from "@/lib/server/http/handler";

export const PATCH = handler(endpoints.plannedChangesEdit, async ({ actor, now, requestId, migration, params, body, ifMatch }) => ({
  status: 200,
  body: await editPlannedChange({ actor, now, requestId }, migration, params.planned, body, ifMatch),
}));

export const DELETE = handler(endpoints.plannedChangesArchive, async ({ actor, now, requestId, migration, params, ifMatch }) => ({
  status: 200,
  body: await archivePlannedChange({ actor, now, requestId }, migration, params.planned, ifMatch),
}));
