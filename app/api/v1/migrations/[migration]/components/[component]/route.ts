import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { archiveComponent, editComponent } from "@/lib/server/servers/enter";
import { getComponent } from "@/lib/server/servers/read";

export const GET = handler(endpoints.componentsGet, async ({ migration, params, query }) => ({
  status: 200,
  body: await getComponent(migration, params.component, query.asOf),
}));

export const PATCH = handler(endpoints.componentsEdit, async ({ call, migration, params, body, ifMatch }) => ({
  status: 200,
  body: await editComponent(call, migration.id, params.component, body, ifMatch),
}));

export const DELETE = handler(endpoints.componentsArchive, async ({ call, migration, params, ifMatch }) => ({
  status: 200,
  body: await archiveComponent(call, migration.id, params.component, ifMatch),
}));
