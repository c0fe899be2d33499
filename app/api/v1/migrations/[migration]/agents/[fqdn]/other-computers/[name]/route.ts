import { endpoints } from "@/lib/contracts/endpoints";
import { handler } from "@/lib/server/endpoint/handler";
import { keepApart, takeApartBack } from "@/lib/server/imports/aliases/keep-apart";

export const PUT = handler(endpoints.namesApart, async ({ call, migration, params, body }) => ({
  status: 200,
  body: await keepApart(call, migration.id, params, body),
}));

export const DELETE = handler(endpoints.namesUnapart, async ({ call, migration, params }) => ({
  status: 200,
  body: await takeApartBack(call, migration.id, params),
}));
