import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { handler } from "@/lib/server/endpoint/handler";
import { receiveImport } from "@/lib/server/imports/create";
import { listImports } from "@/lib/server/imports/read";

export const GET = answering(endpoints.importsList, ({ migration, query }) => listImports(migration.id, query));

export const POST = handler(endpoints.importsCreate, async ({ call, migration, request, received }) => {
  const made = await receiveImport(call, migration.id, request, received);
  return { status: made.status, body: made.import };
});
