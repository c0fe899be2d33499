import { endpoints } from "@/lib/contracts/endpoints";
import { archivePlannedChange, editPlannedChange } from "@/lib/server/drift/planned";
import { answering } from "@/lib/server/endpoint/answering";

export const PATCH = answering(endpoints.plannedChangesEdit, ({ call, migration, params, body, ifMatch }) =>
  editPlannedChange(call, migration, params.planned, body, ifMatch),
);

export const DELETE = answering(endpoints.plannedChangesArchive, ({ call, migration, params, ifMatch }) =>
  archivePlannedChange(call, migration, params.planned, ifMatch),
);
