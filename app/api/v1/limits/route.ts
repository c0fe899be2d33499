import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { listLimits } from "@/lib/server/limits/limits";

export const GET = handler(endpoints.limitsList, async () => ({ status: 200, body: await listLimits() }));
