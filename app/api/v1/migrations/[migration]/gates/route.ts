import { endpoints } from "@/lib/contracts/endpoints";
import { listGates } from "@/lib/server/gates/read";
import { handler } from "@/lib/server/http/handler";

export const GET = handler(endpoints.gatesList, async ({ migration }) => ({ status: 200, body: await listGates(migration.id) }));
