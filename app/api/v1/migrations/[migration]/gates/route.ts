import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { listGates } from "@/lib/server/gates/read";

export const GET = handler(endpoints.gatesList, async ({ migration }) => ({ status: 200, body: await listGates(migration.id) }));
