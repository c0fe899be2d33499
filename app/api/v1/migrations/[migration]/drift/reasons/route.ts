import { endpoints } from "@/lib/contracts/endpoints";
import { writeReasons } from "@/lib/server/drift/reasons";
import { handler } from "@/lib/server/endpoint/handler";

export const PUT = handler(endpoints.driftReasons, async ({ call, migration, body }) => ({
  status: 200,
  body: await writeReasons(call, migration.id, body),
}));
