import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { setLimit } from "@/lib/server/limits/limits";

export const PUT = handler(endpoints.limitsEdit, async ({ call, params, body }) => ({
  status: 200,
  body: await setLimit(call, params.limit, body.value),
}));
