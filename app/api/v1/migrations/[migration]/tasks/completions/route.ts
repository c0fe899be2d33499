import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { changeCompletions } from "@/lib/server/tasks/completions";

export const POST = handler(endpoints.completionsMake, async ({ call, migration, body }) => ({
  status: 200,
  body: await changeCompletions(call, migration.id, body),
}));
