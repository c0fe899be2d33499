import { aliasEndpoints } from "@/lib/contracts/aliases";
import { answers } from "@/lib/server/endpoint/answers";
import { removeAlias, setAlias } from "@/lib/server/imports/aliases/edit";
import { keepApart, takeApartBack } from "@/lib/server/imports/aliases/keep-apart";
import { listAliases } from "@/lib/server/plans/aliases/read";

export default answers(aliasEndpoints, {
  aliasesList: ({ migration, query }) => listAliases(migration.id, query),
  aliasesSet: {
    run: async ({ call, migration, body }) => {
      const { status, alias } = await setAlias(call, migration.id, body);
      return { status, body: alias };
    },
  },
  aliasesRemove: ({ call, params, migration, ifMatch }) => removeAlias(call, migration.id, params.name, ifMatch),
  namesApart: ({ call, migration, params, body }) => keepApart(call, migration.id, params, body),
  namesUnapart: ({ call, migration, params }) => takeApartBack(call, migration.id, params),
});
