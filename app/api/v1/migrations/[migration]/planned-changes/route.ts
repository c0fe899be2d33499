import { endpoints } from "@/lib/contracts/endpoints";
import { addPlannedChange, listPlannedChanges } from "@/lib/server/drift/planned";
import { answering } from "@/lib/server/endpoint/answering";

export const GET = answering(endpoints.plannedChangesList, ({ migration, query, now }) => listPlannedChanges(migration, query, now));

export const POST = answering(endpoints.plannedChangesAdd, ({ call, migration, body }) => addPlannedChange(call, migration, body));
