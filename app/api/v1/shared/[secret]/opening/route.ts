import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { giveSharedPassword, unlisted } from "@/lib/server/report/links/open";

export const POST = handler(endpoints.sharedOpen, async ({ params, body, request, now }) => {
  const cookie = await giveSharedPassword({ ...params, request, now }, body.password);
  return new Response(null, { status: 204, headers: { ...unlisted, "set-cookie": cookie } });
});
