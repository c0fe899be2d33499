import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { downloadHeaders, downloadImport } from "@/lib/server/imports/download";

export const GET = handler(
  endpoints.importsFile,
  ({ params, migration }) => downloadImport(migration.id, params.import),
  ({ params, migration }) => downloadHeaders(migration.id, params.import),
);
