import { endpoints } from "@/lib/contracts/endpoints";
import { setAlias } from "@/lib/server/aliases/edit";
import { listAliases } from "@/lib/server/aliases/read";
import { handler } from "@/lib/server/http/handler";

export const GET = handler(endpoints.aliasesList, async ({ migration, query }) => ({
  status: 200,
  body: await listAliases(migration.id, query),
}));

export const POST = handler(endpoints.aliasesSet, async ({ call, migration, body }) => {
  const { status, alias } = await setAlias(call, migration.id, body);
  return { status, body: alias };
});
