import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { frozenFile, frozenHeaders } from "@/lib/server/report/frozen/file";

export const GET = handler(
  endpoints.reportsFile,
  async ({ params, request }) => frozenFile(params.migration, params.report, params.file, { signal: request.signal, agents: true }),
  async ({ params }) => frozenHeaders(params.migration, params.report, params.file),
);
