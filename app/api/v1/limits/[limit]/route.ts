import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { setLimit } from "@/lib/server/settings/limits";

export const PUT = handler(endpoints.limitsEdit, async ({ call, params, body }) => ({
  status: 200,
  body: await setLimit(call, params.limit, body.value),
}));
