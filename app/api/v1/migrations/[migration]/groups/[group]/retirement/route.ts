import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { retireGroup, unretireGroup } from "@/lib/server/retirement/groups";

export const PUT = handler(endpoints.groupRetire, async ({ actor, now, requestId, migration, params, body }) => ({
  status: 200,
  body: await retireGroup({ actor, now, requestId }, migration, params.group, body),
}));

export const DELETE = handler(endpoints.groupUnretire, async ({ actor, now, requestId, migration, params }) => ({
  status: 200,
  body: await unretireGroup({ actor, now, requestId }, migration, params.group),
}));
