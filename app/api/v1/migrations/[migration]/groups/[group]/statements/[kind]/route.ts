import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { stateNone, unstateNone } from "@/lib/server/retirement/groups";

export const PUT = handler(endpoints.groupState, async ({ actor, now, requestId, migration, params, body }) => ({
  status: 200,
  body: await stateNone({ actor, now, requestId }, migration, params, body),
}));

export const DELETE = handler(endpoints.groupUnstate, async ({ actor, now, requestId, migration, params }) => ({
  status: 200,
  body: await unstateNone({ actor, now, requestId }, migration, params),
}));
