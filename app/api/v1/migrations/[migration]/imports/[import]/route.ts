import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { answerImport } from "@/lib/server/imports/answer";
import { getImport } from "@/lib/server/imports/read";
import { undoImport } from "@/lib/server/imports/undo";

export const GET = handler(endpoints.importsGet, async ({ params, migration }) => ({
  status: 200,
  body: await getImport(migration.id, params.import),
}));

export const PATCH = handler(endpoints.importsAnswer, async ({ call, params, migration, body, ifMatch }) => ({
  status: 200,
  body: await answerImport(call, migration.id, params.import, body, ifMatch),
}));

export const DELETE = handler(endpoints.importsUndo, async ({ call, params, migration, ifMatch }) => ({
  status: 200,
  body: await undoImport(call, migration.id, params.import, ifMatch),
}));
