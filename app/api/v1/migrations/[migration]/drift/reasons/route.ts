import { endpoints } from "@/lib/contracts/endpoints";
import { writeReasons } from "@/lib/server/drift/reasons";
import { handler } from "@/lib/server/http/handler";

export const PUT = handler(endpoints.driftReasons, async ({ actor, now, requestId, migration, body }) => ({
  status: 200,
  body: await writeReasons({ actor, now, requestId }, migration.id, body),
}));
