import { endpoints } from "@/lib/contracts/endpoints";
import { once } from "@/lib/server/answers/answer";
import { answering } from "@/lib/server/endpoint/answering";
import { handler } from "@/lib/server/endpoint/handler";
import { listLinks, makeLink } from "@/lib/server/report/links/manage";

export const GET = answering(endpoints.reportLinksList, ({ params, now }) => listLinks(params.migration, params.report, now));

export const POST = handler(endpoints.reportLinksMake, async ({ call, migration, params, body }) =>
  once(201, await makeLink(call, migration, params.report, body)),
);
