import { endpoints } from "@/lib/contracts/endpoints";
import { keepApart, takeApartBack } from "@/lib/server/aliases/keep-apart";
import { handler } from "@/lib/server/http/handler";

export const PUT = handler(endpoints.namesApart, async ({ actor, now, requestId, migration, params, body }) => ({
  status: 200,
  body: await keepApart({ actor, now, requestId }, migration.id, params, body),
}));

export const DELETE = handler(endpoints.namesUnapart, async ({ actor, now, requestId, migration, params }) => ({
  status: 200,
  body: await takeApartBack({ actor, now, requestId }, migration.id, params),
}));
