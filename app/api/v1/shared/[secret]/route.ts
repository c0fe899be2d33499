import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { openShared, unlisted } from "@/lib/server/report/links/open";

export const GET = handler(endpoints.sharedGet, async ({ params, request, now }) => ({
  status: 200,
  body: await openShared({ ...params, request, now }),
  headers: unlisted,
}));
