import { endpoints } from "@/lib/contracts/endpoints";
import { listBuilds } from "@/lib/server/builds/list";
import { handler } from "@/lib/server/http/handler";

export const GET = handler(endpoints.buildsList, async () => ({ status: 200, body: await listBuilds() }));
