import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { takeToken } from "@/lib/server/people/manage-tokens";

export const DELETE = handler(endpoints.tokensRevoke, async ({ call, params }) => ({
  status: 200,
  body: await takeToken(call, params.token),
}));
