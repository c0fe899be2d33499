import { endpoints } from "@/lib/contracts/endpoints";
import { readHealth } from "@/lib/server/http/health";
import { handler } from "@/lib/server/http/handler";

export const GET = handler(endpoints.health, async () => ({ status: 200, body: await readHealth() }));
