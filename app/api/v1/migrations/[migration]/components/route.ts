import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { handler } from "@/lib/server/endpoint/handler";
import { enterComponent } from "@/lib/server/servers/enter";
import { listComponents } from "@/lib/server/servers/list";

export const GET = answering(endpoints.componentsList, ({ migration, query }) => listComponents(migration, query));

export const POST = handler(endpoints.componentsCreate, async ({ call, migration, body }) => {
  const made = await enterComponent(call, migration.id, body);
  return { status: 201, body: made, headers: { location: `/api/v1/migrations/${migration.id}/components/${made.id}` } };
});
