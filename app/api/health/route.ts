import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { readHealth } from "@/lib/server/endpoint/health";

export const GET = handler(endpoints.health, async () => ({ status: 200, body: await readHealth() }));
