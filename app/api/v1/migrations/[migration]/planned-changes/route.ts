import { endpoints } from "@/lib/contracts/endpoints";
import { addPlannedChange, listPlannedChanges } from "@/lib/server/drift/planned";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.plannedChangesList, async ({ migration, query, now }) => ({
  status: 200,
  body: await listPlannedChanges(migration, query, now),
}));

export const POST = handler(endpoints.plannedChangesAdd, async ({ call, migration, body }) => ({
  status: 201,
  body: await addPlannedChange(call, migration, body),
}));
