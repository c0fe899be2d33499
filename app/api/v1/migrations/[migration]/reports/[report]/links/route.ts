import { endpoints } from "@/lib/contracts/endpoints";
import { once } from "@/lib/server/answers/answer";
import { handler } from "@/lib/server/endpoint/handler";
import { listLinks, makeLink } from "@/lib/server/report/links/manage";

export const GET = handler(endpoints.reportLinksList, async ({ params, now }) => ({
  status: 200,
  body: await listLinks(params.migration, params.report, now),
}));

export const POST = handler(endpoints.reportLinksMake, async ({ call, migration, params, body }) =>
  once(201, await makeLink(call, migration, params.report, body)),
);
