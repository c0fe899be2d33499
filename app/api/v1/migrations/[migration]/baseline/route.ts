import { endpoints } from "@/lib/contracts/endpoints";
import { freezeBaseline, getBaseline } from "@/lib/server/drift/freeze";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.baselineGet, async ({ migration }) => ({ status: 200, body: await getBaseline(migration.id) }));

export const PUT = handler(endpoints.baselineFreeze, async ({ call, migration, body }) => ({
  status: 200,
  body: await freezeBaseline(call, migration.id, body),
}));
