import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { listLimits } from "@/lib/server/settings/limits";

export const GET = handler(endpoints.limitsList, async () => ({ status: 200, body: await listLimits() }));
