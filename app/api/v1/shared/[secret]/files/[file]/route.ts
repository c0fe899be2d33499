import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { sharedFile, sharedHeaders } from "@/lib/server/report/links/open";

export const GET = handler(
  endpoints.sharedFile,
  async ({ params, request, now }) => sharedFile({ secret: params.secret, request, now }, params.file),
  async ({ params, request, now }) => sharedHeaders({ secret: params.secret, request, now }, params.file),
);
