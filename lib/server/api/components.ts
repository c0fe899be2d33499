import { componentEndpoints } from "@/lib/contracts/components";
import { answers } from "@/lib/server/endpoint/answers";
import { archiveComponent, editComponent, enterComponent } from "@/lib/server/servers/enter";
import { listComponents } from "@/lib/server/servers/list";
import { getComponent } from "@/lib/server/servers/read";

export default answers(componentEndpoints, {
  componentsList: ({ migration, query }) => listComponents(migration, query),
  componentsCreate: {
    run: async ({ call, migration, body }) => {
      const made = await enterComponent(call, migration.id, body);
      return { status: 201, body: made, headers: { location: `/api/v1/migrations/${migration.id}/components/${made.id}` } };
    },
  },
  componentsGet: ({ migration, params, query }) => getComponent(migration, params.component, query.asOf),
  componentsEdit: ({ call, migration, params, body, ifMatch }) => editComponent(call, migration.id, params.component, body, ifMatch),
  componentsArchive: ({ call, migration, params, ifMatch }) => archiveComponent(call, migration.id, params.component, ifMatch),
});
