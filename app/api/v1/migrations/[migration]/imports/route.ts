import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/http/handler";
import { createImport } from "@/lib/server/imports/create";
import { listImports } from "@/lib/server/imports/read";
import { receiveUpload } from "@/lib/server/imports/upload";

export const GET = handler(endpoints.importsList, async ({ migration, query }) => ({
  status: 200,
  body: await listImports(migration.id, query),
}));

export const POST = handler(endpoints.importsCreate, async ({ actor, now, requestId, migration, request }) => {
  const upload = await receiveUpload(request);
  const made = await createImport({ actor, now, requestId }, migration.id, upload).finally(upload.remove);
  return { status: made.status, body: made.import };
});
