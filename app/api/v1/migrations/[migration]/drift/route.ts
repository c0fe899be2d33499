import { endpoints } from "@/lib/contracts/endpoints";
import { listDrift } from "@/lib/server/drift/list";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.driftList, async ({ migration, query }) => ({ status: 200, body: await listDrift(migration, query) }));
