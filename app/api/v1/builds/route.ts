import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { listBuilds } from "@/lib/server/settings/builds/list";

export const GET = handler(endpoints.buildsList, async () => ({ status: 200, body: await listBuilds() }));
