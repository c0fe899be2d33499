import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { retireGroup, unretireGroup } from "@/lib/server/retirement/groups";

export const PUT = handler(endpoints.groupRetire, async ({ call, migration, params, body }) => ({
  status: 200,
  body: await retireGroup(call, migration, params.group, body),
}));

export const DELETE = handler(endpoints.groupUnretire, async ({ call, migration, params }) => ({
  status: 200,
  body: await unretireGroup(call, migration, params.group),
}));
