import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { archiveComponent, editComponent } from "@/lib/server/servers/enter";
import { getComponent } from "@/lib/server/servers/read";

export const GET = answering(endpoints.componentsGet, ({ migration, params, query }) =>
  getComponent(migration, params.component, query.asOf),
);

export const PATCH = answering(endpoints.componentsEdit, ({ call, migration, params, body, ifMatch }) =>
  editComponent(call, migration.id, params.component, body, ifMatch),
);

export const DELETE = answering(endpoints.componentsArchive, ({ call, migration, params, ifMatch }) =>
  archiveComponent(call, migration.id, params.component, ifMatch),
);
