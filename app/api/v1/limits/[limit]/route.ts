import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { setLimit } from "@/lib/server/limits/limits";

export const PUT = handler(endpoints.limitsEdit, async ({ params, body, ...call }) => ({
  status: 200,
  body: await setLimit(call, params.limit, body.value),
}));
