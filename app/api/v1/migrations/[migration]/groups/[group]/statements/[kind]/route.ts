import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { stateNone, unstateNone } from "@/lib/server/retirement/groups";

export const PUT = handler(endpoints.groupState, async ({ call, migration, params, body }) => ({
  status: 200,
  body: await stateNone(call, migration, params, body),
}));

export const DELETE = handler(endpoints.groupUnstate, async ({ call, migration, params }) => ({
  status: 200,
  body: await unstateNone(call, migration, params),
}));
