import { endpoints } from "@/lib/contracts/endpoints";
import { readSourceHealth } from "@/lib/server/drift/health";
import { handler } from "@/lib/server/endpoint/handler";

export const GET = handler(endpoints.sourceHealth, async ({ migration }) => ({ status: 200, body: await readSourceHealth(migration.id) }));
