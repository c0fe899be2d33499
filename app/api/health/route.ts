import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { readHealth } from "@/lib/server/http/health";

export const GET = handler(endpoints.health, async () => ({ status: 200, body: await readHealth() }));
