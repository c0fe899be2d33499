import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { revokeLink } from "@/lib/server/report/links/manage";

export const DELETE = answering(endpoints.reportLinksRevoke, ({ call, params }) =>
  revokeLink(call, params.migration, params.report, params.link),
);
