import { reportLinkEndpoints } from "@/lib/contracts/report-links";
import { once } from "@/lib/server/answers/answer";
import { answers } from "@/lib/server/endpoint/answers";
import { listLinks, makeLink, revokeLink } from "@/lib/server/report/links/manage";
import { giveSharedPassword, openShared, sharedFile, sharedHeaders, unlisted } from "@/lib/server/report/links/open";

export default answers(reportLinkEndpoints, {
  reportLinksList: ({ params, now }) => listLinks(params.migration, params.report, now),
  reportLinksMake: { run: async ({ call, migration, params, body }) => once(201, await makeLink(call, migration, params.report, body)) },
  reportLinksRevoke: ({ call, params }) => revokeLink(call, params.migration, params.report, params.link),
  sharedGet: {
    run: async ({ params, request, now }) => ({
      status: 200,
      body: await openShared({ ...params, request, now }),
      headers: unlisted,
    }),
  },
  sharedOpen: {
    run: async ({ params, body, request, now }) => {
      const cookie = await giveSharedPassword({ ...params, request, now }, body.password);
      return new Response(null, { status: 204, headers: { ...unlisted, "set-cookie": cookie } });
    },
  },
  sharedFile: {
    run: async ({ params, request, now }) => sharedFile({ secret: params.secret, request, now }, params.file),
    head: async ({ params, request, now }) => sharedHeaders({ secret: params.secret, request, now }, params.file),
  },
});
