import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { receiveImport } from "@/lib/server/imports/create";
import { listImports } from "@/lib/server/imports/read";

export const GET = handler(endpoints.importsList, async ({ migration, query }) => ({
  status: 200,
  body: await listImports(migration.id, query),
}));

export const POST = handler(endpoints.importsCreate, async ({ call, migration, request, received }) => {
  const made = await receiveImport(call, migration.id, request, received);
  return { status: made.status, body: made.import };
});
