import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { revokeLink } from "@/lib/server/report/links/manage";

export const DELETE = handler(endpoints.reportLinksRevoke, async ({ call, params }) => ({
  status: 200,
  body: await revokeLink(call, params.migration, params.report, params.link),
}));
