import { endpoints } from "@/lib/contracts/endpoints";
import { answering } from "@/lib/server/endpoint/answering";
import { handler } from "@/lib/server/endpoint/handler";
import { setAlias } from "@/lib/server/imports/aliases/edit";
import { listAliases } from "@/lib/server/plans/aliases/read";

export const GET = answering(endpoints.aliasesList, ({ migration, query }) => listAliases(migration.id, query));

export const POST = handler(endpoints.aliasesSet, async ({ call, migration, body }) => {
  const { status, alias } = await setAlias(call, migration.id, body);
  return { status, body: alias };
});
